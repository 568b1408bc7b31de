import { feature, mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import type { LngLat } from '../../../contract/polyline.ts';
import { type Bounds, boundsOf, type PlanePoint, project } from '../../lib/geometry/plane.ts';

/** A county as it is drawn. */
export interface CountyShape {
  adcode: string;
  name: string;
  prefecture: string;
  /** Outline in the plane, as SVG has it. */
  path: string;
  bounds: Bounds;
  /** Middle of its largest part, where its name goes. */
  middle: PlanePoint;
}

/** The ground of the map. */
export interface Shapes {
  counties: readonly CountyShape[];
  /** Borders between prefectures, and around provinces, as SVG has them. */
  prefectureBorders: string;
  provinceBorders: string;
  bounds: Bounds;
}

type Ring = PlanePoint[];

/** The county shapes, in a file of their own that is fetched with the first map. */
export async function loadShapes(): Promise<Shapes> {
  const { default: topology } = await import('virtual:county-shapes');
  const { counties } = topology.objects;
  const shapes = feature(topology, counties).features.map(({ properties, geometry }) => {
    const parts =
      geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as { coordinates: number[][][][] }).coordinates;
    const rings = parts.map((rings) => rings.map((ring) => ring.map((at) => project(at as LngLat))));
    return countyShape(properties, rings);
  });
  const borders = (differ: (a: string, b: string) => boolean) =>
    mesh(topology, counties, (a, b) => differ(adcodeOf(a), adcodeOf(b)))
      .coordinates.map((line) => pathOf(line.map((at) => project(at as LngLat))))
      .join('');
  return {
    counties: shapes,
    prefectureBorders: borders((a, b) => a.slice(0, 2) === b.slice(0, 2) && a.slice(0, 4) !== b.slice(0, 4)),
    // where a county meets itself there is nobody on the other side: coast and foreign provinces
    provinceBorders: borders((a, b) => a === b || a.slice(0, 2) !== b.slice(0, 2)),
    bounds: boundsOf(shapes.flatMap(({ bounds: b }) => [[b.minX, b.minY] as const, [b.maxX, b.maxY] as const]))!,
  };
}

function adcodeOf({ properties }: GeometryObject): string {
  return (properties as { adcode: string }).adcode;
}

function countyShape(named: { adcode: string; name: string; prefecture: string }, parts: Ring[][]): CountyShape {
  const bounds = boundsOf(parts.flat(2))!;
  const outlines = parts.map(([outer]) => boundsOf(outer!)!);
  const largest = outlines.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best));
  return {
    ...named,
    path: parts
      .flat()
      .map((ring) => `${pathOf(ring)}Z`)
      .join(''),
    bounds,
    middle: [(largest.minX + largest.maxX) / 2, (largest.minY + largest.maxY) / 2],
  };
}

function areaOf({ minX, minY, maxX, maxY }: Bounds): number {
  return (maxX - minX) * (maxY - minY);
}

/** A line as SVG has it, to the tenth of a kilometre. */
function pathOf(line: readonly PlanePoint[]): string {
  return `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
