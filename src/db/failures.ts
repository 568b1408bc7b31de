import type { WorkKind } from '../contract/api/queues.ts';
import type { Page } from './page.ts';
import type { Queryable } from './pool.ts';
import type { WorkError } from './requests.ts';

/** Work that was given up. */
export interface FailureRow {
  workId: string;
  kind: WorkKind;
  batchId: string;
  failedAt: Date;
  error: WorkError;
}

/** Work that failed for good after the row with the id `after`, the newest first. */
export async function listFailures(db: Queryable, { limit, after }: Page): Promise<FailureRow[]> {
  const { rows } = await db.query<FailureRow>(
    `with failed as (
       select request_id as id, 'request' as kind, batch_id, finished_at, error from requests where status = 'failed'
       union all
       select plan_id, 'plan', batch_id, finished_at, error from plans where status = 'failed'
       union all
       select verification_id, 'verification', batch_id, finished_at, error from verifications where status = 'failed'
     )
     select id as "workId", kind, batch_id as "batchId", finished_at as "failedAt", error from failed
     where $2::uuid is null or (finished_at, id) < (select f.finished_at, f.id from failed f where f.id = $2)
     order by finished_at desc, id desc limit $1`,
    [limit, after],
  );
  return rows;
}

/** Work that waits again. */
export interface ReopenedWork extends Pick<FailureRow, 'kind' | 'batchId'> {
  /** Company of a request. */
  companyId: string | null;
}

/**
 * Makes failed work wait again, as if it had never begun.
 *
 * @returns what it is; null where nothing of this id has failed
 */
export async function reopenFailure(db: Queryable, workId: string): Promise<ReopenedWork | null> {
  const { rows } = await db.query<ReopenedWork>(
    `with r as (
       update requests set status = 'received', starts = 0, started_at = null, finished_at = null, error = null
       where request_id = $1 and status = 'failed' returning batch_id, company_id
     ), p as (
       update plans set status = 'queued', starts = 0, started_at = null, finished_at = null, error = null, progress = null
       where plan_id = $1 and status = 'failed' returning batch_id
     ), v as (
       update verifications set status = 'queued', starts = 0, started_at = null, finished_at = null, error = null
       where verification_id = $1 and status = 'failed' returning batch_id
     )
     select 'request' as kind, batch_id as "batchId", company_id as "companyId" from r
     union all select 'plan', batch_id, null from p
     union all select 'verification', batch_id, null from v`,
    [workId],
  );
  return rows[0] ?? null;
}
