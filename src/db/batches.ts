import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import { allRows } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';

/** A batch without its tables. */
export interface BatchRow {
  batchId: string;
  name: string;
  /** Local date `YYYY-MM-DD`. */
  serviceDate: string;
  timeZone: string;
  originProvinces: string[];
  /** `{preset, override, limits}` as chosen. */
  policy: unknown;
  hasDrivers: boolean;
  isDemo: boolean;
  status: 'open' | 'closed';
  /** Until when companies are asked to have applied and sent their rosters; null where there is none. */
  deadline: Date | null;
  /** People of a company are planned only after its application was accepted. */
  applicationsRequired: boolean;
  /** Counts edits; the ETag. */
  version: number;
  createdAt: Date;
}

/** Sets locks of batches apart from the other advisory locks. */
const batchLock = 7_434_902;

export type NewBatch = Omit<BatchRow, 'status' | 'version' | 'createdAt'>;

const columns = `
  batch_id as "batchId", name, service_date::text as "serviceDate", time_zone as "timeZone",
  origin_provinces as "originProvinces", policy, has_drivers as "hasDrivers", is_demo as "isDemo", status, deadline,
  applications_required as "applicationsRequired", version,
  created_at as "createdAt"`;

/** @throws AppError `conflict` where a batch of this name exists. */
export async function insertBatch(db: Queryable, batch: NewBatch): Promise<void> {
  try {
    await db.query(
      `insert into batches (batch_id, name, service_date, time_zone, origin_provinces, policy, has_drivers, is_demo,
         deadline, applications_required)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        batch.batchId,
        batch.name,
        batch.serviceDate,
        batch.timeZone,
        batch.originProvinces,
        JSON.stringify(batch.policy),
        batch.hasDrivers,
        batch.isDemo,
        batch.deadline,
        batch.applicationsRequired,
      ],
    );
  } catch (error) {
    throw toConflict(error, batch.name);
  }
}

function toConflict(error: unknown, name: string): unknown {
  if (!isSqlState(error, uniqueViolation)) return error;
  return new AppError(
    'conflict',
    inBoth({ zh: `已有名为 ${name} 的批次`, en: `a batch named ${name} exists already` }),
    { cause: error },
  );
}

/** Null where there is none. */
export async function findBatch(db: Queryable, batchId: string): Promise<BatchRow | null> {
  const { rows } = await db.query<BatchRow>(`select ${columns} from batches where batch_id = $1`, [batchId]);
  return rows[0] ?? null;
}

/** How large a batch is, as far as the reader may see it. */
export interface BatchSize {
  companies: number;
  buses: number;
  seats: number;
}

export async function countBatch(db: Queryable, batchId: string): Promise<BatchSize> {
  const { rows } = await db.query<BatchSize>(
    `select count(*)::integer as buses, coalesce(sum(seats), 0)::integer as seats,
       (select count(*)::integer from companies where batch_id = $1) as companies
     from fleet where batch_id = $1`,
    [batchId],
  );
  return rows[0]!;
}

/** Names are unique. Null where there is none. */
export async function findBatchByName(db: Queryable, name: string): Promise<BatchRow | null> {
  const { rows } = await db.query<BatchRow>(`select ${columns} from batches where name = $1`, [name]);
  return rows[0] ?? null;
}

/** Batches after the one with the id `after`, the newest first. */
export async function listBatches(db: Queryable, { limit, after } = allRows): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>(
    `select ${columns} from batches
     where $2::uuid is null or (created_at, batch_id) < (select b.created_at, b.batch_id from batches b where b.batch_id = $2)
     order by created_at desc, batch_id desc limit $1`,
    [limit, after],
  );
  return rows;
}

/**
 * Holds the batch until the transaction ends. Everything that changes its rosters does this first, so that numbering and
 * duplicates never see half of another request.
 *
 * @returns its status, null where there is no such batch.
 */
export async function lockBatch(db: Queryable, batchId: string): Promise<'open' | 'closed' | null> {
  // An advisory lock, because a row lock takes the right to change the batch, which a company has not.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [batchId, batchLock]);
  const { rows } = await db.query<{ status: 'open' | 'closed' }>('select status from batches where batch_id = $1', [
    batchId,
  ]);
  return rows[0]?.status ?? null;
}

/** What somebody edits of a batch. */
export type EditableBatch = Pick<BatchRow, 'name' | 'serviceDate' | 'status' | 'deadline' | 'applicationsRequired'>;

/** Stores what a batch is now, and counts the edit. @throws AppError `conflict` where another batch has the name */
export async function updateBatch(db: Queryable, batchId: string, batch: EditableBatch): Promise<void> {
  const { name, serviceDate, status, deadline, applicationsRequired } = batch;
  try {
    await db.query(
      `update batches set name = $2, service_date = $3, status = $4, deadline = $5, applications_required = $6,
         version = version + 1
       where batch_id = $1`,
      [batchId, name, serviceDate, status, deadline, applicationsRequired],
    );
  } catch (error) {
    throw toConflict(error, name);
  }
}

/** Counts an edit of what belongs to a batch and is edited as a whole. @returns the version that it has now */
export async function countBatchEdit(db: Queryable, batchId: string): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    'update batches set version = version + 1 where batch_id = $1 returning version',
    [batchId],
  );
  return rows[0]!.version;
}

/** Deletes every demo batch with all that hangs on it; returns their names. */
export async function deleteDemoBatches(db: Queryable): Promise<string[]> {
  await db.query(
    'select pg_advisory_xact_lock(hashtextextended(batch_id::text, $1)) from batches where is_demo order by batch_id',
    [batchLock],
  );
  const { rows } = await db.query<{ name: string }>('delete from batches where is_demo returning name');
  return rows.map(({ name }) => name);
}

/** Whether the people of a batch were forgotten for good. */
export async function isPurged(db: Queryable, batchId: string): Promise<boolean> {
  const { rowCount } = await db.query('select from batches where batch_id = $1 and purged_at is not null', [batchId]);
  return rowCount === 1;
}
