import type { PersonJourney, TripProgress } from '../../contract/journey.ts';
import type { PersonEvent, RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import type { Timed } from './order.ts';
import { isSettled } from './personState.ts';
import {
  applyToTrip,
  countExpected,
  isSighted,
  lastDropoff,
  lastPassed,
  type SightedEvent,
  seeAtStop,
  startTrip,
} from './tripProgress.ts';

/** An event of a trip itself. */
export type TripEvent = Exclude<RecordedEvent, PersonEvent>;

/** A bus calling where people may get off. */
export interface TripCall extends Timed<RecordedEvent & { kind: 'arrived' | 'handed_over' }> {
  /** Furthest stop that it has come to by then. */
  reached: number;
}

/** What the events of a trip itself come to. */
export interface FoldedTrip {
  planned: PartTrip;
  /** Without its people. */
  progress: TripProgress;
  /** In the order of actions. */
  calls: TripCall[];
  /** Furthest stop that the bus has left; -1 before any. */
  passed: number;
}

/** @param told events of the trip itself, and of people seen at its stops, that count; in the order of actions */
export function foldTrip(
  planned: PartTrip,
  told: readonly Timed<TripEvent | (RecordedEvent & SightedEvent)>[],
): FoldedTrip {
  const progress = startTrip(planned);
  const calls: TripCall[] = [];
  for (const { event, atMs } of told) {
    if (isSighted(event)) {
      seeAtStop(progress, event);
      continue;
    }
    applyToTrip(progress, event);
    if (event.kind !== 'arrived' && event.kind !== 'handed_over') continue;
    const stop = progress.stops[event.stop];
    if (event.kind === 'handed_over' && stop !== undefined) stop.arrivedAt ??= event.at;
    calls.push({ event, atMs, reached: progress.stops.findLastIndex(({ arrivedAt }) => arrivedAt !== null) });
  }
  return { planned, progress, calls, passed: lastPassed(progress) };
}

/** A trip with its people. @param lastHeardAt newest word of it, also of its people; null where there is none */
export function withPeople(
  { planned, progress }: FoldedTrip,
  people: readonly PersonJourney[],
  lastHeardAt: string | null,
): TripProgress {
  const stops = progress.stops.map((stop) => ({ ...stop, people: { ...stop.people } }));
  const trip = { ...progress, people: { ...progress.people }, stops, lastHeardAt };
  const boardStop = new Map(
    planned.stops.flatMap(({ board }, stop) => board.map((workerId) => [workerId, stop] as const)),
  );
  for (const person of people) {
    const { tripId, plannedTripId, state } = person;
    if (plannedTripId === trip.tripId) {
      const stop = boardStop.get(person.workerId);
      countExpected(trip.people, person, trip.tripId);
      if (stop !== undefined) countExpected(stops[stop]!.people, person, trip.tripId);
      if (person.isMissing) trip.missing += 1;
    }
    if (tripId !== trip.tripId) continue;
    if (state === 'boarded') trip.aboard += 1;
    if (state === 'arrived' || isSettled(state)) trip.arrived += 1;
    if (isSettled(state)) trip.registered += 1;
    if (plannedTripId === tripId || person.boardedAs === null) continue;
    trip.people.extra += 1;
    const at = person.history.find(({ kind }) => kind === 'walk_on' || kind === 'wrong_bus')?.stop ?? null;
    if (at !== null && stops[at] !== undefined) stops[at].people.extra += 1;
  }
  return trip;
}

/** Where somebody gets off: as planned, else at his company, else at the last drop-off. */
export function alightStop({ stops }: PartTrip, { workerId, companyId }: PersonJourney): number {
  const own = stops.findIndex(({ alight }) => alight.includes(workerId));
  if (own >= 0) return own;
  const company = stops.findIndex((stop) => stop.kind === 'dropoff' && stop.companyId === companyId);
  return company >= 0 ? company : lastDropoff({ stops });
}
