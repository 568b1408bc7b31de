import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { PlanChange } from '../../../contract/planDraft.ts';
import { appendAudit } from '../../../db/audit.ts';
import { findHeadTexts, moveDraft } from '../../../db/drafts.ts';
import { AppError } from '../../../errors.ts';
import { heldDraft, readState, stateOf, tellEdit } from './changeDraft.ts';
import type { OnDraft } from './editDraft.ts';
import type { DraftDeps } from './loadEdits.ts';
import { presentChange } from './presentChange.ts';

/**
 * Takes the last edit back, or makes it again: the draft moves along its history, which the server keeps.
 *
 * @throws AppError `not_found`, `precondition_failed`, `conflict` where there is nothing left in that direction
 */
export async function stepDraft(
  deps: DraftDeps,
  { planId, version }: OnDraft,
  direction: 'undo' | 'redo',
): Promise<PlanChange> {
  const { row, before, after, text, heads } = await deps.database.transaction(async (db) => {
    const held = await heldDraft(db, planId, version);
    const { undo, redo } = await findHeadTexts(db, planId, held.head);
    const edit = direction === 'undo' ? undo : redo;
    if (edit === null)
      throw new AppError(
        'conflict',
        inBoth({ zh: '没有可以撤销或重做的调整', en: `there is nothing to ${direction}` }),
      );
    const was = await stateOf(deps, db, held);
    const head = held.head + (direction === 'undo' ? -1 : 1);
    await moveDraft(db, planId, head);
    const moved = { ...held, head, version: held.version + 1 };
    const is = await readState(deps, db, moved);
    await tellEdit(db, held);
    await appendAudit(db, {
      action: `plan.${direction}`,
      objectKind: 'plan',
      objectId: planId,
      batchId: held.batchId,
      before: { version: held.version },
      after: { version: moved.version, head },
    });
    return { row: moved, before: was, after: is, text: edit, heads: await findHeadTexts(db, planId, head) };
  });
  const told =
    direction === 'undo'
      ? { zh: `撤销：${text.zh}`, en: `undone: ${text.en}` }
      : { zh: `重做：${text.zh}`, en: `made again: ${text.en}` };
  return presentChange(row, { before, after, text: told, raised: [], heads });
}
