import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import { allRows } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';
import { records } from './records.ts';

/** A driver of a batch; name and phone as sealed values. */
export interface DriverRow {
  driverId: string;
  nameSealed: Buffer;
  phoneSealed: Buffer;
  depotId: string;
  /** Local date `YYYY-MM-DD`. */
  licenceExpires: string;
  drivenLast7dMin: number;
  drivenLast14dMin?: number | null;
}

/** A driver as he stands in the batch; `version` counts his edits. */
export interface KeptDriverRow extends DriverRow {
  version: number;
}

const columns = `
  driver_id as "driverId", name_sealed as "nameSealed", phone_sealed as "phoneSealed", depot_id as "depotId",
  licence_expires::text as "licenceExpires", driven_last_7d_min as "drivenLast7dMin",
  driven_last_14d_min as "drivenLast14dMin", version`;

/** Adds drivers, in their order, behind those that a batch has. */
export async function insertDrivers(db: Queryable, batchId: string, drivers: readonly DriverRow[]): Promise<void> {
  await db.query(
    `insert into drivers (batch_id, ordinal, driver_id, name_sealed, phone_sealed, depot_id, licence_expires,
       driven_last_7d_min, driven_last_14d_min)
     select $1, ordinality + (select coalesce(max(d.ordinal), 0) from drivers d where d.batch_id = $1), "driverId",
       "nameSealed", "phoneSealed", "depotId", "licenceExpires", "drivenLast7dMin", "drivenLast14dMin"
     from rows from (jsonb_to_recordset($2) as ("driverId" text, "nameSealed" bytea, "phoneSealed" bytea,
       "depotId" text, "licenceExpires" date, "drivenLast7dMin" integer, "drivenLast14dMin" integer)) with ordinality`,
    [batchId, records(drivers)],
  );
}

/** A batch's drivers after the one with the id `after`, in their order. */
export async function listDrivers(
  db: Queryable,
  batchId: string,
  { limit, after } = allRows,
): Promise<KeptDriverRow[]> {
  const { rows } = await db.query<KeptDriverRow>(
    `select ${columns} from drivers
     where batch_id = $1 and ($3::text is null
       or ordinal > (select d.ordinal from drivers d where d.batch_id = $1 and d.driver_id = $3))
     order by ordinal limit $2`,
    [batchId, limit, after],
  );
  return rows;
}

/** Null where there is none. */
export async function findDriver(db: Queryable, batchId: string, driverId: string): Promise<KeptDriverRow | null> {
  const { rows } = await db.query<KeptDriverRow>(
    `select ${columns} from drivers where batch_id = $1 and driver_id = $2`,
    [batchId, driverId],
  );
  return rows[0] ?? null;
}

/** Adds a driver behind the others; the caller holds the batch. @throws AppError `conflict` where the id is there */
export async function insertDriver(db: Queryable, batchId: string, driver: DriverRow): Promise<void> {
  try {
    await db.query(
      `insert into drivers (batch_id, ordinal, driver_id, name_sealed, phone_sealed, depot_id, licence_expires,
         driven_last_7d_min, driven_last_14d_min)
       select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from drivers where batch_id = $1`,
      [batchId, ...values(driver)],
    );
  } catch (error) {
    if (!isSqlState(error, uniqueViolation)) throw error;
    throw new AppError(
      'conflict',
      inBoth({ zh: '批次中已有这个编号的驾驶员', en: 'the batch has a driver of this id already' }),
      { cause: error },
    );
  }
  await noteWhetherListed(db, batchId);
}

/** Puts other values in place of a driver's. */
export async function updateDriver(db: Queryable, batchId: string, driver: DriverRow): Promise<void> {
  await db.query(
    `update drivers set name_sealed = $3, phone_sealed = $4, depot_id = $5, licence_expires = $6,
       driven_last_7d_min = $7, driven_last_14d_min = $8, version = version + 1
     where batch_id = $1 and driver_id = $2`,
    [batchId, ...values(driver)],
  );
}

export async function deleteDriver(db: Queryable, batchId: string, driverId: string): Promise<void> {
  await db.query('delete from drivers where batch_id = $1 and driver_id = $2', [batchId, driverId]);
  await noteWhetherListed(db, batchId);
}

/** A batch that lists nobody has drivers who come with their buses. */
async function noteWhetherListed(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `update batches set has_drivers = exists (select from drivers d where d.batch_id = batches.batch_id)
     where batch_id = $1`,
    [batchId],
  );
}

function values(driver: DriverRow): unknown[] {
  const { driverId, nameSealed, phoneSealed, depotId, licenceExpires, drivenLast7dMin, drivenLast14dMin } = driver;
  return [driverId, nameSealed, phoneSealed, depotId, licenceExpires, drivenLast7dMin, drivenLast14dMin ?? null];
}
