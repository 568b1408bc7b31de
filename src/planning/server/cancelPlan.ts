import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { findPlan, cancelPlan as markCancelled, type PlanRow } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';

/** Calls a plan off that waits or runs; one that is called off already stays so. @throws AppError `not_found`, `conflict` */
export async function cancelPlan({ database }: Pick<ServerDeps, 'database'>, planId: string): Promise<PlanRow> {
  return database.transaction(async (db) => {
    const cancelled = await markCancelled(db, planId);
    const plan = await findPlan(db, planId);
    if (plan === null) throw new AppError('not_found', 'there is no such plan');
    if (!cancelled && plan.status !== 'cancelled') {
      throw new AppError(
        'conflict',
        inBoth({ zh: '规划已结束，不能取消', en: `the plan is ${plan.status} and cannot be cancelled` }),
      );
    }
    const { batchId } = plan;
    if (cancelled) await publishEvent(db, { kind: 'plan.cancel', objectId: planId, to: 'staff', batchId });
    await appendAudit(db, { action: 'plan.cancel', objectKind: 'plan', objectId: planId, batchId });
    return plan;
  });
}
