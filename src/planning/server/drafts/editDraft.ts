import type { PlanChange, PlanDraft, WhatIf } from '../../../contract/planDraft.ts';
import type { Moved, PlanEdit } from '../../../contract/planEdit.ts';
import type { Locale } from '../../../contract/text.ts';
import { type DraftRow, findDraft, findHeadTexts } from '../../../db/drafts.ts';
import { AppError } from '../../../errors.ts';
import { applyEdit } from '../../edit/applyEdit.ts';
import type { DraftState } from '../../edit/draftState.ts';
import { reevaluate } from '../../edit/reevaluate.ts';
import { resequenceTrip } from '../../edit/resequence.ts';
import { whatIf } from '../../edit/whatIf.ts';

import { refuseStale } from '../refuseStale.ts';
import { changeDraft, isSameInput, stateOf } from './changeDraft.ts';
import { measured } from './editRoads.ts';
import { type DraftDeps, loadEdits, loadWholeEdits } from './loadEdits.ts';
import { presentDraft } from './presentChange.ts';
import { refusalOf } from './refusals.ts';

/** Which version of which draft a change was made on, and the reader's language. */
export interface OnDraft {
  planId: string;
  version: number | null;
  locale: Locale;
}

/** A draft without its document. @throws AppError `not_found` */
export async function readDraft(deps: DraftDeps, planId: string): Promise<PlanDraft> {
  const { row, state } = await readDraftState(deps, planId);
  return presentDraft(row, state, await findHeadTexts(deps.database, planId, row.head));
}

/** A draft as it stands, with its document. @throws AppError `not_found` */
export async function readDraftState(deps: DraftDeps, planId: string): Promise<{ row: DraftRow; state: DraftState }> {
  const row = await draftRow(deps, planId);
  return { row, state: await deps.database.transaction((db) => stateOf(deps, db, row)) };
}

/** One edit by hand. @throws AppError `not_found`, `precondition_failed`, `input_invalid` with the limits, `conflict` */
export async function editDraft(
  deps: DraftDeps,
  on: OnDraft,
  edit: PlanEdit,
  { dryRun }: { dryRun: boolean },
): Promise<PlanChange> {
  const prepared = await prepare(deps, on);
  const request = { ...on, dryRun, action: 'plan.edit', detail: { edit } };
  return changeDraft(deps, request, prepared, (edits, state, writing) => applyEdit(edits, state, edit, writing));
}

/** The best order of stops for one bus. @throws as `editDraft`; `conflict` also where there is none better, or it was made by hand */
export async function resequence(
  deps: DraftDeps,
  on: OnDraft,
  trip: { tripId: string; confirm: boolean },
): Promise<PlanChange> {
  const prepared = await prepare(deps, on);
  const request = { ...on, action: 'plan.resequence', detail: { tripId: trip.tripId } };
  return changeDraft(deps, request, prepared, (edits, state, writing) => resequenceTrip(edits, state, trip, writing));
}

/** Times and figures again, by the batch of today. @throws AppError `not_found`, `precondition_failed` */
export async function reevaluateDraft(deps: DraftDeps, on: OnDraft): Promise<PlanChange> {
  const row = await draftRow(deps, on.planId);
  refuseStale(row.version, on.version);
  const known = await loadEdits(deps, row.batchId);
  const { plan, inputStamp } = await deps.database.transaction((db) => stateOf(deps, db, row));
  // where nothing has changed, rejected rows have not either
  const hasRejected = inputStamp !== known.stamp;
  const loaded = hasRejected ? await loadWholeEdits(deps, row.batchId) : known;
  const { book, edits: estimated } = loaded;
  const prepared = book === null ? loaded : { ...loaded, edits: await measured(estimated, book, plan) };
  deps.editCache.putBatch(row.batchId, prepared);
  const request = { ...on, action: 'plan.reevaluate', detail: {} };
  return changeDraft(
    deps,
    request,
    prepared,
    (edits, state, writing) =>
      reevaluate(edits, state, { isSameInput: isSameInput(state, prepared), hasRejected }, writing),
    { mayBeStale: true },
  );
}

/** What would come of putting people into each bus. @throws AppError `not_found`, `input_invalid` where it names nobody */
export async function whatIfMoved(
  deps: DraftDeps,
  { planId, locale }: Pick<OnDraft, 'planId' | 'locale'>,
  what: Moved,
): Promise<WhatIf> {
  const row = await draftRow(deps, planId);
  const { edits } = await loadEdits(deps, row.batchId);
  const state = await deps.database.transaction((db) => stateOf(deps, db, row));
  const found = whatIf(edits, state, what, { now: new Date(), locale });
  if ('limits' in found) throw refusalOf({ done: false, limits: found.limits });
  return { version: row.version, ...found };
}

/** The batch, once it is clear that the version is not an old one. */
async function prepare(deps: DraftDeps, { planId, version }: OnDraft) {
  const row = await draftRow(deps, planId);
  refuseStale(row.version, version);
  return loadEdits(deps, row.batchId);
}

/** @throws AppError `not_found` */
export async function draftRow({ database }: DraftDeps, planId: string) {
  const row = await findDraft(database, planId);
  if (row === null) throw new AppError('not_found', 'there is no finished plan of this id');
  return row;
}
