import type { Plan, PlanBounds } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import type { Lock } from '../../contract/replan.ts';

/** A draft: the document and what a dispatcher has said about it. Plain data; edits make a new one of it. */
export interface DraftState {
  plan: Plan;
  /** Stops are named by their `seq` in `plan`. */
  locks: readonly Lock[];
  /** What was done by hand since the last run: re-optimising keeps it. */
  byHand: ByHand;
  /** Limits that trips were found to break when they were evaluated again; an edit of the trip settles them. */
  broken: readonly PlanLimit[];
  /** Number of the newest trip there ever was, so that no link or sheet of a cancelled trip opens another one. */
  lastTrip: number;
  /** Digest of the batch's input that it was last evaluated on; null where nobody has compared yet. */
  inputStamp: string | null;
  /** Bounds that hold for plans which leave no more than `left` people over. */
  proof: { left: number; bounds: PlanBounds };
}

/** People moved, and trips whose order, bus or crew was chosen, by hand. */
export interface ByHand {
  workerIds: readonly string[];
  tripIds: readonly string[];
}

/** The draft that a plan begins as. */
export function draftOf(plan: Plan): DraftState {
  return {
    plan,
    locks: [],
    byHand: { workerIds: [], tripIds: [] },
    broken: [],
    lastTrip: Math.max(0, ...plan.trips.map(({ tripId }) => tripNumber(tripId))),
    inputStamp: null,
    proof: { left: plan.unassigned.length, bounds: plan.bounds },
  };
}

/** The number in an id like `T07`; 0 where it has none. */
export function tripNumber(tripId: string): number {
  return Number(/^T(\d+)$/.exec(tripId)?.[1] ?? 0);
}

/** The id of the trip with a number. */
export function tripName(number: number): string {
  return `T${String(number).padStart(2, '0')}`;
}
