import type { Queryable } from './pool.ts';

/** What holds a company in a batch. */
export interface CompanyTies {
  /** People who count, proposed withdrawals included. */
  people: number;
  /** Its rosters that are not read yet. */
  unread: number;
  /** Files that the district sent for several companies and that have rows of it. */
  sharedFiles: string[];
  /** Published versions of plans in which its people stand. */
  published: { planId: string; version: number }[];
}

/** What holds a company in a batch; the caller holds the batch. */
export async function findCompanyTies(
  db: Queryable,
  batchId: string,
  { companyId, orgId }: { companyId: string; orgId: string },
): Promise<CompanyTies> {
  const { rows } = await db.query<CompanyTies>(
    `select
       (select count(*)::integer from claims k where k.batch_id = $1 and k.company_id = $2
          and coalesce(k.withdrawal, 'proposed') = 'proposed' and exists (select from roster_rows r
            where r.batch_id = $1 and r.company_id = $2 and r.identity_hash = k.identity_hash and r.verdict = 'valid'
              and r.clash is null)) as people,
       (select count(*)::integer from requests q where q.batch_id = $1 and q.company_id = $2
          and q.status in ('received', 'processing')) as unread,
       array(select distinct f.name from roster_rows r join roster_files f using (file_id) join requests q using (request_id)
          where r.batch_id = $1 and r.company_id = $2 and q.company_id is null and f.state = 'current'
          order by f.name) as "sharedFiles",
       coalesce((select jsonb_agg(jsonb_build_object('planId', p.plan_id, 'version', p.version) order by p.version)
          from plan_parts p join plans using (plan_id) where plans.batch_id = $1 and p.version > 0 and p.kind = 'company'
            and p.org_id = $3 and (p.summary -> 'kpis' ->> 'workers')::integer > 0), '[]') as published`,
    [batchId, companyId, orgId],
  );
  return rows[0]!;
}

/**
 * Takes a company out of a batch with all that it sent there: requests, rows, withdrawn people, its application and documents. Rooms that were
 * kept for it are anybody's again.
 */
export async function deleteCompany(db: Queryable, batchId: string, companyId: string): Promise<void> {
  await db.query('update dorm_rooms set company_id = null where batch_id = $1 and company_id = $2', [
    batchId,
    companyId,
  ]);
  await db.query('delete from companies where batch_id = $1 and company_id = $2', [batchId, companyId]);
}
