import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { PublishedVersion } from '../../../contract/publishedPlan.ts';
import type { RejectedRow } from '../../../contract/worker.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type DraftRow, rebaseDraft } from '../../../db/drafts.ts';
import { publishEvent } from '../../../db/events.ts';
import { listVersions as listRows, type VersionRow } from '../../../db/planVersions.ts';
import type { Client } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import type { DraftState } from '../../edit/draftState.ts';
import { loadIntake } from '../loadIntake.ts';
import { loadBatch } from '../loadScenario.ts';
import { refuseStale } from '../refuseStale.ts';
import { heldDraft, stateOf } from './changeDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import type { DraftDeps } from './loadEdits.ts';
import { progressOf } from './presentChange.ts';
import { publishBeds, refuseTakenBeds } from './publishBeds.ts';
import { publishDocument } from './publishDocument.ts';

/**
 * Publishes the draft as the next version: from then on companies, hosts and drivers see it. The draft goes on as this version, its history
 * at an end.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where the checker has not accepted this version, or nothing has changed
 */
export async function publishDraft(deps: DraftDeps, { planId, version }: OnDraft): Promise<PublishedVersion> {
  const known = await draftRow(deps, planId);
  refuseStale(known.version, version);
  const rejected = await rejectedOf(deps, known.batchId);
  const published = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, version);
    const progress = progressOf(row);
    if (progress === 'published')
      throw new AppError(
        'conflict',
        inBoth({ zh: '上次发布后没有变化', en: 'nothing has changed since the last publication' }),
      );
    if (progress !== 'checked')
      throw new AppError(
        'conflict',
        inBoth({
          zh: '这一版还没有通过核查：请先核查',
          en: 'the checker has not accepted this version: check it first',
        }),
      );
    const state = await stateOf(deps, db, row);
    const number = row.publishedVersion + 1;
    const trips = state.plan.trips.length;
    const text = { zh: `发布 v${number}：${trips} 个班次`, en: `published v${number}: ${trips} trips` };
    const stored = await publishDocument(db, deps.keys, {
      planId,
      batchId: row.batchId,
      number,
      plan: state.plan,
      rejected,
      by: deps.database.actor.login,
      text,
    });
    refuseTakenBeds(await publishBeds(db, { planId, batchId: row.batchId, number, plan: state.plan }));
    await rebaseOn(db, row, number, state);
    await tellPublication(db, row, stored);
    return stored;
  });
  return presentVersion(published);
}

/** Rejected rows with their companies, which see their own in their part. */
export async function rejectedOf(deps: DraftDeps, batchId: string): Promise<RejectedRow[]> {
  const { policy } = await loadBatch(deps.database, batchId);
  return (await loadIntake(deps, batchId, policy)).rejected;
}

/** Lets the draft begin anew as a published version, with its locks and what was done by hand. */
export async function rebaseOn(
  db: Client,
  row: DraftRow,
  number: number,
  { plan: _, ...extras }: DraftState,
): Promise<void> {
  await rebaseDraft(db, row.planId, { baseVersion: number, baseExtras: extras });
}

/** Tells everybody concerned what was published, and notes it in the audit log. */
export async function tellPublication(db: Client, row: DraftRow, version: VersionRow): Promise<void> {
  const { number, changed, cancelled, text } = version;
  const { planId, batchId } = row;
  const data = { number };
  await publishEvent(db, { kind: 'plan.publish', objectId: planId, to: 'batch', batchId, data });
  for (const tripId of [...changed, ...cancelled])
    await publishEvent(db, { kind: 'sheet.publish', objectId: planId, to: 'trip', planId, tripId, batchId, data });
  await appendAudit(db, {
    action: 'plan.publish',
    objectKind: 'plan',
    objectId: planId,
    batchId,
    before: { publishedVersion: row.publishedVersion, version: row.version },
    after: { publishedVersion: number, changed, cancelled, text },
  });
}

/** Published versions, the newest first. @throws AppError `not_found` */
export async function listVersions(deps: DraftDeps, planId: string): Promise<PublishedVersion[]> {
  await draftRow(deps, planId);
  return (await listRows(deps.database, planId)).map(presentVersion);
}

/** A version as the API tells it. */
export function presentVersion({ publishedAt, publishedBy, ...version }: VersionRow): PublishedVersion {
  return { ...version, publishedAt: publishedAt.toISOString(), by: publishedBy };
}
