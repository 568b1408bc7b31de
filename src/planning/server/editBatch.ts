import type { BatchEdit } from '../../contract/api/batches.ts';
import { appendAudit } from '../../db/audit.ts';
import { type BatchRow, type EditableBatch, findBatch, lockBatch, updateBatch } from '../../db/batches.ts';
import { publishEvent } from '../../db/events.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { refuseStale } from './refuseStale.ts';

/**
 * Changes a batch: its name, day, deadline, what it asks of companies; opens it for rosters or closes it. Plans that stand keep
 * the day that they were made for.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where the name is taken
 */
export async function editBatch(
  { database }: Pick<ServerDeps, 'database'>,
  { batchId, edit, version }: { batchId: string; edit: BatchEdit; version: number | null },
): Promise<BatchRow> {
  return database.transaction(async (db) => {
    await lockBatch(db, batchId);
    const row = await findBatch(db, batchId);
    if (row === null) throw new AppError('not_found', 'there is no such batch');
    refuseStale(row.version, version);
    const before = editableOf(row);
    const after: EditableBatch = {
      name: edit.name ?? before.name,
      serviceDate: edit.serviceDate ?? before.serviceDate,
      status: edit.status ?? before.status,
      deadline: edit.deadline === undefined ? before.deadline : toInstant(edit.deadline),
      applicationsRequired: edit.applicationsRequired ?? before.applicationsRequired,
    };
    await updateBatch(db, batchId, after);
    await publishEvent(db, { kind: 'batch.edit', objectId: batchId, to: 'batch', batchId });
    await appendAudit(db, { action: 'batch.edit', objectKind: 'batch', objectId: batchId, batchId, before, after });
    return (await findBatch(db, batchId))!;
  });
}

/** An instant as callers write it. */
export function toInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function editableOf({ name, serviceDate, status, deadline, applicationsRequired }: BatchRow): EditableBatch {
  return { name, serviceDate, status, deadline, applicationsRequired };
}
