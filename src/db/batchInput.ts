import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** What a planner may change of a batch after it was made; left out: stays. Rows that are named are added or replaced. */
export interface BatchInputChange {
  /** `{preset, override, limits}` as chosen. */
  policy?: unknown;
  /** Local date `YYYY-MM-DD`. */
  serviceDate?: string;
  /** Hours of companies as local times of day. */
  reception?: readonly { companyId: string; receiveFrom: string | null; receiveTo: string | null }[];
  /** How many drivers come with a bus. */
  busDrivers?: readonly { plate: string; drivers: number }[];
}

/** Changes a batch's input and counts the edit. Hold the batch (`lockBatch`) first. */
export async function changeBatchInput(db: Queryable, batchId: string, change: BatchInputChange): Promise<void> {
  const { policy, serviceDate, reception = [], busDrivers = [] } = change;
  await db.query(
    `update batches set policy = coalesce($2, policy), service_date = coalesce($3::date, service_date), version = version + 1
     where batch_id = $1`,
    [batchId, policy === undefined ? null : JSON.stringify(policy), serviceDate ?? null],
  );
  await db.query(
    `update companies c set receive_from = x."receiveFrom", receive_to = x."receiveTo"
     from jsonb_to_recordset($2) as x("companyId" text, "receiveFrom" text, "receiveTo" text)
     where c.batch_id = $1 and c.company_id = x."companyId"`,
    [batchId, records(reception)],
  );
  await db.query(
    `update fleet f set drivers = x.drivers from jsonb_to_recordset($2) as x(plate text, drivers integer)
     where f.batch_id = $1 and f.plate = x.plate`,
    [batchId, records(busDrivers)],
  );
}
