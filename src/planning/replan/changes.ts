import type { Plan, PlanStart, PlanTrip } from '../../contract/plan.ts';
import { lockText } from '../../contract/replan.ts';
import type { Policy } from '../../policy/schema.ts';
import { compareIds } from '../demand.ts';
import type { Given } from './given.ts';

/** What a new plan changes in the one that stands, and what that costs by the policy. */
export function planStart({ start, today }: Given, now: Pick<Plan, 'trips' | 'workers'>, { price }: Policy): PlanStart {
  const trips = tripChanges(start.plan.trips, now.trips);
  const people = personChanges(start.plan, now, today);
  const moved = people.filter(({ change }) => change === 'moved' || change === 'left').length;
  return {
    createdAt: start.plan.createdAt,
    locks: start.locks.map(lockText),
    trips,
    people,
    changes: trips.length + moved,
    priceCny: Math.round(100 * (price.change_trip * trips.length + price.change_person * moved)) / 100,
  };
}

/** Trips are the same trip if they have the same bus; sorted by plate. */
function tripChanges(before: readonly PlanTrip[], now: readonly PlanTrip[]): PlanStart['trips'] {
  const earlier = new Map(before.map((trip) => [trip.bus.plate, trip]));
  const later = new Map(now.map((trip) => [trip.bus.plate, trip]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort(compareIds).flatMap((plate): PlanStart['trips'] => {
    const [old, fresh] = [earlier.get(plate), later.get(plate)];
    if (old !== undefined && fresh !== undefined && callsOf(old) === callsOf(fresh)) return [];
    const change = old === undefined ? 'added' : fresh === undefined ? 'cancelled' : 'stops';
    return [{ plate, change, from: old?.tripId ?? null, to: fresh?.tripId ?? null }];
  });
}

/** Where a trip picks up and drops off, in order. */
function callsOf({ stops }: PlanTrip): string {
  return stops
    .filter(({ kind }) => kind === 'pickup' || kind === 'dropoff')
    .map(({ kind, adcode, companyId, lng, lat }) => (kind === 'pickup' ? `${adcode} ${lng} ${lat}` : companyId))
    .join('|');
}

/** Sorted by worker: by his id of today, and where he has withdrawn by the one that he had. */
function personChanges(
  before: Plan,
  now: Pick<Plan, 'trips' | 'workers'>,
  today: ReadonlyMap<string, string>,
): PlanStart['people'] {
  const earlier = new Map(before.workers.map(({ workerId, tripId }) => [today.get(workerId), tripId]));
  const busThen = platesOf(before.trips);
  const busNow = platesOf(now.trips);
  const changed = now.workers.flatMap(({ workerId, tripId: to }): PlanStart['people'] => {
    const from = earlier.get(workerId) ?? null;
    if (from === null) return to === null ? [] : [{ workerId, change: 'boarded', from, to }];
    if (to === null) return [{ workerId, change: 'left', from, to }];
    return busThen.get(from) === busNow.get(to) ? [] : [{ workerId, change: 'moved', from, to }];
  });
  const withdrawn = before.workers.flatMap(({ workerId, tripId: from }): PlanStart['people'] =>
    today.has(workerId) ? [] : [{ workerId, change: 'withdrawn', from, to: null }],
  );
  return [...changed, ...withdrawn].sort((a, b) => compareIds(a.workerId, b.workerId));
}

function platesOf(trips: readonly PlanTrip[]): Map<string, string> {
  return new Map(trips.map(({ tripId, bus }) => [tripId, bus.plate]));
}
