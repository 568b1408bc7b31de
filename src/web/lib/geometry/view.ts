import type { Bounds, PlanePoint } from './plane.ts';

/** What part of the plane is shown: the point in the middle, and pixels a unit. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Pixels a kilometre: from all four provinces on a phone to a single town. */
const scaleMin = 0.15;
const scaleMax = 40;

/** Kilometres that a fitted view shows at least, so that a single county is seen among its neighbours. */
const shownMinKm = 240;

/** The view that shows all of `bounds` with `margin` pixels around it. */
export function fitView(bounds: Bounds, { width, height }: Size, margin = 24): View {
  const room = { width: Math.max(1, width - 2 * margin), height: Math.max(1, height - 2 * margin) };
  const wide = Math.max(shownMinKm, bounds.maxX - bounds.minX);
  const high = Math.max(shownMinKm, bounds.maxY - bounds.minY);
  return {
    x: (bounds.minX + bounds.maxX) / 2,
    y: (bounds.minY + bounds.maxY) / 2,
    scale: clamp(Math.min(room.width / wide, room.height / high)),
  };
}

/** Moves what is shown by pixels. */
export function panView(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

/** Zooms by a factor; the point of the plane under the pixel `at` stays where it is. */
export function zoomView(view: View, factor: number, at: PlanePoint, size: Size): View {
  const scale = clamp(view.scale * factor);
  const [px, py] = [at[0] - size.width / 2, at[1] - size.height / 2];
  return { scale, x: view.x + px / view.scale - px / scale, y: view.y + py / view.scale - py / scale };
}

/** Pixel of a point. */
export function toScreen(view: View, { width, height }: Size, [x, y]: PlanePoint): PlanePoint {
  return [(x - view.x) * view.scale + width / 2, (y - view.y) * view.scale + height / 2];
}

/** Point under a pixel. */
export function toPlane(view: View, { width, height }: Size, [px, py]: PlanePoint): PlanePoint {
  return [(px - width / 2) / view.scale + view.x, (py - height / 2) / view.scale + view.y];
}

function clamp(scale: number): number {
  return Math.min(scaleMax, Math.max(scaleMin, scale));
}
