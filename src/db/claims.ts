import type { WithdrawalReason } from '../contract/planInput.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';
import { setBased } from './setBased.ts';

/** A company's claim to a person in a batch. */
export interface ClaimKey {
  companyId: string;
  identityHash: Buffer;
}

/** SQL: the person of claim `c` stands in a file that counts and was not withdrawn with its request. */
const standsInAskedFile = `exists (
  select from roster_rows r join roster_files f using (file_id) join requests q using (request_id)
  where r.batch_id = c.batch_id and r.company_id = c.company_id and r.identity_hash = c.identity_hash
    and f.state = 'current' and q.withdrawn_at is null)`;

/** Notes claims that are new; known ones keep number and decisions. */
export async function noteClaims(db: Queryable, batchId: string, claims: ClaimKey[]): Promise<void> {
  await db.query(
    `insert into claims (batch_id, company_id, identity_hash)
     select distinct $1::uuid, "companyId", "identityHash"
     from jsonb_to_recordset($2) as x("companyId" text, "identityHash" bytea)
     on conflict (batch_id, company_id, identity_hash) do nothing`,
    [batchId, records(claims)],
  );
}

/**
 * Brings proposed withdrawals up to date: whoever stands only in files that were replaced is proposed, whoever is back in a
 * file that counts is no longer missing. What was decided by hand stays; whoever was withdrawn with his whole request is back
 * once a request that was not withdrawn names him.
 */
export async function refreshWithdrawals(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `update claims c set withdrawal = null, withdrawal_reason = null, withdrawn_with = null, withdrawal_at = now()
     where c.batch_id = $1 and c.withdrawn_with is not null and ${standsInAskedFile}`,
    [batchId],
  );
  await db.query(
    `update claims c
     set withdrawal = case when p.present then null else 'proposed' end, withdrawal_at = now()
     from (
       select company_id, identity_hash, bool_or(not is_missing) as present
       from roster_rows where batch_id = $1 and identity_hash is not null group by 1, 2
     ) p
     where c.batch_id = $1 and c.company_id = p.company_id and c.identity_hash = p.identity_hash
       and ((p.present and c.withdrawal in ('proposed', 'confirmed')) or (not p.present and c.withdrawal is null))`,
    [batchId],
  );
}

/**
 * Gives everyone who is accepted and has no number the next ones of his company, in reading order: files by name, rows as
 * they stand. Numbers are never given twice and never change: `<companyId>-<nnn>`.
 */
export async function numberAccepted(db: Queryable, batchId: string): Promise<void> {
  const number = `update claims c
     set number = n.number,
       worker_id = c.company_id || '-' || case when n.number < 1000 then lpad(n.number::text, 3, '0')
         else n.number::text end
     from (
       select a.claim_id, coalesce(given.highest, 0)
         + row_number() over (partition by a.company_id order by file.name collate "C", r.ordinal) as number
       from claims a
       join roster_rows r on r.batch_id = a.batch_id and r.company_id = a.company_id
         and r.identity_hash = a.identity_hash
       join roster_files file on file.file_id = r.file_id
       left join (select o.company_id, max(o.number) as highest from claims o where o.batch_id = $1 group by 1) given
         on given.company_id = a.company_id
       where a.batch_id = $1 and a.number is null and r.verdict = 'valid' and r.clash is null
         and (a.withdrawal is null or a.withdrawal = 'proposed')
     ) n
     where c.claim_id = n.claim_id`;
  await setBased(db, async () => void (await db.query(number, [batchId])));
}

export type WithdrawalDecision = 'withdraw' | 'keep';

/** A claim as decisions see it. */
export interface ClaimRow {
  companyId: string;
  workerId: string | null;
  withdrawal: 'proposed' | 'confirmed' | 'decided' | null;
  withdrawalReason: WithdrawalReason | null;
  /** Counts decisions; the ETag. */
  version: number;
}

/** Holds the claim until the transaction ends. Null where there is none that the reader may change, or its person was erased. */
export async function lockClaim(db: Queryable, batchId: string, claimId: string): Promise<ClaimRow | null> {
  const { rows } = await db.query<ClaimRow>(
    `select company_id as "companyId", worker_id as "workerId", withdrawal, withdrawal_reason as "withdrawalReason", version
     from claims where batch_id = $1 and claim_id = $2 and erased_at is null for update`,
    [batchId, claimId],
  );
  return rows[0] ?? null;
}

/**
 * Decides on one claim. `withdraw` takes the person out (agreeing where it was proposed), `keep` brings him back.
 * One who is kept although missing stays proposed: the file still lacks him.
 */
export async function decideClaim(
  db: Queryable,
  batchId: string,
  claimId: string,
  { decision, reason }: { decision: WithdrawalDecision; reason: WithdrawalReason | null },
): Promise<void> {
  await db.query(
    `update claims set
       withdrawal = case
         when $3 = 'keep' then null
         when withdrawal in ('proposed', 'confirmed') then 'confirmed'
         else 'decided' end,
       withdrawal_reason = $4, withdrawn_with = null, withdrawal_at = now(), version = version + 1
     where batch_id = $1 and claim_id = $2`,
    [batchId, claimId, decision, reason],
  );
}

/** Takes out everybody for whom nothing asks but a request that was withdrawn; returns how many. */
export async function withdrawWithRequest(
  db: Queryable,
  { requestId, reason }: { requestId: string; reason: WithdrawalReason },
): Promise<number> {
  const { rowCount } = await db.query(
    `update claims c set withdrawal = 'decided', withdrawal_reason = $2, withdrawn_with = $1, withdrawal_at = now(),
       version = version + 1
     where (c.withdrawal is null or c.withdrawal = 'proposed') and not ${standsInAskedFile}
       and (c.batch_id, c.company_id, c.identity_hash) in (
         select r.batch_id, r.company_id, r.identity_hash from roster_rows r join roster_files f using (file_id)
         where f.request_id = $1 and f.state = 'current')`,
    [requestId, reason],
  );
  return rowCount ?? 0;
}

/** How many are out because of a request that was withdrawn. */
export async function countWithdrawnWith(db: Queryable, requestId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*)::integer as n from claims where withdrawn_with = $1',
    [requestId],
  );
  return rows[0]!.n;
}
