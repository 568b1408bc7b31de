import type { PlanComparison } from '../../../../contract/planComparison.ts';
import type { TripFacts } from './tripFacts.ts';

/** A trip and its counterpart in another plan; null where there is none. */
export interface SidePair {
  left: TripFacts | null;
  right: TripFacts | null;
  isChanged: boolean;
}

/** Every trip of two plans beside its counterpart: as the comparison pairs those that differ, by their number where they are the same. */
export function sidePairs(
  left: readonly TripFacts[],
  right: readonly TripFacts[],
  differences: PlanComparison['trips'],
): SidePair[] {
  const lefts = new Map(left.map((facts) => [facts.tripId, facts]));
  const rights = new Map(right.map((facts) => [facts.tripId, facts]));
  const changed = differences.map(({ tripId, was, change }) => ({
    left: lefts.get(change === 'cancelled' ? tripId : (was ?? '')) ?? null,
    right: change === 'cancelled' ? null : (rights.get(tripId) ?? null),
    isChanged: true,
  }));
  const paired = new Set(changed.map((pair) => pair.left?.tripId));
  const same = left
    .filter(({ tripId }) => !paired.has(tripId))
    .map((facts) => ({ left: facts, right: rights.get(facts.tripId) ?? null, isChanged: false }));
  return [...changed, ...same];
}
