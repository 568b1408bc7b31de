import type { Registration } from '../contract/arrivals.ts';
import type { JourneyEvent } from '../contract/journeyEvent.ts';

/** Who tells: a driver's phone, a desk, a warden. Each has a connection of his own. */
export interface Voice {
  role: 'driver' | 'desk' | 'warden';
  /** Unique; of a driver the id of his trip. */
  name: string;
}

/** What was done at an instant and has to be told: together, in one message. */
export type Act = { by: Voice; atMs: number } & (
  | { kind: 'events'; events: JourneyEvent[] }
  | { kind: 'registration'; registration: Registration }
);

/** What really becomes of somebody, whatever is told of it and when. */
export type Fate = 'travels' | 'no_show' | 'refused' | 'withdrawn' | 'stays_home';

/** The truth about one person, which the log has to come to in the end. */
export interface PersonTruth {
  workerId: string;
  fate: Fate;
  /** The bus that he rides in; null for whoever does not travel. */
  tripId: string | null;
  /** When the bus has brought him; null likewise. */
  arrivedMs: number | null;
  /** Local date from which on he is asked to be released; likewise. */
  lastDay: string | null;
}

/** Everything that happens, but for the releases: those the warden asks for day by day. */
export interface Story {
  acts: Act[];
  people: ReadonlyMap<string, PersonTruth>;
  /** When the last bus has brought its last passenger. */
  roadEndsMs: number;
}

type Without<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
/** An event before it has an id and a time. */
export type Told = Without<JourneyEvent>;

/** An event of an instant. */
export function eventAt(id: string, atMs: number, told: Told): JourneyEvent {
  return { ...told, id, at: new Date(atMs).toISOString() } as JourneyEvent;
}
