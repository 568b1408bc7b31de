import type { PlanePoint } from './plane.ts';

/** Whether a point lies inside of a ring, which need not be closed and may cross itself: by how often a ray to the right crosses it. */
export function isInside([x, y]: PlanePoint, ring: readonly PlanePoint[]): boolean {
  let inside = false;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i, i += 1) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[before]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
