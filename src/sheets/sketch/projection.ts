import type { LngLat } from '../../contract/polyline.ts';

/** A place on paper, points from the top left of the page. */
export interface Point {
  x: number;
  y: number;
}

/** An upright rectangle on paper, points. */
export interface Box extends Point {
  widthPt: number;
  heightPt: number;
}

/** From the globe to paper: north is up, and a metre is as long to the east as to the north. */
export interface Projection {
  toPaper(place: LngLat): Point;
  metresPerPt: number;
}

/** Of a degree of latitude on the mean sphere of 6371.0 km. */
const metresPerDegree = 111_195;
/** A trip inside one town is not blown up further: its stops are known to no better than some metres. */
const leastExtentM = 1000;

/** Width and height of what the places span, metres, each at least 1 km. Throws RangeError where there are none. */
export function extentM(places: readonly LngLat[]): { widthM: number; heightM: number } {
  const { west, east, south, north } = boundsOf(places);
  return {
    widthM: Math.max(leastExtentM, (east - west) * metresPerDegree * shrinkAt((south + north) / 2)),
    heightM: Math.max(leastExtentM, (north - south) * metresPerDegree),
  };
}

/**
 * Local equirectangular projection that shows all places as large as the box allows, centred in it. True to scale at the
 * middle latitude; over the 1000 km of the longest trips (±5°) east–west lengths are wrong by a few percent, which a sketch
 * bears. Throws RangeError where there are no places.
 */
export function fitProjection(places: readonly LngLat[], box: Box): Projection {
  const { west, east, south, north } = boundsOf(places);
  const { widthM, heightM } = extentM(places);
  const metresPerPt = Math.max(widthM / box.widthPt, heightM / box.heightPt);
  const [midLng, midLat] = [(west + east) / 2, (south + north) / 2];
  const ptPerDegree = metresPerDegree / metresPerPt;
  return {
    metresPerPt,
    toPaper: ([lng, lat]) => ({
      x: box.x + box.widthPt / 2 + (lng - midLng) * shrinkAt(midLat) * ptPerDegree,
      y: box.y + box.heightPt / 2 - (lat - midLat) * ptPerDegree,
    }),
  };
}

/** Length of a degree of longitude against one of latitude. */
function shrinkAt(lat: number): number {
  return Math.cos((lat * Math.PI) / 180);
}

function boundsOf(places: readonly LngLat[]) {
  if (places.length === 0) throw new RangeError('projection: no places');
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lng, lat] of places) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return { west, east, south, north };
}
