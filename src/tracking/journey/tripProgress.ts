import type { HeadCount, PersonJourney, TripProgress } from '../../contract/journey.ts';
import type { PersonEvent, RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import { isSettled } from './personState.ts';

type TripEvent = Exclude<RecordedEvent, PersonEvent>;

/** A trip of which only the plan speaks. */
export function startTrip({ tripId, bus, stops }: PartTrip): TripProgress {
  return {
    tripId,
    plate: bus.plate,
    state: 'planned',
    departedAt: null,
    arrivedAt: null,
    lastHeardAt: null,
    aboard: 0,
    missing: 0,
    arrived: 0,
    registered: 0,
    people: nobody(),
    position: null,
    delay: null,
    rest: null,
    incidents: [],
    stops: stops.map(({ kind, name }, stop) => ({
      stop,
      kind,
      name,
      arrivedAt: null,
      leftAt: null,
      seen: null,
      handedOverAt: null,
      people: nobody(),
    })),
  };
}

function nobody(): HeadCount {
  return { expected: 0, boarded: 0, noShow: 0, refused: 0, withdrawn: 0, elsewhere: 0, open: 0, extra: 0 };
}

/** Index of the last stop where people get off; -1 where there is none. */
export function lastDropoff({ stops }: { stops: readonly Pick<TripProgress['stops'][number], 'kind'>[] }): number {
  return stops.findLastIndex(({ kind }) => kind === 'dropoff');
}

/** What an event of the trip itself makes of it. Events come in the order of actions. */
export function applyToTrip(trip: TripProgress, event: TripEvent): void {
  trip.lastHeardAt = event.at;
  const stop = 'stop' in event && event.stop !== undefined ? trip.stops[event.stop] : undefined;
  switch (event.kind) {
    case 'departed':
      trip.departedAt ??= event.at;
      break;
    case 'position':
      trip.position = { lat: event.lat, lon: event.lon, speedKmh: event.speedKmh ?? null, at: event.at };
      return;
    case 'arrived':
      if (stop !== undefined) stop.arrivedAt = event.at;
      if (event.stop === lastDropoff(trip)) trip.arrivedAt = event.at;
      break;
    case 'left':
      if (stop !== undefined) stop.leftAt = event.at;
      break;
    case 'rest':
      trip.rest = { at: event.at, until: event.until ?? null };
      break;
    case 'delay':
      trip.delay = { minutes: event.minutes, reason: event.reason ?? null, at: event.at };
      break;
    case 'incident':
      trip.incidents.push({ eventId: event.id, at: event.at, type: event.type, what: event.what });
      break;
    case 'handed_over':
      if (stop !== undefined) stop.handedOverAt = event.at;
      break;
    case 'undone':
      return;
  }
  // a bus that calls somewhere, or has left it, does not rest any more
  if (event.kind === 'arrived' || event.kind === 'left') trip.rest = null;
  trip.state = stateOf(trip);
}

function stateOf(trip: TripProgress): TripProgress['state'] {
  const dropoffs = trip.stops.filter(({ kind }) => kind === 'dropoff');
  if (dropoffs.length > 0 && dropoffs.every(({ handedOverAt }) => handedOverAt !== null)) return 'handed_over';
  if (trip.arrivedAt !== null) return 'arrived';
  return trip.departedAt !== null || lastReached(trip) >= 0 ? 'departed' : 'planned';
}

/** Furthest stop at which the bus is known to have been, by whatever was told of it or of people there; -1 before any. */
export function lastReached({ stops }: Pick<TripProgress, 'stops'>): number {
  return stops.findLastIndex(({ arrivedAt, leftAt, seen }) => (arrivedAt ?? leftAt ?? seen) !== null);
}

/** Furthest stop that the bus has left, or has come to and then to a later one; -1 before any. */
export function lastPassed(trip: Pick<TripProgress, 'stops'>): number {
  const left = trip.stops.findLastIndex(({ leftAt }) => leftAt !== null);
  return Math.max(left, lastReached(trip) - 1);
}

/** When the bus last came to a stop or left one, in epoch ms: it drove. 0 before any. */
export function lastMovedMs({ stops }: Pick<TripProgress, 'stops'>): number {
  const told = stops.flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt]).filter((at) => at !== null);
  return Math.max(0, ...told.map((at) => Date.parse(at)));
}

/** A person's event that is told where the bus stands. */
export type SightedEvent = Extract<PersonEvent, { kind: (typeof sightedKinds)[number] }> & {
  stop: number;
  tripId: string;
};

/** Only somebody beside the bus can tell these of a stop; of who does not come also somebody who was called. */
const sightedKinds = ['boarded', 'walk_on', 'wrong_bus', 'no_show', 'refused', 'temperature'] as const;
const sighted: ReadonlySet<string> = new Set(sightedKinds);
const driverTells: ReadonlySet<string> = new Set<(typeof sightedKinds)[number]>(['no_show', 'refused']);

/** Whether it says that the bus was at a stop. */
export function isSighted(event: RecordedEvent): event is RecordedEvent & SightedEvent {
  if (!sighted.has(event.kind) || (driverTells.has(event.kind) && event.by !== 'driver')) return false;
  return 'stop' in event && event.stop !== undefined && event.tripId !== undefined;
}

/** What an event of a person at a stop makes of the trip. Events come in the order of actions. */
export function seeAtStop(trip: TripProgress, { stop: index, at }: RecordedEvent & SightedEvent): void {
  const stop = trip.stops[index];
  if (stop === undefined) return;
  stop.seen = { firstAt: stop.seen?.firstAt ?? at, lastAt: at };
  // people are measured while the bus rests; who boards or is missed ends it
  if (stop.kind === 'pickup' || stop.kind === 'dropoff') trip.rest = null;
  trip.state = stateOf(trip);
}

/** Counts a person in one of the columns of those who were expected here. */
export function countExpected(heads: HeadCount, person: PersonJourney, tripId: string): void {
  heads.expected += 1;
  if (person.boardedAs !== null && person.tripId !== tripId) heads.elsewhere += 1;
  else if (person.state === 'no_show') heads.noShow += 1;
  else if (person.state === 'refused') heads.refused += 1;
  else if (person.state === 'withdrawn') heads.withdrawn += 1;
  else if (person.state === 'boarded' || person.state === 'arrived' || isSettled(person.state)) heads.boarded += 1;
  else heads.open += 1;
}
