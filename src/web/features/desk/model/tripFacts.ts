import type { PlanStop, PlanTrip } from '../../../../contract/plan.ts';

/** People of one company who board at one stop: what a dispatcher drags. */
export interface RideGroup {
  /** Unique in the plan: `<tripId>/<seq>/<companyId>`. */
  key: string;
  tripId: string;
  /** Stop where they board. */
  seq: number;
  stopName: string;
  adcode: string;
  companyId: string;
  workerIds: readonly string[];
}

/** A trip with everything that the panes show of it, computed once per plan. */
export interface TripFacts {
  trip: PlanTrip;
  tripId: string;
  people: number;
  /** Seats that may be taken and are not; negative where too many ride. */
  free: number;
  pickups: readonly PlanStop[];
  dropoffs: readonly PlanStop[];
  /** In the order in which they board. */
  groups: readonly RideGroup[];
  companyIds: readonly string[];
  /** County codes in the order of the pick-ups. */
  adcodes: readonly string[];
  /** First departure with people, and last arrival with people; the depot's where nobody rides. */
  departAt: string;
  arriveAt: string;
  /** First departure from and last arrival at the depot. */
  fromAt: string;
  toAt: string;
  /** Pairs of people of different companies in this bus. */
  contactPairs: number;
  /** True where any leg with people is the router's estimate. */
  estimated: boolean;
}

/** Derives what the panes show. `companyOf` gives the company of a worker. */
export function tripFacts(trip: PlanTrip, companyOf: (workerId: string) => string): TripFacts {
  const pickups = trip.stops.filter(({ kind }) => kind === 'pickup');
  const dropoffs = trip.stops.filter(({ kind }) => kind === 'dropoff');
  const groups = pickups.flatMap((stop) => stopGroups(trip.tripId, stop, companyOf));
  const people = groups.reduce((sum, { workerIds }) => sum + workerIds.length, 0);
  const first = trip.stops[0];
  const last = trip.stops.at(-1);
  return {
    trip,
    tripId: trip.tripId,
    people,
    free: trip.bus.capacity - people,
    pickups,
    dropoffs,
    groups,
    companyIds: [...new Set(groups.map(({ companyId }) => companyId))],
    adcodes: [...new Set(pickups.flatMap(({ adcode }) => (adcode === null ? [] : [adcode])))],
    departAt: (pickups[0] ?? first)?.departAt ?? '',
    arriveAt: (dropoffs.at(-1) ?? last)?.arriveAt ?? '',
    fromAt: first?.departAt ?? '',
    toAt: last?.arriveAt ?? '',
    contactPairs: pairsAcross(groups),
    estimated: trip.stops.some((stop, at) => at > 0 && stop.legEstimated && trip.stops[at - 1]!.aboard > 0),
  };
}

/** Pairs of people of different companies among groups that share a bus. */
export function pairsAcross(groups: readonly Pick<RideGroup, 'companyId' | 'workerIds'>[]): number {
  const sizes = new Map<string, number>();
  for (const { companyId, workerIds } of groups) sizes.set(companyId, (sizes.get(companyId) ?? 0) + workerIds.length);
  const people = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const squares = [...sizes.values()].reduce((sum, size) => sum + size * size, 0);
  return (people * people - squares) / 2;
}

function stopGroups(tripId: string, stop: PlanStop, companyOf: (workerId: string) => string): RideGroup[] {
  const members = new Map<string, string[]>();
  for (const workerId of stop.board) {
    const companyId = companyOf(workerId);
    const those = members.get(companyId);
    if (those === undefined) members.set(companyId, [workerId]);
    else those.push(workerId);
  }
  return [...members].map(([companyId, workerIds]) => ({
    key: `${tripId}/${stop.seq}/${companyId}`,
    tripId,
    seq: stop.seq,
    stopName: stop.name,
    adcode: stop.adcode ?? '',
    companyId,
    workerIds,
  }));
}
