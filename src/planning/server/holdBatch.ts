import { findBatch, lockBatch } from '../../db/batches.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { refuseStale } from './refuseStale.ts';

/** Holds a batch whose tables are to be changed. @throws AppError `not_found` */
export async function holdBatch(db: Queryable, batchId: string): Promise<void> {
  if ((await lockBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
}

/**
 * `holdBatch`, where the change was made on a copy of the batch. @param version of the copy; null where there was none
 *
 * @throws AppError `not_found`; `precondition_failed`
 */
export async function holdBatchAt(db: Queryable, batchId: string, version: number | null): Promise<void> {
  await holdBatch(db, batchId);
  refuseStale((await findBatch(db, batchId))!.version, version);
}
