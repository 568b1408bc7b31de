import type { WorkerState } from '../../contract/journey.ts';
import type { Invariant, Violation } from './invariant.ts';
import { type Place, placeOf } from './ownReading.ts';

type Coarse = 'home' | 'bus' | 'dorm' | 'clinic' | 'gone';

const coarse: Record<WorkerState, Coarse> = {
  unplaced: 'home',
  placed: 'home',
  no_show: 'home',
  refused: 'home',
  withdrawn: 'home',
  boarded: 'bus',
  arrived: 'bus',
  registered: 'dorm',
  in_bed: 'dorm',
  isolated: 'dorm',
  released: 'dorm',
  referred: 'clinic',
  hospital: 'clinic',
  checked_out: 'gone',
};

/**
 * Everybody is where the log puts him, and nobody in two places: each bus has aboard, or has brought, just those whom the log puts into it,
 * and the places together hold everybody once.
 */
export const onePlace: Invariant = ({ people, trips }, { events }) => {
  const found: Violation[] = [];
  const heads = new Map<Place, number>();
  const unregistered = new Map<string, number>();
  for (const { workerId, state, tripId } of people) {
    const place = placeOf(events.get(workerId) ?? []);
    heads.set(place, (heads.get(place) ?? 0) + 1);
    const says: string = coarse[state] === 'bus' ? `bus ${tripId}` : coarse[state];
    if (says !== place)
      found.push({
        invariant: 'one_place',
        subject: workerId,
        what: `is ${state} (${says}), the log puts him: ${place}`,
      });
    if (state === 'arrived' && tripId !== null) unregistered.set(tripId, (unregistered.get(tripId) ?? 0) + 1);
  }
  for (const { tripId, aboard } of trips) {
    const own = heads.get(`bus ${tripId}`) ?? 0;
    const says = aboard + (unregistered.get(tripId) ?? 0);
    if (own !== says)
      found.push({ invariant: 'one_place', subject: tripId, what: `counts ${says} people, the log puts ${own} there` });
  }
  return found;
};

const hasBed: ReadonlySet<WorkerState> = new Set(['in_bed', 'isolated', 'released'] as const);

/** No bed has two people. Who is with a doctor has left his. */
export const bedOnce: Invariant = ({ people }) => {
  const found: Violation[] = [];
  const by = new Map<string, string>();
  for (const { workerId, bedId, state } of people) {
    if (bedId === null || !hasBed.has(state)) continue;
    const other = by.get(bedId);
    if (other !== undefined)
      found.push({ invariant: 'bed_once', subject: bedId, what: `has ${other} and ${workerId}` });
    by.set(bedId, workerId);
  }
  return found;
};
