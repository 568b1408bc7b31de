import type { Plan } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Outcome } from './changeTrips.ts';
import { type DraftState, draftOf } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { carriedLocks } from './lockHold.ts';
import { raisedBy } from './raised.ts';
import { listPatch } from './statePatch.ts';
import { handsIn, undoneBy } from './undone.ts';

/**
 * Makes another plan of the same batch the draft. Locks and what was done by hand go on as far as they hold in it.
 * @param confirm true: also where they do not all hold
 */
export function adoptPlan(
  { batch }: EditBatch,
  state: DraftState,
  next: Plan,
  { confirm, text }: { confirm: boolean; text: Bilingual },
): Outcome {
  const undoes = undoneBy(state, next);
  if (!confirm && undoes.length > 0) return { done: false, limits: [], undoes };
  // what it started from is the run's story, not the draft's
  const { start: _start, ...plan } = next;
  const fresh = draftOf(plan);
  const adopted: DraftState = {
    ...fresh,
    locks: carriedLocks(state, plan),
    byHand: handsIn(state, plan),
    lastTrip: Math.max(state.lastTrip, fresh.lastTrip),
  };
  const changed = listPatch(state.plan.trips, plan.trips, ({ tripId }) => tripId).put.map(({ tripId }) => tripId);
  return { done: true, state: adopted, text, raised: raisedBy(batch, state.plan, plan, new Set(changed)) };
}
