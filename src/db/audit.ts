import type { Queryable } from './pool.ts';

/** What happened, as the audit log keeps it; actor, time and number are the database's to set. */
export interface AuditEntry {
  /** `<kind>.<verb>`, for example `batch.create`. */
  action: string;
  objectKind: string;
  objectId: string;
  batchId?: string;
  /** How the object was and is. Personal values masked, secrets left out. */
  before?: unknown;
  after?: unknown;
  /** Why somebody wanted to see what is hidden. */
  purpose?: string;
}

/** An entry as it stands in the log. */
export interface AuditRow extends Required<Omit<AuditEntry, 'batchId' | 'purpose'>> {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  at: Date;
  actor: { userId: string | null; login: string; role: string; address: string | null; requestId: string | null };
  batchId: string | null;
  purpose: string | null;
  /** Login of an account, name of a company or a batch; null of anything else, of what is gone, and where the reader may not know. */
  objectName: string | null;
}

/** Appends to the log. Do it last in the transaction of the change: the next writer waits for its end. */
export async function appendAudit(db: Queryable, entry: AuditEntry): Promise<void> {
  const { action, objectKind, objectId, batchId = null, before, after, purpose = null } = entry;
  await db.query(
    `insert into audit_log (action, object_kind, object_id, batch_id, before, after, purpose)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [action, objectKind, objectId, batchId, jsonOrNull(before), jsonOrNull(after), purpose],
  );
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** Entries before `beforeSeq`, the newest first. */
export async function listAudit(
  db: Queryable,
  { limit, beforeSeq, objectId }: { limit: number; beforeSeq: number | null; objectId: string | null },
): Promise<AuditRow[]> {
  const { rows } = await db.query<AuditRow>(
    `select seq::float8 as seq, at, actor, action, object_kind as "objectKind", object_id as "objectId",
       batch_id as "batchId", before, after, purpose,
       case object_kind
         when 'user' then (select login from users where user_id::text = object_id)
         when 'company' then (select name from organisations where org_id::text = object_id)
         when 'batch' then (select name from batches b where b.batch_id::text = object_id)
       end as "objectName"
     from audit_log
     where ($2::bigint is null or seq < $2) and ($3::text is null or object_id = $3)
     order by seq desc limit $1`,
    [limit, beforeSeq, objectId],
  );
  return rows;
}

/** What checking the whole chain found. */
export interface AuditVerdict {
  entries: number;
  /** Hash of the newest entry, hex; noted elsewhere, it also proves later that nothing was cut off the end. */
  head: string;
  /** The first entry that does not follow from the one before it; null where all do. */
  brokenAt: number | null;
}

/**
 * Recomputes every hash from the entries themselves. Finds an entry that was changed, taken out, put in or moved; a chain cut
 * off at its end is found by comparing `head` with one noted before.
 */
export async function verifyAudit(db: Queryable): Promise<AuditVerdict> {
  const { rows } = await db.query<AuditVerdict>(
    `select count(*)::integer as entries, coalesce(encode((array_agg(hash order by seq desc))[1], 'hex'), '') as head,
       (min(seq) filter (where not sound))::float8 as "brokenAt"
     from (
       select seq, hash,
         seq = row_number() over chain
         and prev_hash = coalesce(lag(hash) over chain, '\\x'::bytea)
         and hash = sha256(prev_hash || convert_to(jsonb_build_array(seq, extract(epoch from at), actor, action,
           object_kind, object_id, batch_id, before, after, purpose)::text, 'UTF8')) as sound
       from audit_log
       window chain as (order by seq)
     ) checked`,
  );
  return rows[0]!;
}
