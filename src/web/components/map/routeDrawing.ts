import {
  type Bounds,
  boundsOf,
  type PlanePoint,
  project,
  simplifyLine,
  squaredDistance,
} from '../../lib/geometry/plane.ts';
import { type Size, toScreen, type View } from '../../lib/geometry/view.ts';
import type { MapRoute } from './types.ts';

/** A route in the plane, thinned for the scale at which it is drawn. */
export interface PlaneRoute {
  id: string;
  label: string;
  colour: string;
  legs: { line: PlanePoint[]; isEstimated: boolean }[];
  labelAt: PlanePoint;
  bounds: Bounds | null;
}

/** Kilometres that a thinned line may be off: half a pixel where all four provinces are shown. */
const toleranceKm = 0.4;

/** Takes routes to the plane, once for all drawing. */
export function planeRoutes(routes: readonly MapRoute[]): PlaneRoute[] {
  return routes.map(({ id, label, colour, legs, labelAt }) => {
    const lines = legs.map(({ line, isEstimated }) => ({
      line: simplifyLine(
        line.map((at) => project([...at])),
        toleranceKm,
      ),
      isEstimated,
    }));
    const bounds = boundsOf(lines.flatMap(({ line }) => line));
    return { id, label, colour, legs: lines, labelAt: project([...labelAt]), bounds };
  });
}

/** How routes are drawn. */
export interface RouteLooks {
  /** True for those that are pointed at: stronger, with a rim, and always with their label. */
  isMarked: boolean;
  /** Colour of the ground, drawn around lines and labels so that they stand off it. */
  ground: string;
  pixelRatio: number;
}

/** Draws routes on a canvas of their own. */
export function drawRoutes(
  canvas: HTMLCanvasElement,
  routes: readonly PlaneRoute[],
  view: View,
  size: Size,
  { isMarked, ground, pixelRatio }: RouteLooks,
): void {
  canvas.width = Math.round(size.width * pixelRatio);
  canvas.height = Math.round(size.height * pixelRatio);
  const pen = canvas.getContext('2d')!;
  pen.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const route of routes) {
    pen.globalAlpha = isMarked ? 1 : 0.85;
    if (isMarked) drawLegs(pen, route, view, size, { colour: ground, width: 7 });
    drawLegs(pen, route, view, size, { colour: route.colour, width: isMarked ? 4 : 2 });
  }
  if (!isMarked && routes.length > labelledMost) return;
  for (const route of routes) drawLabel(pen, route, toScreen(view, size, route.labelAt), ground);
}

/** More routes than this are labelled only when somebody points at them. */
const labelledMost = 40;

function drawLegs(
  pen: CanvasRenderingContext2D,
  { legs }: PlaneRoute,
  view: View,
  size: Size,
  { colour, width }: { colour: string; width: number },
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  for (const { line, isEstimated } of legs) {
    pen.setLineDash(isEstimated ? [width * 2.5, width * 2] : []);
    pen.beginPath();
    for (const [i, at] of line.entries()) {
      const [x, y] = toScreen(view, size, at);
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    pen.stroke();
  }
}

function drawLabel(
  pen: CanvasRenderingContext2D,
  { label, colour }: PlaneRoute,
  [x, placeY]: PlanePoint,
  ground: string,
): void {
  // above the place, whose own mark is drawn on top of it
  const y = placeY - 14;
  pen.globalAlpha = 1;
  pen.font = '600 11px sans-serif';
  const width = pen.measureText(label).width + 8;
  pen.fillStyle = ground;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.beginPath();
  pen.roundRect(x - width / 2, y - 8, width, 16, 4);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(label, x, y + 0.5);
}

/** Pixels within which a pointer means a line. */
const reachPx = 7;

/** The route nearest to a point of the plane, if it is near enough to be meant; null for none. */
export function routeAt(routes: readonly PlaneRoute[], [x, y]: PlanePoint, view: View): string | null {
  const reach = reachPx / view.scale;
  let best: string | null = null;
  let least = reach * reach;
  for (const { id, legs, bounds } of routes) {
    if (bounds === null || x < bounds.minX - reach || x > bounds.maxX + reach) continue;
    if (y < bounds.minY - reach || y > bounds.maxY + reach) continue;
    for (const { line } of legs) {
      for (let i = 1; i < line.length; i++) {
        const squared = squaredDistance([x, y], line[i - 1]!, line[i]!);
        if (squared < least) [best, least] = [id, squared];
      }
    }
  }
  return best;
}
