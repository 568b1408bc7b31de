import { randomUUID } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import { findBatch } from '../../db/batches.ts';
import { insertPlan } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import type { PlanRunOptions, ServerDeps } from './deps.ts';

export interface RequestPlan {
  batchId: string;
  options: PlanRunOptions;
  /** Same input, seed and iterations give the same plan. */
  seed: number;
}

/**
 * Notes that a batch is to be planned and queues the run. Once this returns the run will happen, even if the queue is away.
 *
 * @returns the plan's id.
 * @throws AppError `not_found`; `conflict` while another plan of the batch waits or runs
 */
export async function requestPlan(deps: ServerDeps, { batchId, options, seed }: RequestPlan): Promise<string> {
  const planId = randomUUID();
  await deps.database.transaction(async (db) => {
    if ((await findBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
    await insertPlan(db, { planId, batchId, options, seed });
    const after = { ...options, seed };
    await appendAudit(db, { action: 'plan.request', objectKind: 'plan', objectId: planId, batchId, after });
  });
  try {
    await deps.queues.add('run-plan', { planId });
  } catch (error) {
    deps.log.warn({ planId, err: error }, 'the queue is away; a sweep will queue the plan');
  }
  return planId;
}
