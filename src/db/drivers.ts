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
  drivenLast14dMin?: number | null;
}

/** Inserts a batch's drivers in their order. */
export async function insertDrivers(db: Queryable, batchId: string, drivers: DriverRow[]): Promise<void> {
  await db.query(
    `insert into drivers (batch_id, ordinal, driver_id, name_sealed, phone_sealed, depot_id, licence_expires,
       driven_last_7d_min, driven_last_14d_min)
     select $1, ordinality, "driverId", "nameSealed", "phoneSealed", "depotId", "licenceExpires", "drivenLast7dMin",
       "drivenLast14dMin"
     from rows from (jsonb_to_recordset($2) as ("driverId" text, "nameSealed" bytea, "phoneSealed" bytea,
       "depotId" text, "licenceExpires" date, "drivenLast7dMin" integer, "drivenLast14dMin" integer)) with ordinality`,
    [batchId, records(drivers)],
  );
}

/** A batch's drivers in their order. */
export async function listDrivers(db: Queryable, batchId: string): Promise<DriverRow[]> {
  const { rows } = await db.query<DriverRow>(
    `select driver_id as "driverId", name_sealed as "nameSealed", phone_sealed as "phoneSealed",
       depot_id as "depotId", licence_expires::text as "licenceExpires", driven_last_7d_min as "drivenLast7dMin",
       driven_last_14d_min as "drivenLast14dMin"
     from drivers where batch_id = $1 order by ordinal`,
    [batchId],
  );
  return rows;
}
