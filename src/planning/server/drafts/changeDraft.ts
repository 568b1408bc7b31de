import type { Plan } from '../../../contract/plan.ts';
import type { PlanChange } from '../../../contract/planDraft.ts';
import type { PlanLimit } from '../../../contract/planEdit.ts';
import type { Bilingual, Locale } from '../../../contract/text.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type DraftRow, findHeadTexts, insertEdit, lockDraft, moveDraft } from '../../../db/drafts.ts';
import { publishEvent } from '../../../db/events.ts';
import { findWhole } from '../../../db/planParts.ts';
import type { Client, Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import type { Writing } from '../../edit/assemble.ts';
import type { Outcome } from '../../edit/changeTrips.ts';
import type { DraftState } from '../../edit/draftState.ts';
import type { EditBatch } from '../../edit/editBatch.ts';
import { patchBetween } from '../../edit/statePatch.ts';
import { openPart } from '../planDocument.ts';
import { refuseStale } from '../refuseStale.ts';
import type { PreparedEdits } from './editCache.ts';
import type { DraftDeps } from './loadEdits.ts';
import { loadState, pack } from './loadState.ts';
import { presentChange } from './presentChange.ts';
import { otherInput, refusalOf } from './refusals.ts';

/** A change of a draft, and the version that it was made on. */
export interface ChangeDraft {
  planId: string;
  version: number | null;
  locale: Locale;
  /** What the audit log calls it, and what it says of it. */
  action: string;
  detail: unknown;
  /** True: only say what would come of it. */
  dryRun?: boolean;
}

/** The whole draft is stored with every so many edits, so that no reader has to follow a long history. */
const stateEvery = 32;

/**
 * Makes one change of a draft: holds it, refuses what was made on an older version, stores what changed as the next edit of its history. Of
 * any number of callers at once one is served, the others are told that somebody was faster.
 *
 * @param prepared the batch; left out where the change does not need it
 * @throws AppError `not_found`, `precondition_failed`, `input_invalid` with the limits in the way, `conflict`
 */
export async function changeDraft(
  deps: DraftDeps,
  request: ChangeDraft,
  prepared: PreparedEdits,
  change: (edits: EditBatch, state: DraftState, writing: Writing) => Outcome,
  { mayBeStale = false } = {},
): Promise<PlanChange> {
  const { planId, version, locale, dryRun = false } = request;
  const { edits, stamp } = prepared;
  const stored = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, version);
    const state = await stateOf(deps, db, row);
    if (!mayBeStale && !isSameInput(state, prepared)) throw otherInput();
    const outcome = change(edits, state, { now: new Date(), locale });
    if (dryRun) return { row, before: state, outcome };
    if (!outcome.done) throw refusalOf(outcome);
    const after = { ...outcome.state, inputStamp: stamp };
    await storeEdit(db, deps, row, { before: state, after, text: outcome.text });
    await audit(db, row, request);
    return {
      row: { ...row, version: row.version + 1, head: row.head + 1 },
      before: state,
      outcome: { ...outcome, state: after },
    };
  });
  const { row, outcome } = stored;
  if (!dryRun && outcome.done) deps.editCache.putDraft(planId, row.version, outcome.state);
  return told(deps, stored);
}

interface Told {
  row: DraftRow;
  before: DraftState;
  outcome: Outcome;
}

async function told(deps: DraftDeps, { row, before, outcome }: Told): Promise<PlanChange> {
  const after = outcome.done ? outcome.state : before;
  const raised: PlanLimit[] = outcome.done ? outcome.raised : outcome.limits;
  const text: Bilingual = outcome.done ? outcome.text : { zh: '不可行', en: 'not possible' };
  const heads = await findHeadTexts(deps.database, row.planId, row.head);
  return presentChange(row, { before, after, text, raised, heads });
}

/** The draft, held until the transaction ends. @throws AppError `not_found`, `precondition_failed` */
export async function heldDraft(db: Queryable, planId: string, version: number | null): Promise<DraftRow> {
  const row = await lockDraft(db, planId);
  if (row === null) throw new AppError('not_found', 'there is no finished plan of this id');
  refuseStale(row.version, version);
  return row;
}

/** A draft as it stands at a row, from memory where it was there before. */
export async function stateOf(deps: DraftDeps, db: Queryable, row: DraftRow): Promise<DraftState> {
  return deps.editCache.draftOr(row.planId, row.version, () => readState(deps, db, row));
}

/** The same from the database: for a row that is not committed yet. */
export async function readState(deps: DraftDeps, db: Queryable, row: DraftRow): Promise<DraftState> {
  const whole = await findWhole(db, row.planId, row.baseVersion);
  if (whole === null) throw new AppError('not_found', 'there is no finished plan of this id');
  return loadState(db, deps.keys, row, openPart(deps.keys, row.planId, whole) as Plan);
}

/** Puts a state behind the head of a draft's history and moves the draft on. */
export async function storeEdit(
  db: Client,
  deps: DraftDeps,
  row: DraftRow,
  { before, after, text }: { before: DraftState; after: DraftState; text: Bilingual },
): Promise<void> {
  const seq = row.head + 1;
  const packed = (column: 'patch' | 'state', value: unknown) => pack(deps.keys, row.planId, seq, column, value);
  await insertEdit(db, row.planId, {
    seq,
    madeBy: deps.database.actor.login,
    text,
    patchSealed: packed('patch', patchBetween(before, after)),
    stateSealed: seq % stateEvery === 0 ? packed('state', after) : null,
  });
  await moveDraft(db, row.planId, seq);
}

/** Tells planners that a draft has moved on. */
export async function tellEdit(db: Client, { planId, batchId, version }: DraftRow): Promise<void> {
  const data = { version: version + 1 };
  await publishEvent(db, { kind: 'plan.edit', objectId: planId, to: 'staff', batchId, data });
}

async function audit(db: Client, row: DraftRow, { action, detail }: ChangeDraft): Promise<void> {
  const { planId, batchId, version } = row;
  await tellEdit(db, row);
  await appendAudit(db, {
    action,
    objectKind: 'plan',
    objectId: planId,
    batchId,
    before: { version },
    after: { version: version + 1, ...(detail as object) },
  });
}

/**
 * Whether the batch is the one that a draft was last evaluated on; where nobody has compared yet, whether it has the same people and
 * policy.
 */
export function isSameInput({ plan, inputStamp }: DraftState, { edits, stamp }: PreparedEdits): boolean {
  if (inputStamp !== null) return inputStamp === stamp;
  return (
    plan.workers.length === edits.workers.size &&
    plan.workers.every(({ workerId }) => edits.workers.has(workerId)) &&
    JSON.stringify(plan.policy) === JSON.stringify(edits.batch.policy)
  );
}
