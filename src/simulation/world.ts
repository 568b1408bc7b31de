import type { Registration, RegistrationResult } from '../contract/arrivals.ts';
import type { EventResult, PersonJourney, TripProgress } from '../contract/journey.ts';
import type { JourneyEvent, RecordedEvent } from '../contract/journeyEvent.ts';
import type { ReleaseResult } from '../contract/observation.ts';
import type { Voice } from './acts.ts';

/** An alert about somebody's health. */
export interface SeenAlert {
  workerId: string;
  kind: string;
  /** Which one of its kind. */
  key: string;
}

/** What the system says at an instant. */
export interface Sight {
  people: readonly PersonJourney[];
  trips: readonly TripProgress[];
  /** Everything that was recorded, in no order that counts. */
  log: readonly RecordedEvent[];
  /** Null where the world raises none. */
  alerts: readonly SeenAlert[] | null;
}

/** The system as drivers, desks and wardens meet it: in memory, or a server with its database. */
export interface World {
  tell(by: Voice, events: readonly JourneyEvent[]): Promise<EventResult[]>;
  register(by: Voice, registrations: readonly Registration[]): Promise<RegistrationResult[]>;
  /** Signs people off, as far as the rules let them go. */
  release(workerIds: readonly string[]): Promise<ReleaseResult[]>;
  /** Lets the system look for what is overdue. */
  watch(): Promise<void>;
  look(): Promise<Sight>;
}
