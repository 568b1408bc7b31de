import { isInside } from '../../lib/geometry/lasso.ts';
import { type PlanePoint, project } from '../../lib/geometry/plane.ts';
import { type Size, toScreen, type View } from '../../lib/geometry/view.ts';
import type { MapPoint } from './types.ts';

/** Ids of the points inside of what was drawn on the screen. */
export function pointsInside(
  ring: readonly PlanePoint[],
  points: readonly MapPoint[],
  view: View,
  size: Size,
): string[] {
  return points.filter(({ at }) => isInside(toScreen(view, size, project([...at])), ring)).map(({ id }) => id);
}
