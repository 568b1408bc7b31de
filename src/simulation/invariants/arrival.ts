import type { PartTrip } from '../../contract/planPart.ts';
import type { Invariant, Violation } from './invariant.ts';

/**
 * A bus that has called where somebody gets off has brought him, and no other has: who sits in it is aboard before and arrived from then on,
 * also where the company signed for him.
 */
export const arrivesWithBus: Invariant = ({ people }, { scene, events, furthest }) => {
  const trips = new Map(scene.trips.map((trip) => [trip.tripId, trip]));
  const found: Violation[] = [];
  for (const { workerId, companyId, state, tripId } of people) {
    const trip = trips.get(tripId ?? '');
    if (trip === undefined || (state !== 'boarded' && state !== 'arrived')) continue;
    const own = events.get(workerId) ?? [];
    const isSignedFor = own.some(({ kind, tripId: by }) => kind === 'handed_over' && by === tripId);
    const hasCome = isSignedFor || (furthest.get(trip.tripId) ?? -1) >= getsOffAt(trip, workerId, companyId);
    if (hasCome !== (state === 'arrived'))
      found.push({
        invariant: 'arrives_with_bus',
        subject: workerId,
        what: `is ${state}, ${trip.tripId} has ${hasCome ? '' : 'not '}come to where he gets off`,
      });
  }
  return found;
};

/** By the plan, else where his company is, else at the end. */
function getsOffAt({ stops }: PartTrip, workerId: string, companyId: string | null): number {
  let [company, last] = [-1, -1];
  for (const [stop, { kind, alight, companyId: of }] of stops.entries()) {
    if (kind !== 'dropoff') continue;
    if (alight.includes(workerId)) return stop;
    if (company < 0 && of === companyId) company = stop;
    last = stop;
  }
  return company < 0 ? last : company;
}

/** However many desks write somebody down, the log has it once. */
export const registeredOnce: Invariant = (_, { events }) =>
  [...events].flatMap(([workerId, own]) => {
    const times = own.filter(({ kind }) => kind === 'registered').length;
    return times > 1
      ? [{ invariant: 'registered_once', subject: workerId, what: `was registered ${times} times` } as const]
      : [];
  });
