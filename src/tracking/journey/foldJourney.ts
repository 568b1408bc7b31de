import type { PersonJourney, TripProgress } from '../../contract/journey.ts';
import { isPersonEvent, type PersonEvent, type RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PartTrip, PlanPart } from '../../contract/planPart.ts';
import { effectiveEvents } from './order.ts';
import { applyToPerson, enter, isSettled, startPerson } from './personState.ts';
import { applyToTrip, countExpected, lastDropoff, lastPassed, startTrip } from './tripProgress.ts';

/** What has become of a plan. */
export interface JourneyFold {
  /** In the order of the plan. */
  trips: Map<string, TripProgress>;
  /** Everybody of the plan, and whoever the log knows beside. */
  people: Map<string, PersonJourney>;
}

/** What the fold takes from the policy. */
export interface JourneyRules {
  isFever(celsius: number): boolean;
}

/**
 * Folds a plan and what was told of it into how each trip does and the one state in which each worker is. Depends on the set of events
 * alone: neither on the order in which they came nor on how often one was told.
 *
 * @param plan the plan, or the part of it that the reader may see
 */
export function foldJourney(
  plan: Pick<PlanPart, 'trips' | 'workers'>,
  events: readonly RecordedEvent[],
  { isFever }: JourneyRules,
): JourneyFold {
  const people = new Map(plan.workers.map((worker) => [worker.workerId, startPerson(worker.workerId, worker)]));
  const trips = new Map(plan.trips.map((trip) => [trip.tripId, startTrip(trip)]));
  const planned = new Map(plan.trips.map((trip) => [trip.tripId, trip]));

  for (const event of effectiveEvents(events)) {
    const trip = trips.get(event.tripId ?? '');
    if (isOfPerson(event)) {
      const person = people.get(event.workerId) ?? startPerson(event.workerId, null);
      people.set(event.workerId, person);
      applyToPerson(person, event, isFever);
      if (trip !== undefined) trip.lastHeardAt = event.at;
      if (person.state === 'boarded' && trip !== undefined) reach(planned.get(trip.tripId)!, trip, [person], event);
    } else if (trip !== undefined) {
      applyToTrip(trip, event);
      if (event.kind === 'arrived') reach(planned.get(trip.tripId)!, trip, people.values(), event);
      if (event.kind === 'handed_over') takeOver(planned.get(trip.tripId)!, trip, people, event);
    }
  }
  for (const trip of plan.trips) count(trip, trips.get(trip.tripId)!, people);
  return { trips, people };
}

function isOfPerson(event: RecordedEvent): event is RecordedEvent & PersonEvent {
  return isPersonEvent(event);
}

/** Whoever sits in the bus and gets off at a stop that it has come to, or had on its way, has arrived. */
function reach(planned: PartTrip, trip: TripProgress, people: Iterable<PersonJourney>, event: RecordedEvent): void {
  const reached = trip.stops.findLastIndex(({ arrivedAt }) => arrivedAt !== null);
  for (const person of people) {
    if (person.state !== 'boarded' || person.tripId !== trip.tripId) continue;
    if (alightStop(planned, trip, person) <= reached) enter(person, 'arrived', event);
  }
}

/** The company has signed for these people, whatever was told of them on the way. */
function takeOver(
  planned: PartTrip,
  trip: TripProgress,
  people: Map<string, PersonJourney>,
  event: RecordedEvent & { kind: 'handed_over' },
): void {
  for (const workerId of event.people) {
    const person = people.get(workerId);
    if (person === undefined || person.state === 'arrived' || isSettled(person.state)) continue;
    person.tripId = trip.tripId;
    person.boardedAs ??= person.plannedTripId === trip.tripId ? 'listed' : 'walk_on';
    enter(person, 'arrived', event);
  }
  const stop = trip.stops[event.stop];
  if (stop !== undefined) stop.arrivedAt ??= event.at;
  reach(planned, trip, people.values(), event);
}

/** Where somebody gets off: as planned, else at his company, else at the last drop-off. */
export function alightStop({ stops }: PartTrip, trip: TripProgress, { workerId, companyId }: PersonJourney): number {
  const own = stops.findIndex(({ alight }) => alight.includes(workerId));
  if (own >= 0) return own;
  const company = stops.findIndex((stop) => stop.kind === 'dropoff' && stop.companyId === companyId);
  return company >= 0 ? company : lastDropoff(trip);
}

function count({ stops }: PartTrip, trip: TripProgress, people: Map<string, PersonJourney>): void {
  const passed = lastPassed(trip);
  const boardStop = new Map(stops.flatMap(({ board }, stop) => board.map((workerId) => [workerId, stop] as const)));
  for (const person of people.values()) {
    const { tripId, plannedTripId, state } = person;
    if (plannedTripId === trip.tripId) {
      const stop = boardStop.get(person.workerId);
      countExpected(trip.people, person, trip.tripId);
      if (stop !== undefined) countExpected(trip.stops[stop]!.people, person, trip.tripId);
      person.isMissing = state === 'placed' && stop !== undefined && stop <= passed;
      if (person.isMissing) trip.missing += 1;
    }
    if (tripId !== trip.tripId) continue;
    if (state === 'boarded') trip.aboard += 1;
    if (state === 'arrived' || isSettled(state)) trip.arrived += 1;
    if (isSettled(state)) trip.registered += 1;
    if (plannedTripId === tripId || person.boardedAs === null) continue;
    trip.people.extra += 1;
    const at = person.history.find(({ kind }) => kind === 'walk_on' || kind === 'wrong_bus')?.stop ?? null;
    if (at !== null && trip.stops[at] !== undefined) trip.stops[at].people.extra += 1;
  }
}
