import type { PlanPart } from '../../../contract/planPart.ts';
import type { SupplyMovement, SupplyNeeds, SupplyStock } from '../../../contract/supplies.ts';
import { findBatch } from '../../../db/batches.ts';
import { findPlan } from '../../../db/plans.ts';
import type { Queryable } from '../../../db/pool.ts';
import { listMovements, listSupplyBalances } from '../../../db/supplies.ts';
import { AppError } from '../../../errors.ts';
import { planPolicy } from '../../../policy/planPolicy.ts';
import { planNeeds, type SuppliedPlan } from '../../../supplies/planNeeds.ts';
import { weighNeeds } from '../../../supplies/weighNeeds.ts';
import type { ServerDeps } from '../deps.ts';
import { loadDocument } from '../loadDocument.ts';
import { presentMovement, presentStock } from './presentSupplies.ts';

/** What is in store and where the rest is. @throws AppError `not_found` */
export async function readStock({ database }: Pick<ServerDeps, 'database'>, batchId: string): Promise<SupplyStock> {
  await knownBatch(database, batchId);
  return presentStock(await listSupplyBalances(database, batchId));
}

/** Lines of the ledger before `beforeSeq`, the newest first. @throws AppError `not_found` */
export async function readLedger(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
  page: { limit: number; beforeSeq: number | null },
): Promise<SupplyMovement[]> {
  await knownBatch(database, batchId);
  return (await listMovements(database, batchId, page)).map(presentMovement);
}

/**
 * What a plan needs against what there is: for planners the draft as it stands, for hosts the published trips.
 *
 * @throws AppError `not_found`
 */
export async function readNeeds(deps: Pick<ServerDeps, 'database' | 'keys'>, planId: string): Promise<SupplyNeeds> {
  const row = await findPlan(deps.database, planId);
  if (row === null) throw new AppError('not_found', 'there is no plan of this id');
  const plan = await loadDocument(deps, planId);
  return needsOf(deps.database, { planId, batchId: row.batchId, plan });
}

/** Needs of a document by the policy that it was made under, as its sheets list them. */
export async function needsOf(
  db: Queryable,
  { planId, batchId, plan }: { planId: string; batchId: string; plan: SuppliedPlan & Pick<PlanPart, 'policy'> },
): Promise<SupplyNeeds> {
  const stock = presentStock(await listSupplyBalances(db, batchId));
  return weighNeeds(planId, planNeeds(plan, planPolicy(plan)), stock);
}

/** @throws AppError `not_found` */
export async function knownBatch(db: Queryable, batchId: string): Promise<void> {
  if ((await findBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no batch of this id');
}
