import type { Plan, PlanTrip } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';
import { lockedPeople } from '../replan/lockedPeople.ts';
import type { ByHand, DraftState } from './draftState.ts';
import { lockName } from './names.ts';

/** So many are named; the others are counted. */
const mostNamed = 6;

/** What another plan would undo of a draft: people moved by hand, trips ordered or staffed by hand, and locks, in words. */
export function undoneBy({ plan, byHand, locks }: DraftState, next: Plan): Bilingual[] {
  const undone: Bilingual[] = [];
  const moved = byHand.workerIds.filter((workerId) => !staysInBus(plan, next, workerId));
  if (moved.length > 0) {
    const names = named(moved);
    undone.push({
      zh: `手工安排的 ${moved.length} 人将不在原车：${names}`,
      en: `${moved.length} people moved by hand would be elsewhere: ${names}`,
    });
  }
  for (const tripId of byHand.tripIds.filter((id) => !staysAsItIs(plan, next, id)))
    undone.push({
      zh: `${tripId} 手工确定的停靠顺序、客车或驾驶员将改变`,
      en: `the order, bus or crew of ${tripId}, made by hand, would change`,
    });
  for (const lock of locks) {
    const found = lockedPeople(plan, lock);
    const people = 'fault' in found ? [] : found.people;
    const holds =
      people.every(({ workerId }) => staysInBus(plan, next, workerId)) &&
      (lock.kind !== 'trip' || staysAsItIs(plan, next, lock.tripId));
    const name = lockName(plan, lock);
    if (!holds) undone.push({ zh: `${name.zh}的锁定将被打破`, en: `the lock on ${name.en} would be broken` });
  }
  return undone;
}

/** What of the hands holds in another plan. */
export function handsIn({ plan, byHand }: DraftState, next: Plan): ByHand {
  return {
    workerIds: byHand.workerIds.filter((workerId) => staysInBus(plan, next, workerId)),
    tripIds: byHand.tripIds.filter((tripId) => staysAsItIs(plan, next, tripId)),
  };
}

/** The same bus, or none, in both plans; people who are no longer in the batch are not missed. */
function staysInBus(plan: Plan, next: Plan, workerId: string): boolean {
  const now = next.workers.find((worker) => worker.workerId === workerId);
  return now === undefined || plateOf(plan, workerId) === plateOf(next, workerId);
}

function plateOf({ trips, workers }: Plan, workerId: string): string | null {
  const tripId = workers.find((worker) => worker.workerId === workerId)?.tripId;
  return trips.find((trip) => trip.tripId === tripId)?.bus.plate ?? null;
}

/** Bus, crew and order of stops of a trip are the same. */
function staysAsItIs(plan: Plan, next: Plan, tripId: string): boolean {
  const trip = plan.trips.find((one) => one.tripId === tripId);
  const same = next.trips.find(({ bus }) => bus.plate === trip?.bus.plate);
  return trip === undefined || (same !== undefined && shape(trip) === shape(same));
}

function shape({ crew, stops }: PlanTrip): string {
  const drivers = crew.map(({ driverId }) => driverId).sort();
  const calls = stops.flatMap(({ kind, lng, lat }) =>
    kind === 'pickup' || kind === 'dropoff' ? [[kind, lng, lat]] : [],
  );
  return JSON.stringify([drivers, calls]);
}

function named(ids: readonly string[]): string {
  return `${ids.slice(0, mostNamed).join(', ')}${ids.length > mostNamed ? ' …' : ''}`;
}
