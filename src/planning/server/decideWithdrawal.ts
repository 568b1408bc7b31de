import { lockBatch } from '../../db/batches.ts';
import { decideClaim, type WithdrawalDecision } from '../../db/claims.ts';
import { withTransaction } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { numberWhenComplete, refreshBatch } from './refreshBatch.ts';

/**
 * Takes a person out of a company's list, or brings him back; settles a proposed withdrawal, and a duplicate across companies by
 * freeing the other company's copy.
 *
 * @throws AppError `not_found`
 */
export async function decideWithdrawal(
  { pool }: Pick<ServerDeps, 'pool'>,
  input: { batchId: string; claimId: string; decision: WithdrawalDecision },
): Promise<void> {
  await withTransaction(pool, async (db) => {
    const known = (await lockBatch(db, input.batchId)) !== null;
    if (!known || !(await decideClaim(db, input.batchId, input.claimId, input.decision))) {
      throw new AppError('not_found', 'the batch has no such claim');
    }
    await refreshBatch(db, input.batchId);
    await numberWhenComplete(db, input.batchId);
  });
}
