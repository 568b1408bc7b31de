import type { DraftState as DraftProgress, PlanChange, PlanDraft } from '../../../contract/planDraft.ts';
import type { PlanLimit } from '../../../contract/planEdit.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { DraftRow } from '../../../db/drafts.ts';
import type { DraftState } from '../../edit/draftState.ts';
import { changeBetween, standingLimits } from '../../edit/planChange.ts';

/** What undo and redo would be about. */
export interface HeadTexts {
  undo: Bilingual | null;
  redo: Bilingual | null;
}

/** A change of a draft as the API tells it. */
export function presentChange(
  row: DraftRow,
  {
    before,
    after,
    text,
    raised,
    heads,
  }: { before: DraftState; after: DraftState; text: Bilingual; raised: PlanLimit[]; heads: HeadTexts },
): PlanChange {
  return {
    ...standing(row, after, heads),
    text,
    ...changeBetween(before, after),
    tight: after.plan.tight ?? [],
    raised,
  };
}

/** A draft without its document as the API tells it. */
export function presentDraft(row: DraftRow, state: DraftState, heads: HeadTexts): PlanDraft {
  const { planId, batchId, publishedVersion } = row;
  return {
    planId,
    batchId,
    ...standing(row, state, heads),
    publishedVersion: publishedVersion === 0 ? null : publishedVersion,
  };
}

function standing(row: DraftRow, state: DraftState, { undo, redo }: HeadTexts) {
  const { plan, locks, byHand } = state;
  return {
    version: row.version,
    state: progressOf(row),
    kpis: plan.kpis,
    bounds: plan.bounds,
    limits: standingLimits(state),
    locks: [...locks],
    byHand: { workerIds: [...byHand.workerIds], tripIds: [...byHand.tripIds] },
    undo,
    redo,
    edits: row.head,
  };
}

/** How far a draft has come. */
export function progressOf({ version, head, baseVersion, checkedVersion, isAccepted }: DraftRow): DraftProgress {
  if (head === 0 && baseVersion > 0) return 'published';
  return checkedVersion === version && isAccepted === true ? 'checked' : 'draft';
}
