import type { WithdrawalReason } from '../contract/planInput.ts';
import { allRows } from './page.ts';
import type { Queryable } from './pool.ts';

export type RequestStatus = 'received' | 'processing' | 'done' | 'failed';

/** Why work ended without a result; for people, holds nothing personal. */
export interface WorkError {
  code: string;
  detail: string;
}

/** One upload of roster files. */
export interface RequestRow {
  requestId: string;
  batchId: string;
  /** Null for uploads of the district that name several companies. */
  companyId: string | null;
  /** Names and columns of the files tell the company, as in a scenario folder. */
  fromFolder: boolean;
  status: RequestStatus;
  receivedAt: Date;
  finishedAt: Date | null;
  /** Counts are null until the files were read. */
  dataRows: number | null;
  accepted: number | null;
  rejected: number | null;
  warnings: number | null;
  error: WorkError | null;
  /** When and why all of it was withdrawn; both or neither. */
  withdrawnAt: Date | null;
  withdrawalReason: WithdrawalReason | null;
  /** Counts withdrawals and their taking back; the ETag. */
  version: number;
}

const columns = `
  request_id as "requestId", batch_id as "batchId", company_id as "companyId", from_folder as "fromFolder", status, received_at as "receivedAt",
  finished_at as "finishedAt", data_rows as "dataRows", accepted, rejected, warnings, error,
  withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason", version`;

export async function insertRequest(
  db: Queryable,
  request: Pick<RequestRow, 'requestId' | 'batchId' | 'companyId' | 'fromFolder'>,
): Promise<void> {
  await db.query('insert into requests (request_id, batch_id, company_id, from_folder) values ($1, $2, $3, $4)', [
    request.requestId,
    request.batchId,
    request.companyId,
    request.fromFolder,
  ]);
}

/** Null where there is none. */
export async function findRequest(db: Queryable, requestId: string): Promise<RequestRow | null> {
  const { rows } = await db.query<RequestRow>(`select ${columns} from requests where request_id = $1`, [requestId]);
  return rows[0] ?? null;
}

/** The request before this one that brought a file of the same company and name, and was not given up. Null where there is none. */
export async function findPredecessor(db: Queryable, requestId: string): Promise<RequestRow | null> {
  const { rows } = await db.query<RequestRow>(
    `select ${columns} from requests
     where request_id = (
       select old.request_id
       from requests q join requests old on old.batch_id = q.batch_id and old.company_id is not distinct from q.company_id
         and old.seq < q.seq and old.status <> 'failed'
       where q.request_id = $1 and exists (select from roster_files f join roster_files g using (name)
         where f.request_id = q.request_id and g.request_id = old.request_id)
       order by old.seq desc limit 1)`,
    [requestId],
  );
  return rows[0] ?? null;
}

/** A batch's requests after the one with the id `after`, in order of arrival. */
export async function listRequests(db: Queryable, batchId: string, { limit, after } = allRows): Promise<RequestRow[]> {
  const { rows } = await db.query<RequestRow>(
    `select ${columns} from requests
     where batch_id = $1 and ($3::uuid is null or seq > (select q.seq from requests q where q.request_id = $3))
     order by seq limit $2`,
    [batchId, limit, after],
  );
  return rows;
}

/**
 * Notes that work begins (again).
 *
 * @returns how often it has begun by now; null where the request is finished or gone, so that there is nothing to do.
 */
export async function startRequest(db: Queryable, requestId: string): Promise<number | null> {
  const { rows } = await db.query<{ starts: number }>(
    `update requests set status = 'processing', starts = starts + 1, started_at = coalesce(started_at, now())
     where request_id = $1 and status in ('received', 'processing')
     returning starts`,
    [requestId],
  );
  return rows[0]?.starts ?? null;
}

/** Holds the row until the transaction ends; false where somebody else finished it, so that nothing is done twice. */
export async function lockUnfinishedRequest(db: Queryable, requestId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from requests where request_id = $1 and status in ('received', 'processing') for update`,
    [requestId],
  );
  return rowCount === 1;
}

export async function finishRequest(db: Queryable, requestId: string): Promise<void> {
  await db.query(`update requests set status = 'done', finished_at = now(), error = null where request_id = $1`, [
    requestId,
  ]);
}

/** Gives an unfinished request up. */
export async function failRequest(db: Queryable, requestId: string, error: WorkError): Promise<void> {
  await db.query(
    `update requests set status = 'failed', finished_at = now(), error = $2
     where request_id = $1 and status in ('received', 'processing')`,
    [requestId, JSON.stringify(error)],
  );
}

/** Ids of requests that are not finished and are at least `minAgeMs` old, the oldest first. */
export async function listUnfinishedRequests(db: Queryable, minAgeMs: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select request_id as id from requests
     where status in ('received', 'processing') and received_at <= now() - make_interval(secs => $1::float8 / 1000)
     order by seq`,
    [minAgeMs],
  );
  return rows.map(({ id }) => id);
}

/**
 * Counts anew what was accepted and rejected of each request whose files count; earlier requests keep their last counts.
 * A worker who was taken out counts as rejected, so that data rows = accepted + rejected stays true.
 */
export async function recountRequests(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `update requests q
     set data_rows = n.data_rows, accepted = n.accepted, rejected = n.data_rows - n.accepted, warnings = n.warnings
     from (
       select f.request_id, sum(f.data_rows)::integer as data_rows, sum(f.warning_count)::integer as warnings,
         sum(coalesce(a.accepted, 0))::integer as accepted
       from roster_files f
       left join (
         select r.file_id, count(*) as accepted
         from roster_rows r
         join claims c using (batch_id, company_id, identity_hash)
         where r.batch_id = $1 and r.verdict = 'valid' and r.clash is null and c.withdrawal is null
         group by r.file_id
       ) a using (file_id)
       where f.batch_id = $1 and f.state = 'current'
       group by f.request_id
     ) n
     where q.request_id = n.request_id`,
    [batchId],
  );
}

/** Whether any request of the batch still waits for its reading. */
export async function hasUnfinishedRequests(db: Queryable, batchId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from requests where batch_id = $1 and status in ('received', 'processing') limit 1`,
    [batchId],
  );
  return rowCount === 1;
}

/** Notes that a request was withdrawn, or with `null` that this was taken back; counts the edit. */
export async function markWithdrawn(db: Queryable, requestId: string, reason: WithdrawalReason | null): Promise<void> {
  await db.query(
    `update requests set withdrawn_at = case when $2::text is null then null else now() end, withdrawal_reason = $2,
       version = version + 1
     where request_id = $1`,
    [requestId, reason],
  );
}
