import type { WithdrawalReason } from '../../contract/planInput.ts';
import { actAsSystem } from '../../db/actor.ts';
import { appendAudit } from '../../db/audit.ts';
import { lockBatch } from '../../db/batches.ts';
import { type ClaimRow, decideClaim, lockClaim, type WithdrawalDecision } from '../../db/claims.ts';
import { publishEvent } from '../../db/events.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { numberWhenComplete, refreshBatch } from './refreshBatch.ts';
import { refuseStale } from './refuseStale.ts';

export interface DecideWithdrawal {
  batchId: string;
  claimId: string;
  decision: WithdrawalDecision;
  /** Why somebody is withdrawn; `other` where left out. */
  reason?: WithdrawalReason | undefined;
  /** The version that the decision was made on; null asks for none. */
  version: number | null;
}

/**
 * Takes a person out of a company's list, or brings him back; settles a proposed withdrawal, and a duplicate across companies
 * by freeing the other company's copy, for which the whole batch is looked at, whoever decides.
 *
 * @returns the claim as it is then.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function decideWithdrawal(
  { database }: Pick<ServerDeps, 'database'>,
  { batchId, claimId, decision, reason, version }: DecideWithdrawal,
): Promise<ClaimRow> {
  return database.transaction(async (db) => {
    const known = (await lockBatch(db, batchId)) !== null;
    const before = known ? await lockClaim(db, batchId, claimId) : null;
    if (before === null) throw new AppError('not_found', 'the batch has no such claim');
    refuseStale(before.version, version);
    await decideClaim(db, batchId, claimId, { decision, reason: decision === 'withdraw' ? (reason ?? 'other') : null });
    await actAsSystem(db);
    await refreshBatch(db, batchId);
    await numberWhenComplete(db, batchId);
    const after = (await lockClaim(db, batchId, claimId))!;
    const { companyId } = after;
    await publishEvent(db, { kind: 'claim.edit', objectId: claimId, to: 'company', batchId, companyId });
    await appendAudit(db, {
      action: `claim.${decision}`,
      objectKind: 'claim',
      objectId: claimId,
      batchId,
      before,
      after,
    });
    return after;
  });
}
