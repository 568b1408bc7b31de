import type { LngLat } from '../../../contract/polyline.ts';

/** A point of the map's plane: kilometres east and south of where 115° E crosses the middle latitude, nearly. */
export type PlanePoint = readonly [x: number, y: number];

/** A rectangle of the plane. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

const middleLng = 117;
const middleLat = 34;
const earthRadiusKm = 6371;
const radians = Math.PI / 180;
/** Mercator stretches everything by the secant of the latitude; in the middle of the map a unit is a kilometre. */
const scaleKm = earthRadiusKm * Math.cos(middleLat * radians);

/** Mercator's projection. Angles stay true; a unit is a kilometre at 34° N and 3 % off at the edges of the four provinces. */
export function project([lng, lat]: LngLat): PlanePoint {
  return [(lng - middleLng) * radians * scaleKm, (northing(middleLat) - northing(lat)) * scaleKm];
}

function northing(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));
}

/** The smallest rectangle around points; null around none. */
export function boundsOf(points: Iterable<PlanePoint>): Bounds | null {
  let bounds: Bounds | null = null;
  for (const [x, y] of points) {
    if (bounds === null) bounds = { minX: x, minY: y, maxX: x, maxY: y };
    else {
      bounds.minX = Math.min(bounds.minX, x);
      bounds.minY = Math.min(bounds.minY, y);
      bounds.maxX = Math.max(bounds.maxX, x);
      bounds.maxY = Math.max(bounds.maxY, y);
    }
  }
  return bounds;
}

/** A line without the corners that lie closer than `tolerance` to it (Douglas and Peucker 1973). */
export function simplifyLine(line: readonly PlanePoint[], tolerance: number): PlanePoint[] {
  if (line.length < 3) return [...line];
  const keeps = new Uint8Array(line.length);
  keeps[0] = keeps[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const [first, last] = part;
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let i = first + 1; i < last; i++) {
      const squared = squaredDistance(line[i]!, line[first]!, line[last]!);
      if (squared > most) [farthest, most] = [i, squared];
    }
    if (farthest === -1) continue;
    keeps[farthest] = 1;
    stack.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => keeps[i] === 1);
}

/** Square of the distance from a point to the stretch between two others. */
export function squaredDistance([x, y]: PlanePoint, [ax, ay]: PlanePoint, [bx, by]: PlanePoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  const [ex, ey] = [x - ax - along * dx, y - ay - along * dy];
  return ex * ex + ey * ey;
}
