import type { Depot, PickupPlace } from '../../contract/scenario.ts';
import { type BatchRow, type BatchSize, countBatch, findBatch } from '../../db/batches.ts';
import type { Database, Queryable } from '../../db/pool.ts';
import { listDepots, listPickups } from '../../db/scenarioTables.ts';
import { AppError } from '../../errors.ts';

/** A batch as its page shows it. */
export interface BatchOverview {
  batch: BatchRow;
  size: BatchSize;
  depots: Depot[];
  pickups: PickupPlace[];
}

/** One batch, as far as the reader may see it. @throws AppError `not_found` */
export function readBatch(database: Database, batchId: string): Promise<BatchOverview> {
  return database.snapshot(async (db) => {
    const [batch, size, depots, pickups] = await Promise.all([
      knownBatch(db, batchId),
      countBatch(db, batchId),
      listDepots(db, batchId),
      listPickups(db, batchId),
    ]);
    return { batch, size, depots, pickups };
  });
}

/** @throws AppError `not_found`, also for a batch that is not the reader's */
export async function knownBatch(db: Queryable, batchId: string): Promise<BatchRow> {
  const batch = await findBatch(db, batchId);
  if (batch === null) throw new AppError('not_found', 'there is no such batch');
  return batch;
}

/** A list of a batch, read together with the batch, so that a batch that is not the reader's is none and no empty list. */
export function ofBatch<T>(database: Database, batchId: string, list: (db: Queryable) => Promise<T>): Promise<T> {
  return database.snapshot(async (db) => {
    const [, found] = await Promise.all([knownBatch(db, batchId), list(db)]);
    return found;
  });
}
