import { lockBatch } from '../../db/batches.ts';
import { withTransaction } from '../../db/pool.ts';
import { decideWithdrawal as decide, type WithdrawalDecision } from '../../db/workers.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { refreshBatch } from './refreshBatch.ts';

/**
 * Takes a worker out of a batch, or brings him back; settles a proposed withdrawal, and a duplicate across companies by
 * freeing the other company's copy.
 *
 * @throws AppError `not_found`
 */
export async function decideWithdrawal(
  { pool }: Pick<ServerDeps, 'pool'>,
  input: { batchId: string; workerId: string; decision: WithdrawalDecision },
): Promise<void> {
  await withTransaction(pool, async (db) => {
    const known = (await lockBatch(db, input.batchId)) !== null;
    if (!known || !(await decide(db, input.batchId, input.workerId, input.decision))) {
      throw new AppError('not_found', 'the batch has no such worker');
    }
    await refreshBatch(db, input.batchId);
  });
}
