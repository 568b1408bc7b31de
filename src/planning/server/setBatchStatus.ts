import { appendAudit } from '../../db/audit.ts';
import { type BatchRow, findBatch, lockBatch, setBatchStatus as store } from '../../db/batches.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { refuseStale } from './refuseStale.ts';

/** Opens a batch for rosters, or closes it. @throws AppError `not_found`, `precondition_failed` */
export async function setBatchStatus(
  { database }: Pick<ServerDeps, 'database'>,
  { batchId, status, version }: { batchId: string; status: BatchRow['status']; version: number | null },
): Promise<BatchRow> {
  return database.transaction(async (db) => {
    await lockBatch(db, batchId);
    const before = await findBatch(db, batchId);
    if (before === null) throw new AppError('not_found', 'there is no such batch');
    refuseStale(before.version, version);
    await store(db, batchId, status);
    await appendAudit(db, {
      action: 'batch.edit',
      objectKind: 'batch',
      objectId: batchId,
      batchId,
      before: { status: before.status },
      after: { status },
    });
    return (await findBatch(db, batchId))!;
  });
}
