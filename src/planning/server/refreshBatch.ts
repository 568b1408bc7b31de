import { numberAccepted, refreshWithdrawals } from '../../db/claims.ts';
import type { Queryable } from '../../db/pool.ts';
import { hasUnfinishedRequests, recountRequests } from '../../db/requests.ts';
import { clearReplacedRows, refreshClashes } from '../../db/rosterRows.ts';
import { setBased } from '../../db/setBased.ts';

/**
 * Settles what rows of a batch mean to each other, after any change: rows of replaced files, proposed withdrawals,
 * duplicates within and across companies, counts. Depends on nothing but what is stored, so running it twice changes nothing.
 * The caller holds the batch (`lockBatch`).
 */
export async function refreshBatch(db: Queryable, batchId: string): Promise<void> {
  await setBased(db, async () => {
    await clearReplacedRows(db, batchId);
    await refreshWithdrawals(db, batchId);
    await refreshClashes(db, batchId);
    await recountRequests(db, batchId);
  });
}

/**
 * Numbers the accepted workers once nothing more is on its way. Until then somebody may still turn out to be asked for twice,
 * and reading all files at once, as the CLI does, numbers only those who are accepted in the end.
 */
export async function numberWhenComplete(db: Queryable, batchId: string): Promise<void> {
  if (!(await hasUnfinishedRequests(db, batchId))) await numberAccepted(db, batchId);
}
