import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PersonTruth } from '../acts.ts';
import type { Scene } from '../scene.ts';
import type { Sight } from '../world.ts';

/** What must hold whatever happens (closed list). */
export const invariantNames = [
  'nobody_lost',
  'full_history',
  'one_place',
  'arrives_with_bus',
  'registered_once',
  'bed_once',
  'alert_once',
  'release_lawful',
  'truth',
] as const;
export type InvariantName = (typeof invariantNames)[number];

/** Something that must not be. Names no person but by his id. */
export interface Violation {
  invariant: InvariantName;
  /** Worker, trip or alert. */
  subject: string;
  what: string;
}

/** What an invariant holds against what the system says. */
export interface Evidence {
  scene: Scene;
  /** The log by person, as `ownReading.ts` reads it. */
  events: ReadonlyMap<string, readonly RecordedEvent[]>;
  /** By trip the furthest stop that it has called at; none where it has called nowhere. */
  furthest: ReadonlyMap<string, number>;
}

/** Looks at what the system says, and shares no rule with it: what it needs of the log it works out by itself. */
export type Invariant = (sight: Sight, evidence: Evidence) => Violation[];

/** The same against what really happened; only where everything has been told. */
export type FinalInvariant = (sight: Sight, truth: ReadonlyMap<string, PersonTruth>) => Violation[];
