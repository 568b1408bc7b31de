import { type Lock, lockText } from '../../../../contract/replan.ts';

/** Whether a bus as a whole must stay as it is. */
export function isTripLocked(locks: readonly Lock[], tripId: string): boolean {
  return locks.some((lock) => lock.kind === 'trip' && lock.tripId === tripId);
}

/** Whether a draft has this very lock. */
export function hasLock(locks: readonly Lock[], wanted: Lock): boolean {
  const text = lockText(wanted);
  return locks.some((lock) => lockText(lock) === text);
}
