import type { Queryable } from './pool.ts';
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
}

/** Adds drivers, in their order, behind those that a batch has. */
export async function insertDrivers(db: Queryable, batchId: string, drivers: readonly DriverRow[]): Promise<void> {
  await db.query(
    `insert into drivers (batch_id, ordinal, driver_id, name_sealed, phone_sealed, depot_id, licence_expires,
       driven_last_7d_min)
     select $1, ordinality + (select coalesce(max(d.ordinal), 0) from drivers d where d.batch_id = $1), "driverId", "nameSealed", "phoneSealed", "depotId", "licenceExpires", "drivenLast7dMin"
     from rows from (jsonb_to_recordset($2) as ("driverId" text, "nameSealed" bytea, "phoneSealed" bytea,
       "depotId" text, "licenceExpires" date, "drivenLast7dMin" integer)) with ordinality`,
    [batchId, records(drivers)],
  );
}

/** A batch's drivers in their order. */
export async function listDrivers(db: Queryable, batchId: string): Promise<DriverRow[]> {
  const { rows } = await db.query<DriverRow>(
    `select driver_id as "driverId", name_sealed as "nameSealed", phone_sealed as "phoneSealed",
       depot_id as "depotId", licence_expires::text as "licenceExpires", driven_last_7d_min as "drivenLast7dMin"
     from drivers where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}
