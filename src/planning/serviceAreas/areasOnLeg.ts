import type { LngLat } from '../../contract/polyline.ts';
import type { ServiceArea } from '../../contract/scenario.ts';
import { nearestOnLine } from '../../routing/geometry.ts';
import { greatCircleM, type Position } from '../../routing/greatCircle.ts';

/** The way of a leg as far as it is known. */
export interface LegWay {
  from: Position;
  to: Position;
  distanceM: number;
  motorwayPct: number;
  /** Its road; null where the leg is an estimate. */
  line: readonly LngLat[] | null;
}

/** A service area on a leg, and how far along by distance it lies (0–1). */
export interface AreaOnLeg {
  area: ServiceArea;
  along: number;
}

/** A service area lies no farther from the road that it belongs to. */
const mostOffRoadM = 1000;

/** Where no road is known, a service area lies on the way if the straight way past it is longer by no more than this share. */
const mostDetour = 0.01;

/**
 * The service areas on a leg, the farthest first. One is left out that could not be reached in the leg's kilometres: it
 * belongs to another road.
 */
export function areasOnLeg(areas: readonly ServiceArea[], { from, to, distanceM, line }: LegWay): AreaOnLeg[] {
  const straightM = greatCircleM(from, to);
  const found = areas.flatMap((area): AreaOnLeg[] => {
    const fromM = greatCircleM(from, area);
    const toM = greatCircleM(area, to);
    // far off every way that the leg can take
    if (fromM + toM > distanceM) return [];
    const along = line === null ? alongStraight(fromM, toM, straightM) : alongRoad(line, area);
    if (along === null || along * distanceM < fromM || (1 - along) * distanceM < toM) return [];
    return [{ area, along }];
  });
  return found.sort((a, b) => b.along - a.along);
}

function alongStraight(fromM: number, toM: number, straightM: number): number | null {
  return fromM + toM > (1 + mostDetour) * straightM ? null : fromM / (fromM + toM);
}

function alongRoad(line: readonly LngLat[], area: ServiceArea): number | null {
  const { fraction, offM } = nearestOnLine(line, area);
  return offM > mostOffRoadM ? null : fraction;
}
