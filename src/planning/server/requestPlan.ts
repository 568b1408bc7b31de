import { randomUUID } from 'node:crypto';
import type { Plan } from '../../contract/plan.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { appendAudit } from '../../db/audit.ts';
import { findBatch } from '../../db/batches.ts';
import { publishEvent } from '../../db/events.ts';
import { insertPlanParts } from '../../db/planParts.ts';
import { insertPlan } from '../../db/plans.ts';
import type { Client } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { PlanRunOptions, ServerDeps } from './deps.ts';
import { sealPart } from './planDocument.ts';

export interface RequestPlan {
  batchId: string;
  options: PlanRunOptions;
  /** Same input, seed and iterations give the same plan. */
  seed: number;
  /** The draft to start from, where there is one; what of it must stay is in the options. */
  start?: { planId: string; version: number; plan: Plan };
}

/**
 * Notes that a batch is to be planned and queues the run. Once this returns the run will happen, even if the queue is away.
 *
 * @returns the plan's id.
 * @throws AppError `not_found`; `conflict` while another plan of the batch waits or runs
 */
export async function requestPlan(deps: ServerDeps, request: RequestPlan): Promise<string> {
  const planId = await deps.database.transaction((db) => requestPlanIn(db, deps.keys, request));
  await queuePlan(deps, planId);
  return planId;
}

/** Notes a run within the caller's transaction; the caller queues it (`queuePlan`) after the commit. @throws as `requestPlan` */
export async function requestPlanIn(
  db: Client,
  keys: KeyRing,
  { batchId, options, seed, start }: RequestPlan,
): Promise<string> {
  const planId = randomUUID();
  if ((await findBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
  const basedOn = start === undefined ? null : { planId: start.planId, version: start.version };
  await insertPlan(db, { planId, batchId, options, seed, basedOn });
  if (start !== undefined) {
    const part = { kind: 'start', version: 0, partKey: '' } as const;
    await insertPlanParts(db, planId, [sealPart(keys, planId, part, start.plan, null)]);
  }
  await publishEvent(db, { kind: 'plan.request', objectId: planId, to: 'staff', batchId });
  const after = { ...options, seed, basedOn };
  await appendAudit(db, { action: 'plan.request', objectKind: 'plan', objectId: planId, batchId, after });
  return planId;
}

/** The row is stored; a queue that is away must not make the caller ask again. */
export async function queuePlan({ queues, log }: Pick<ServerDeps, 'queues' | 'log'>, planId: string): Promise<void> {
  try {
    await queues.add('run-plan', { planId });
  } catch (error) {
    log.warn({ planId, err: error }, 'the queue is away; a sweep will queue the plan');
  }
}
