import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { FixChange } from '../../../contract/fix.ts';
import { lockText } from '../../../contract/replan.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { appendAudit } from '../../../db/audit.ts';
import { lockBatch } from '../../../db/batches.ts';
import { AppError } from '../../../errors.ts';
import type { DraftState } from '../../edit/draftState.ts';
import { loadScenario } from '../loadScenario.ts';
import { refuseStale } from '../refuseStale.ts';
import { queuePlan, requestPlanIn } from '../requestPlan.ts';
import { changeBatch } from './changeBatch.ts';
import { heldDraft, stateOf, storeEdit } from './changeDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import { handLocks, type Reoptimise, type RunDeps } from './reoptimise.ts';

/** Whose fix to apply. */
export interface FixChoice extends Omit<Reoptimise, 'releaseByHand'> {
  /** Somebody left over. */
  workerId: string;
  /** Plates of the buses that the fix adds; left out: placeholders. */
  plates?: readonly string[] | undefined;
}

/**
 * Makes the changes of a proven fix in the batch (one more coach, longer hours, another limit), each in the audit log, and queues a run from the
 * draft with its locks and what was done by hand.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where he has no proven fix, or one that is not the batch's to change; `input_invalid`
 */
export async function applyFixToBatch(
  deps: RunDeps,
  { planId, version }: OnDraft,
  { workerId, plates, options, seed }: FixChoice,
): Promise<{ planId: string; text: Bilingual }> {
  const known = await draftRow(deps, planId);
  refuseStale(known.version, version);
  const loaded = await loadScenario(deps, known.batchId);
  const made = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, version);
    const state = await stateOf(deps, db, row);
    const { changes, text } = fixOf(state, workerId);
    await lockBatch(db, row.batchId);
    await changeBatch(db, deps.keys, loaded, changes, plates);
    const freed = unlocked(state, changes);
    const isUnlocking = freed !== state;
    if (isUnlocking) await storeEdit(db, deps, row, { before: state, after: freed, text });
    const runId = await requestPlanIn(db, deps.keys, {
      batchId: row.batchId,
      options: { ...options, locks: [...freed.locks, ...handLocks(freed)].map(lockText) },
      seed,
      start: { planId, version: row.version + (isUnlocking ? 1 : 0), plan: freed.plan },
    });
    const after = { changes, run: runId };
    await appendAudit(db, {
      action: 'batch.fix',
      objectKind: 'batch',
      objectId: row.batchId,
      batchId: row.batchId,
      after,
    });
    return { planId: runId, text };
  });
  await queuePlan(deps, made.planId);
  return made;
}

function fixOf({ plan }: DraftState, workerId: string): { changes: FixChange[]; text: Bilingual } {
  const fix = plan.unassigned.find((entry) => entry.workerId === workerId)?.fix;
  const changes = fix?.changes ?? [];
  if (fix == null || !fix.proven || changes.length === 0)
    throw new AppError(
      'conflict',
      inBoth({ zh: '此人没有经验证的建议', en: 'there is no proven fix for this person' }),
    );
  if (changes.some(({ kind }) => kind === 'pickup'))
    throw new AppError(
      'conflict',
      inBoth({
        zh: '上车点写在企业名单里：请企业改正名单后重新报送',
        en: 'the pick-up place stands in the company’s roster: ask it to send the roster again with the other place',
      }),
    );
  return { changes, text: { zh: fix.text, en: fix.text } };
}

function unlocked(state: DraftState, changes: readonly FixChange[]): DraftState {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'unlock' ? change.locks : [])));
  return gone.size === 0 ? state : { ...state, locks: state.locks.filter((lock) => !gone.has(lockText(lock))) };
}
