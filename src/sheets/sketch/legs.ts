import type { PlanStop } from '../../contract/plan.ts';
import { decodePolyline, type LngLat } from '../../contract/polyline.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Point } from './projection.ts';

/** The way between two stops as the sketch shows it. */
export interface SketchLeg {
  line: LngLat[];
  /** False where the road is not known and `line` runs straight from stop to stop. */
  isRoad: boolean;
  /** Its length is the router's estimate. */
  isEstimated: boolean;
  /** People are aboard. */
  isLoaded: boolean;
}

/** The legs of a trip in order; where the bus does not move (a swap of drivers on the spot) there is none. */
export function sketchLegs(stops: readonly PlanStop[]): SketchLeg[] {
  return stops.slice(1).flatMap(({ lng, lat, legLine, legEstimated }, i) => {
    const from = stops[i]!;
    const stands = from.lng === lng && from.lat === lat;
    const road = legLine === undefined ? [] : decodePolyline(legLine);
    const isRoad = road.length > 1;
    if (!isRoad && stands) return [];
    const straight: LngLat[] = [
      [from.lng, from.lat],
      [lng, lat],
    ];
    return [{ line: isRoad ? road : straight, isRoad, isEstimated: legEstimated, isLoaded: from.aboard > 0 }];
  });
}

/** Where the lines of the sketch come from, in a sentence. */
export function sourceText(legs: readonly SketchLeg[]): Bilingual {
  const straight = legs.filter(({ isRoad }) => !isRoad);
  if (straight.length === 0) return { zh: '路线取自实际道路。', en: 'The route follows real roads.' };
  if (!straight.some(({ isEstimated }) => isEstimated)) {
    return {
      zh: '虚线段里程取自实际道路，但无路线数据，以直线示意。',
      en: 'Dashed: length from real roads, course not stored, drawn straight.',
    };
  }
  return straight.length === legs.length
    ? {
        zh: '未经实际道路核实：里程为估算，以直线示意。',
        en: 'Estimate only, not checked on real roads; drawn straight.',
      }
    : {
        zh: '虚线段未经实际道路核实：里程为估算，以直线示意。',
        en: 'Dashed: estimate, not checked on real roads, drawn straight.',
      };
}

/** A line on paper without points that nobody could tell apart: each kept one lies `leastPt` from the last; the ends stay. */
export function thinned(line: readonly Point[], leastPt: number): Point[] {
  const kept: Point[] = [];
  line.forEach((point, i) => {
    const last = kept.at(-1);
    if (last === undefined || i === line.length - 1 || Math.hypot(point.x - last.x, point.y - last.y) >= leastPt) {
      kept.push(point);
    }
  });
  return kept;
}

/** Points along a line, at most `stepPt` apart. */
export function pointsAlong(line: readonly Point[], stepPt: number): Point[] {
  return line.flatMap((to, i) => {
    const from = line[i - 1];
    if (from === undefined) return [to];
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stepPt));
    return Array.from({ length: steps }, (_, k) => ({
      x: from.x + ((to.x - from.x) * (k + 1)) / steps,
      y: from.y + ((to.y - from.y) * (k + 1)) / steps,
    }));
  });
}
