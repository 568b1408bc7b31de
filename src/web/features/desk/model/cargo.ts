import type { PlanStop } from '../../../../contract/plan.ts';
import type { Moved } from '../../../../contract/planEdit.ts';
import type { PlanView } from './planView.ts';
import type { RideGroup, TripFacts } from './tripFacts.ts';

/** Who is being moved, as the server is told, and what the pages need for a first answer of their own. */
export interface Cargo {
  what: Moved;
  /** Bus in which they ride, or `severalBuses`; null: left over. */
  from: string | null;
  groups: readonly Pick<RideGroup, 'adcode' | 'companyId' | 'workerIds' | 'stopName'>[];
  people: number;
}

/** One company's people at one stop of a bus; named as a group where they are all of their county and company in that bus. */
export function groupCargo(facts: TripFacts, group: RideGroup): Cargo {
  const { tripId, adcode, companyId } = group;
  const isWhole = facts.groups.every(
    (other) => other.key === group.key || other.adcode !== adcode || other.companyId !== companyId,
  );
  const cargo = peopleCargo(group, group.workerIds);
  return isWhole ? { ...cargo, what: { kind: 'group', tripId, adcode, companyId } } : cargo;
}

/** Some people of one company who board at the same stop. */
export function peopleCargo(group: RideGroup, workerIds: readonly string[]): Cargo {
  return {
    what: { kind: 'workers', workerIds: [...workerIds] },
    from: group.tripId,
    groups: [{ ...group, workerIds }],
    people: workerIds.length,
  };
}

/** Everybody who boards or alights at a stop; null where nobody does. */
export function stopCargo(facts: TripFacts, seq: number): Cargo | null {
  const stop = facts.trip.stops.find((one) => one.seq === seq);
  if (stop === undefined) return null;
  const moved = new Set([...stop.board, ...stop.alight]);
  if (moved.size === 0) return null;
  const groups = facts.groups
    .map((group) => ({ ...group, workerIds: group.workerIds.filter((id) => moved.has(id)) }))
    .filter(({ workerIds }) => workerIds.length > 0);
  return { what: { kind: 'stop', tripId: facts.tripId, seq }, from: facts.tripId, groups, people: moved.size };
}

/** Stands for the bus of people who ride in several; no trip has a colon at the beginning of its id. */
export const severalBuses = ':several';

/** Everybody of a bus. */
export function tripCargo({ tripId, groups, people }: TripFacts): Cargo {
  return { what: { kind: 'trip', tripId }, from: tripId, groups, people };
}

/** Everybody of these trips who boards or gets off at one of these places; null where nobody does. */
export function placesCargo(trips: readonly TripFacts[], isThere: (stop: PlanStop) => boolean): Cargo | null {
  const groups = trips.flatMap(({ trip, groups: all }) => {
    const moved = new Set(trip.stops.filter(isThere).flatMap(({ board, alight }) => [...board, ...alight]));
    return all
      .map((group) => ({ ...group, workerIds: group.workerIds.filter((id) => moved.has(id)) }))
      .filter(({ workerIds }) => workerIds.length > 0);
  });
  const workerIds = groups.flatMap((group) => group.workerIds);
  if (workerIds.length === 0) return null;
  const buses = new Set(groups.map(({ tripId }) => tripId));
  const from = buses.size === 1 ? groups[0]!.tripId : severalBuses;
  return { what: { kind: 'workers', workerIds }, from, groups, people: workerIds.length };
}

/** People left over, of any counties and companies. */
export function leftOverCargo({ companyOf, adcodeOf }: PlanView, workerIds: readonly string[]): Cargo {
  const groups = new Map<string, { adcode: string; companyId: string; workerIds: string[]; stopName: string }>();
  for (const workerId of workerIds) {
    const [adcode, companyId] = [adcodeOf(workerId), companyOf(workerId)];
    const key = `${adcode}/${companyId}`;
    const group = groups.get(key) ?? { adcode, companyId, workerIds: [], stopName: adcode };
    group.workerIds.push(workerId);
    groups.set(key, group);
  }
  return {
    what: { kind: 'workers', workerIds: [...workerIds] },
    from: null,
    groups: [...groups.values()],
    people: workerIds.length,
  };
}
