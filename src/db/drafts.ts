import type { Bilingual } from '../contract/text.ts';
import type { Queryable } from './pool.ts';
import { sealOf } from './sealedColumns.ts';

/** A draft without its document and its edits. */
export interface DraftRow {
  planId: string;
  batchId: string;
  /** Counts every change; the ETag. */
  version: number;
  /** The published version that it began as; 0: the plan as its run made it. */
  baseVersion: number;
  /** Locks and what was done by hand when it began. */
  baseExtras: unknown;
  /** Edits made and not undone. */
  head: number;
  checkedVersion: number | null;
  isAccepted: boolean | null;
  /** Newest published version; 0 before the first. */
  publishedVersion: number;
}

const columns = `p.plan_id as "planId", p.batch_id as "batchId", coalesce(d.version, 0) as version,
  coalesce(d.base_version, 0) as "baseVersion", d.base_extras as "baseExtras", coalesce(d.head, 0) as head,
  d.checked_version as "checkedVersion", d.is_accepted as "isAccepted",
  p.published_version as "publishedVersion"`;

/** The draft of a finished plan, whether or not anybody has touched it; null where there is no such plan for the reader. */
export async function findDraft(db: Queryable, planId: string): Promise<DraftRow | null> {
  const { rows } = await db.query<DraftRow>(
    `select ${columns} from plans p left join plan_drafts d using (plan_id) where p.plan_id = $1 and p.status = 'done'`,
    [planId],
  );
  return rows[0] ?? null;
}

/** Holds the draft of a finished plan until the transaction ends. Null where there is no such plan. */
export async function lockDraft(db: Queryable, planId: string): Promise<DraftRow | null> {
  await db.query(
    `insert into plan_drafts (plan_id) select plan_id from plans where plan_id = $1 and status = 'done'
     on conflict (plan_id) do nothing`,
    [planId],
  );
  await db.query('select 1 from plan_drafts where plan_id = $1 for update', [planId]);
  return findDraft(db, planId);
}

/** Moves a draft on by one version. Whatever was checked was another version. */
export async function moveDraft(db: Queryable, planId: string, head: number): Promise<void> {
  await db.query('update plan_drafts set version = version + 1, head = $2 where plan_id = $1', [planId, head]);
}

/** Begins a draft anew as a published version, without a history. */
export async function rebaseDraft(
  db: Queryable,
  planId: string,
  { baseVersion, baseExtras }: { baseVersion: number; baseExtras: unknown },
): Promise<void> {
  await db.query('delete from plan_edits where plan_id = $1', [planId]);
  await db.query(
    `update plan_drafts set version = version + 1, base_version = $2, base_extras = $3, head = 0, checked_version = null,
       is_accepted = null
     where plan_id = $1`,
    [planId, baseVersion, JSON.stringify(baseExtras)],
  );
}

/** Notes what the checker said of a version; one that has moved on keeps nothing. @returns whether it was noted */
export async function noteCheck(
  db: Queryable,
  planId: string,
  { version, isAccepted }: { version: number; isAccepted: boolean },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update plan_drafts set checked_version = $2, is_accepted = $3 where plan_id = $1 and version = $2',
    [planId, version, isAccepted],
  );
  return rowCount === 1;
}

/** An edit of a draft's history. */
export interface EditRow {
  seq: number;
  madeAt: Date;
  madeBy: string;
  text: Bilingual;
}

/** What an edit changed, sealed; `stateSealed` holds the whole draft after it, now and then. */
export interface EditContent {
  seq: number;
  patchSealed: Buffer;
  stateSealed: Buffer | null;
}

/** Puts an edit behind the head; edits that were undone before can no longer be made again. */
export async function insertEdit(
  db: Queryable,
  planId: string,
  edit: EditContent & Pick<EditRow, 'madeBy' | 'text'>,
): Promise<void> {
  await db.query('delete from plan_edits where plan_id = $1 and seq >= $2', [planId, edit.seq]);
  await db.query(
    `insert into plan_edits (plan_id, seq, made_by, text, patch_sealed, state_sealed) values ($1, $2, $3, $4, $5, $6)`,
    [planId, edit.seq, edit.madeBy, JSON.stringify(edit.text), edit.patchSealed, edit.stateSealed],
  );
}

/** What leads to the state after `head` edits: the newest whole state up to there, and the edits behind it, in order. */
export async function listEditContents(db: Queryable, planId: string, head: number): Promise<EditContent[]> {
  const { rows } = await db.query<EditContent>(
    `select seq, patch_sealed as "patchSealed", state_sealed as "stateSealed" from ${editsUpTo}`,
    [planId, head],
  );
  return rows;
}

/** Seals of what `listEditContents` gives, in its order. */
export async function listEditSeals(db: Queryable, planId: string, head: number): Promise<Buffer[]> {
  const { rows } = await db.query<{ seal: Buffer }>(
    `select ${sealOf('coalesce(state_sealed, patch_sealed)')} as seal from ${editsUpTo}`,
    [planId, head],
  );
  return rows.map(({ seal }) => seal);
}

/** SQL: the newest whole state of plan $1 up to edit $2, and the edits behind it. */
const editsUpTo = `plan_edits
  where plan_id = $1 and seq <= $2 and seq >= coalesce((select max(e.seq) from plan_edits e
    where e.plan_id = $1 and e.seq <= $2 and e.state_sealed is not null), 0)
  order by seq`;

/** Edits before the one with the number `before`, the newest first; those beyond the head are undone. */
export async function listEdits(
  db: Queryable,
  planId: string,
  { limit, before }: { limit: number; before: number | null },
): Promise<EditRow[]> {
  const { rows } = await db.query<EditRow>(
    `select seq, made_at as "madeAt", made_by as "madeBy", text from plan_edits
     where plan_id = $1 and ($3::integer is null or seq < $3) order by seq desc limit $2`,
    [planId, limit, before],
  );
  return rows;
}

/** The edits that undo and redo would be about: the one at the head and the one behind it. */
export async function findHeadTexts(
  db: Queryable,
  planId: string,
  head: number,
): Promise<{ undo: Bilingual | null; redo: Bilingual | null }> {
  const { rows } = await db.query<{ seq: number; text: Bilingual }>(
    'select seq, text from plan_edits where plan_id = $1 and seq in ($2, $2 + 1)',
    [planId, head],
  );
  const textOf = (seq: number) => rows.find((row) => row.seq === seq)?.text ?? null;
  return { undo: textOf(head), redo: textOf(head + 1) };
}

/** What the edits of all drafts of a batch hold. */
export async function listBatchEdits(db: Queryable, batchId: string): Promise<(EditContent & { planId: string })[]> {
  const { rows } = await db.query<EditContent & { planId: string }>(
    `select e.plan_id as "planId", e.seq, e.patch_sealed as "patchSealed", e.state_sealed as "stateSealed"
     from plan_edits e join plans using (plan_id) where plans.batch_id = $1`,
    [batchId],
  );
  return rows;
}

/** Puts an edit's content anew. */
export async function replaceEdit(
  db: Queryable,
  { planId, seq, ...content }: EditContent & { planId: string },
): Promise<void> {
  const { patchSealed, stateSealed } = content;
  await db.query('update plan_edits set patch_sealed = $3, state_sealed = $4 where plan_id = $1 and seq = $2', [
    planId,
    seq,
    patchSealed,
    stateSealed,
  ]);
}
