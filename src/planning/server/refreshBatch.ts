import type { Queryable } from '../../db/pool.ts';
import { recountRequests } from '../../db/requests.ts';
import { clearReplacedRows, refreshClashes } from '../../db/rosterRows.ts';
import { refreshWithdrawals } from '../../db/workers.ts';

/**
 * Settles what rows of a batch mean to each other, after any change: rows of replaced files, proposed withdrawals,
 * duplicates within and across companies, counts. Depends on nothing but what is stored, so running it twice changes nothing.
 * The caller holds the batch (`lockBatch`).
 */
export async function refreshBatch(db: Queryable, batchId: string): Promise<void> {
  await clearReplacedRows(db, batchId);
  await refreshWithdrawals(db, batchId);
  await refreshClashes(db, batchId);
  await recountRequests(db, batchId);
}
