import type { PersonJourney, TripProgress } from '../../contract/journey.ts';
import type { PersonEvent, RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import { JourneyBook } from './journeyBook.ts';

/** What has become of a plan. Shared between readers: not to be changed. */
export interface JourneyFold {
  /** In the order of the plan. */
  trips: ReadonlyMap<string, TripProgress>;
  /** Everybody of the plan, and whoever the log knows beside. */
  people: ReadonlyMap<string, PersonJourney>;
  /** By person what was told of him and counts, in the order of actions. */
  told: ReadonlyMap<string, readonly (RecordedEvent & PersonEvent)[]>;
  /** By person what was told of him and undone. */
  undone: ReadonlyMap<string, readonly (RecordedEvent & PersonEvent)[]>;
  /** Time of the newest event, what was undone included, in epoch ms; null where nothing was told. */
  newestMs: number | null;
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
  rules: JourneyRules,
): JourneyFold {
  const book = new JourneyBook(plan, rules);
  book.add(events);
  return book.fold;
}
