import type { Queryable } from './pool.ts';

/** One company's claim to a person, whatever batch it is of. */
export interface PersonClaim {
  claimId: string;
  batchId: string;
  batchName: string;
  /** Local date `YYYY-MM-DD`. */
  serviceDate: string;
  companyId: string;
  companyName: string;
  workerId: string | null;
  withdrawal: string | null;
  withdrawalReason: string | null;
  /** Plans and trips in which he has a seat. */
  seats: { planId: string; tripId: string }[];
}

/** All claims to a person, by batch and company. */
export async function listPersonClaims(db: Queryable, identityHash: Buffer): Promise<PersonClaim[]> {
  const { rows } = await db.query<PersonClaim>(
    `select k.claim_id as "claimId", k.batch_id as "batchId", b.name as "batchName", b.service_date::text as "serviceDate",
       k.company_id as "companyId", c.name as "companyName", k.worker_id as "workerId", k.withdrawal,
       k.withdrawal_reason as "withdrawalReason",
       coalesce((select jsonb_agg(jsonb_build_object('planId', s.plan_id, 'tripId', s.trip_id) order by s.plan_id)
         from plan_seats s where s.batch_id = k.batch_id and s.worker_id = k.worker_id), '[]') as seats
     from claims k join batches b using (batch_id) join companies c using (batch_id, company_id)
     where k.identity_hash = $1
     order by b.service_date, k.batch_id, k.company_id`,
    [identityHash],
  );
  return rows;
}

/** The claim that a worker id of a batch stands for; null where there is none that the reader may see. */
export async function findWorkerClaim(
  db: Queryable,
  batchId: string,
  workerId: string,
): Promise<{ claimId: string; identityHash: Buffer } | null> {
  const { rows } = await db.query<{ claimId: string; identityHash: Buffer }>(
    'select claim_id as "claimId", identity_hash as "identityHash" from claims where batch_id = $1 and worker_id = $2',
    [batchId, workerId],
  );
  return rows[0] ?? null;
}

/** Who has seen or changed what about a claim. */
export interface ClaimAccess {
  at: Date;
  action: string;
  role: string;
  purpose: string | null;
}

/** What the audit log says of a claim, the oldest first. */
export async function listClaimAccess(db: Queryable, claimId: string): Promise<ClaimAccess[]> {
  const { rows } = await db.query<ClaimAccess>(
    `select at, action, actor ->> 'role' as role, purpose from audit_log
     where object_kind = 'claim' and object_id = $1 order by seq`,
    [claimId],
  );
  return rows;
}

/** Rows of a person in a batch, faulty ones included; returns how many there were. */
export async function deletePersonRows(db: Queryable, batchId: string, identityHash: Buffer): Promise<number> {
  const { rowCount } = await db.query('delete from roster_rows where batch_id = $1 and identity_hash = $2', [
    batchId,
    identityHash,
  ]);
  return rowCount ?? 0;
}

/**
 * Makes a person's claims in a batch nobody's: nothing leads from his number to them any more. Number and worker id stay, so that they
 * are never given to somebody else. His rows must be gone.
 */
export async function eraseClaims(db: Queryable, batchId: string, identityHash: Buffer): Promise<void> {
  await db.query(
    `update claims set identity_hash = decode(md5(claim_id::text || random()::text), 'hex'), erased_at = now(),
       withdrawal = 'decided', withdrawal_reason = 'other', withdrawn_with = null, version = version + 1
     where batch_id = $1 and identity_hash = $2`,
    [batchId, identityHash],
  );
}

/** Takes out of rows whom they name as travelling along. */
export async function forgetCompanions(db: Queryable, rowIds: readonly string[]): Promise<void> {
  await db.query('update roster_rows set companions_sealed = null where row_id = any ($1::uuid[])', [rowIds]);
}

/** A file from which rows were taken, sealed anew. */
export interface RedactedFile {
  fileId: string;
  contentHash: Buffer;
  contentSealed: Buffer;
  sizeBytes: number;
  dataRows: number;
  warningsSealed: Buffer | null;
  warningCount: number;
}

/** Puts a file's redacted content in place of what was sent. */
export async function replaceFileContent(db: Queryable, file: RedactedFile): Promise<void> {
  await db.query(
    `update roster_files set content_hash = $2, content_sealed = $3, size_bytes = $4, data_rows = $5,
       warnings_sealed = $6, warning_count = $7
     where file_id = $1`,
    [
      file.fileId,
      file.contentHash,
      file.contentSealed,
      file.sizeBytes,
      file.dataRows,
      file.warningsSealed,
      file.warningCount,
    ],
  );
}
