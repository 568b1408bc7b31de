import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A person as a company's worker: what numbers hang on. */
export interface WorkerKey {
  companyId: string;
  identityHash: Buffer;
}

/**
 * Gives everyone in the list who has no number the company's next ones, in the order of the list.
 * Numbers are never given twice and never change: `<companyId>-<nnn>`.
 */
export async function numberWorkers(db: Queryable, batchId: string, keys: WorkerKey[]): Promise<void> {
  await db.query(
    `insert into workers (batch_id, company_id, identity_hash, number, worker_id)
     select $1, company_id, identity_hash, number,
       company_id || '-' || case when number < 1000 then lpad(number::text, 3, '0') else number::text end
     from (
       select k.company_id, k.identity_hash,
         row_number() over (partition by k.company_id order by k.place)
           + coalesce((select max(w.number) from workers w where w.batch_id = $1 and w.company_id = k.company_id), 0)
           as number
       from (
         select "companyId" as company_id, "identityHash" as identity_hash, min(ordinality) as place
         from rows from (jsonb_to_recordset($2) as ("companyId" text, "identityHash" bytea)) with ordinality
         group by 1, 2
       ) k
       where not exists (
         select from workers w
         where w.batch_id = $1 and w.company_id = k.company_id and w.identity_hash = k.identity_hash)
     ) n`,
    [batchId, records(keys)],
  );
}

/**
 * Brings proposed withdrawals up to date: whoever stands only in files that were replaced is proposed, whoever is back in a
 * file that counts is no longer missing. What was decided by hand stays.
 */
export async function refreshWithdrawals(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `update workers w
     set withdrawal = case when p.present then null else 'proposed' end, withdrawal_at = now()
     from (
       select company_id, identity_hash, bool_or(not is_missing) as present
       from roster_rows where batch_id = $1 and verdict = 'valid' group by 1, 2
     ) p
     where w.batch_id = $1 and w.company_id = p.company_id and w.identity_hash = p.identity_hash
       and ((p.present and w.withdrawal in ('proposed', 'confirmed')) or (not p.present and w.withdrawal is null))`,
    [batchId],
  );
}

export type WithdrawalDecision = 'withdraw' | 'keep';

/**
 * Decides on one worker. `withdraw` takes him out (agreeing where it was proposed), `keep` brings him back.
 * A worker who is kept although missing stays proposed: the file still lacks him.
 *
 * @returns false where there is no such worker.
 */
export async function decideWithdrawal(
  db: Queryable,
  batchId: string,
  workerId: string,
  decision: WithdrawalDecision,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update workers set
       withdrawal = case
         when $3 = 'keep' then null
         when withdrawal in ('proposed', 'confirmed') then 'confirmed'
         else 'decided' end,
       withdrawal_at = now()
     where batch_id = $1 and worker_id = $2`,
    [batchId, workerId, decision],
  );
  if (decision === 'keep') await refreshWithdrawals(db, batchId);
  return rowCount === 1;
}
