import { inBoth } from '../contract/bilingualIssues.ts';
import type { Bus } from '../contract/scenario.ts';
import { AppError } from '../errors.ts';
import { allRows } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';

/** A bus of a batch; `version` counts its edits. */
export interface BusRow extends Bus {
  version: number;
}

const columns = `
  plate, seats, depot_id as "depotId", operator, drivers, cost_day_cny as "costDayCny", cost_km_cny as "costKmCny",
  (extract(epoch from available_from) * 1000)::float8 as "availableFromMs", version`;

/** A batch's buses after the one with the plate `after`, in their order. */
export async function listBuses(db: Queryable, batchId: string, { limit, after } = allRows): Promise<BusRow[]> {
  const { rows } = await db.query<BusRow>(
    `select ${columns} from fleet
     where batch_id = $1 and ($3::text is null
       or ordinal > (select f.ordinal from fleet f where f.batch_id = $1 and f.plate = $3))
     order by ordinal limit $2`,
    [batchId, limit, after],
  );
  return rows;
}

/** Null where there is none. */
export async function findBus(db: Queryable, batchId: string, plate: string): Promise<BusRow | null> {
  const { rows } = await db.query<BusRow>(`select ${columns} from fleet where batch_id = $1 and plate = $2`, [
    batchId,
    plate,
  ]);
  return rows[0] ?? null;
}

/** Adds a bus behind the others; the caller holds the batch. @throws AppError `conflict` where the plate is there */
export async function insertBus(db: Queryable, batchId: string, bus: Bus): Promise<void> {
  try {
    await db.query(
      `insert into fleet (batch_id, ordinal, plate, seats, depot_id, operator, drivers, cost_day_cny, cost_km_cny,
         available_from)
       select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000)
       from fleet where batch_id = $1`,
      [batchId, ...values(bus)],
    );
  } catch (error) {
    if (!isSqlState(error, uniqueViolation)) throw error;
    throw new AppError(
      'conflict',
      inBoth({ zh: '批次中已有这个车牌的客车', en: 'the batch has a bus of this plate already' }),
      { cause: error },
    );
  }
}

/** Puts other values in place of a bus's. */
export async function updateBus(db: Queryable, batchId: string, bus: Bus): Promise<void> {
  await db.query(
    `update fleet set seats = $3, depot_id = $4, operator = $5, drivers = $6, cost_day_cny = $7, cost_km_cny = $8,
       available_from = to_timestamp($9::float8 / 1000), version = version + 1
     where batch_id = $1 and plate = $2`,
    [batchId, ...values(bus)],
  );
}

export async function deleteBus(db: Queryable, batchId: string, plate: string): Promise<void> {
  await db.query('delete from fleet where batch_id = $1 and plate = $2', [batchId, plate]);
}

/** Ids of a batch's depots. */
export async function listDepotIds(db: Queryable, batchId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select depot_id as id from depots where batch_id = $1 order by ordinal',
    [batchId],
  );
  return rows.map(({ id }) => id);
}

function values({ plate, seats, depotId, operator, drivers, costDayCny, costKmCny, availableFromMs }: Bus): unknown[] {
  return [plate, seats, depotId, operator, drivers, costDayCny, costKmCny, availableFromMs];
}
