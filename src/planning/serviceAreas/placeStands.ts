import type { ServiceArea } from '../../contract/scenario.ts';
import type { Policy } from '../../policy/schema.ts';
import { greatCircleM } from '../../routing/greatCircle.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import type { BatchClock } from '../clock.ts';
import type { StaffedCrew } from '../crews.ts';
import { type AreaOnLeg, areasOnLeg, type LegWay } from './areasOnLeg.ts';
import { LawOfMoves } from './lawOfMoves.ts';
import { moveStand, type Stand, standsOnTheWay } from './moveStand.ts';

/** A timetable whose stands lie at service areas where the law leaves room for it. */
export interface PlacedStands {
  timetable: Timetable;
  /** By entry: where it stands. */
  areas: ReadonlyMap<number, ServiceArea>;
}

/** An area that begins no farther on than this is where the stand falls. */
const gateM = 300;
/** So many areas before the place at which a stand would fall are looked at. */
const mostAreas = 4;
/** A trip's stands are moved on trial so many times. */
const mostTrials = 80;

/**
 * Puts the stands of a trip at service areas. The engine lets a bus stand as late as the rules allow; a stand is moved back along its leg
 * to an area if every rule holds with the longer drive after it. As many stands as can be, and these back by as little. All
 * other instants stay, so that the timetable costs and takes what it did. Stands that begin with a curfew stay where they fall.
 * @param way of each leg, by the stop that it leaves
 */
export function placeStands(
  crew: StaffedCrew,
  areas: readonly ServiceArea[],
  way: (leg: number) => LegWay,
  policy: Policy,
  clock: BatchClock,
): PlacedStands {
  const { timetable } = crew;
  const none: PlacedStands = { timetable, areas: new Map() };
  if (areas.length === 0) return none;
  const law = new LawOfMoves(crew, policy, clock, (leg) => way(leg).motorwayPct);
  const onLeg = new Map<number, AreaOnLeg[]>();
  const choices = standsOnTheWay(timetable.entries).flatMap((stand): Choice[] => {
    const { leg, along, legDistanceM } = timetable.entries[stand.first]!;
    if (!law.isMovable(stand)) return [];
    const known = onLeg.get(leg!) ?? areasOnLeg(areas, way(leg!));
    onLeg.set(leg!, known);
    const legM = way(leg!).distanceM;
    const near = known
      .map((one) => ({ ...one, backM: (along - one.along) * legM }))
      .filter(({ backM }) => -gateM <= backM && backM < legDistanceM)
      .map((one) => ({ ...one, along: Math.min(one.along, along) }));
    return near.length === 0 ? [] : [{ stand, legM, areas: near.slice(0, mostAreas) }];
  });

  let best: Found = { entries: timetable.entries, areas: new Map(), backM: 0 };
  let trials = 0;
  // the last stand first: one that is moved back makes room for the one before it
  const follow = (found: Found, left: number): void => {
    if (found.areas.size > best.areas.size || (found.areas.size === best.areas.size && found.backM < best.backM))
      best = found;
    for (let i = left - 1; i >= 0; i -= 1) {
      if (found.areas.size + i + 1 < best.areas.size) return;
      for (const { area, along } of choices[i]!.areas) {
        if (trials >= mostTrials) return;
        trials += 1;
        const moved = withStandAt(found, choices[i]!, area, along);
        if (moved !== null && isReachable(moved, way) && law.holds(moved.entries)) follow(moved, i);
      }
    }
  };
  follow(best, choices.length);
  if (best.areas.size === 0) return none;
  return {
    timetable: { ...timetable, entries: best.entries, soft: law.softAfter(best.entries) },
    areas: best.areas,
  };
}

interface Choice {
  stand: Stand;
  legM: number;
  areas: readonly AreaOnLeg[];
}

interface Found {
  entries: TimetableEntry[];
  areas: ReadonlyMap<number, ServiceArea>;
  /** By how much stands were moved, together. */
  backM: number;
}

function withStandAt({ entries, areas, backM }: Found, { stand, legM }: Choice, area: ServiceArea, along: number) {
  const moved = moveStand(entries, stand, along, legM);
  if (moved === null) return null;
  const placed = new Map(areas);
  for (let i = stand.first; i <= stand.last; i += 1) placed.set(i, area);
  return { entries: moved, areas: placed, backM: backM + (entries[stand.first]!.along - along) * legM };
}

/** Whether the kilometres between two areas of a leg are no fewer than the straight way. */
function isReachable({ entries, areas }: Found, way: (leg: number) => LegWay): boolean {
  const placed = [...areas].sort(([a], [b]) => a - b);
  return placed.slice(1).every(([i, area], k) => {
    const [before, areaBefore] = placed[k]!;
    const { leg, along } = entries[i]!;
    if (entries[before]!.leg !== leg) return true;
    return (along - entries[before]!.along) * way(leg!).distanceM >= greatCircleM(areaBefore, area);
  });
}
