import type { PersonJourney } from '../../contract/journey.ts';
import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import { type Contact, contactsOf, type SeatStay } from '../../health/contacts.ts';
import { findTrip } from '../../planning/server/renderPlan.ts';
import { isSettled } from '../journey/personState.ts';
import { type LoadedJourney, loadTripJourney } from '../loadJourney.ts';
import { expectedStops, passengerOf } from '../rides.ts';
import type { TraceDeps } from './traceContacts.ts';

/** Who was with somebody on one trip, and who drove it. */
export interface BusContacts {
  tripId: string;
  driverIds: string[];
  contacts: Contact[];
}

/** Everybody who was in a trip's bus at the same time as somebody; null where he was not in it. */
export async function busContacts(
  deps: TraceDeps,
  { planId, tripId }: { planId: string; tripId: string },
  workerId: string,
): Promise<BusContacts | null> {
  const journey = await loadTripJourney(deps, planId, tripId);
  if (journey === null) return null;
  const stays = staysIn(journey, tripId);
  if (!stays.some((stay) => stay.workerId === workerId)) return null;
  const { crew } = findTrip(journey.plan, tripId);
  return {
    tripId,
    driverIds: crew.map(({ driverId }) => driverId),
    contacts: contactsOf(stays, workerId, journey.policy),
  };
}

/** Who sat where from when to when: by what was told, the rest by the timetable. Whoever never boarded is none of them. */
function staysIn({ plan, fold }: LoadedJourney, tripId: string): SeatStay[] {
  const trip = findTrip(plan, tripId);
  const progress = fold.trips.get(tripId)!;
  const stops = expectedStops(trip, progress);
  // who was moved to the back rows with fever sat among his neighbours until then
  const seats = new Map(plan.workers.map(({ workerId, seat }) => [workerId, seat]));
  return [...fold.people.values()].flatMap((person): SeatStay[] => {
    const passenger = passengerOf(trip, person, []);
    if (passenger === null || !hasRidden(person)) return [];
    const fromMs = passenger.boardedMs ?? stops[passenger.boardStop]!.arriveMs;
    return [
      {
        workerId: person.workerId,
        seat: seats.get(person.workerId) ?? person.seat,
        fromMs,
        toMs: stops[passenger.alightStop]!.departMs,
      },
    ];
  });
}

function hasRidden({ state }: PersonJourney): boolean {
  return state === 'boarded' || state === 'arrived' || isSettled(state);
}

/** Trips that somebody was ever told to have boarded. */
export function boardedTrips(events: readonly RecordedEvent[]): string[] {
  return events.flatMap((event) =>
    (event.kind === 'boarded' || event.kind === 'walk_on' || event.kind === 'wrong_bus') && event.tripId !== undefined
      ? [event.tripId]
      : [],
  );
}
