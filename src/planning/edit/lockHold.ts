import type { Plan } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import { type Lock, lockText } from '../../contract/replan.ts';
import { lockedPeople } from '../replan/lockedPeople.ts';
import type { DraftState } from './draftState.ts';
import { forbidden } from './limitsOf.ts';
import { lockName } from './names.ts';
import type { MovedPerson } from './whom.ts';

type Locked = Pick<DraftState, 'plan' | 'locks'>;

/** The locks that forbid to take these people out of their buses. */
export function locksOnLeaving({ plan, locks }: Locked, people: readonly MovedPerson[]): PlanLimit[] {
  const leaving = new Set(people.filter(({ tripId }) => tripId !== null).map(({ workerId }) => workerId));
  return locks
    .filter((lock) => holders(plan, lock).some((workerId) => leaving.has(workerId)))
    .map((lock) => lockLimit(plan, lock));
}

/** The locks that forbid to change who rides in a trip, its order of stops, its bus or its crew. */
export function locksOnTrip({ plan, locks }: Locked, tripId: string): PlanLimit[] {
  return locks.filter((lock) => lock.kind === 'trip' && lock.tripId === tripId).map((lock) => lockLimit(plan, lock));
}

/**
 * The locks after an edit: those on stops follow the stop to its new place in the trip; those whose people or trip are gone fall.
 */
export function carriedLocks({ plan: before, locks }: Locked, after: Plan): Lock[] {
  return locks.flatMap((lock): Lock[] => {
    if (lock.kind !== 'stop') return holders(after, lock).length > 0 ? [lock] : [];
    const stop = before.trips.find(({ tripId }) => tripId === lock.tripId)?.stops.find(({ seq }) => seq === lock.seq);
    const same = after.trips
      .find(({ tripId }) => tripId === lock.tripId)
      ?.stops.find(
        ({ kind, lng, lat, adcode, companyId }) =>
          kind === stop?.kind &&
          lng === stop.lng &&
          lat === stop.lat &&
          adcode === stop.adcode &&
          companyId === stop.companyId,
      );
    return same === undefined ? [] : [{ ...lock, seq: same.seq }];
  });
}

function holders(plan: Plan, lock: Lock): string[] {
  const found = lockedPeople(plan, lock);
  return 'fault' in found ? [] : found.people.map(({ workerId }) => workerId);
}

function lockLimit(plan: Plan, lock: Lock): PlanLimit {
  const name = lockName(plan, lock);
  return forbidden('tripId' in lock ? lock.tripId : null, 'lock', lockText(lock), 'moved', {
    zh: `${name.zh}已锁定，先取消锁定`,
    en: `${name.en} is locked; take the lock away first`,
  });
}
