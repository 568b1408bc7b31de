import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../contract/plan.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { RejectedRow } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, type SealedPlace, seal } from '../../crypto/seal.ts';
import { listCompanies } from '../../db/companies.ts';
import {
  insertPlanParts,
  insertPlanPeople,
  listVisibleParts,
  type NewPlanPart,
  type PartKind,
} from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { companyPart, joinParts, tripPart } from './splitPlan.ts';

/** Where a part's document is sealed; the whole keeps the place that it had before there were parts. */
export function partPlace(planId: string, kind: PartKind, partKey: string): SealedPlace {
  if (kind === 'whole') return { table: 'plans', column: 'document', row: planId };
  return { table: 'plan_parts', column: 'document', row: `${planId}/${kind}/${partKey}` };
}

/** Stores a finished plan: the whole, each company's part, each trip, and who rides where. */
export async function storeDocument(
  db: Queryable,
  keys: KeyRing,
  {
    planId,
    batchId,
    plan,
    rejected,
  }: { planId: string; batchId: string; plan: Plan; rejected: readonly RejectedRow[] },
): Promise<void> {
  const sealed = (kind: PartKind, partKey: string, document: Plan | PlanPart, summary: unknown): NewPlanPart => {
    const documentSealed = seal(keys, partPlace(planId, kind, partKey), gzipSync(JSON.stringify(document)));
    return { kind, partKey, summary, documentSealed };
  };
  const parts = [
    sealed('whole', '', plan, { kpis: plan.kpis, bounds: plan.bounds, trips: plan.trips.length }),
    ...plan.trips.map(({ tripId }) => sealed('trip', tripId, tripPart(plan, tripId), null)),
  ];
  for (const [orgId, companyIds] of await companiesByOrg(db, batchId)) {
    const part = companyPart(plan, companyIds, rejected);
    const assigned = part.workers.filter(({ tripId }) => tripId !== null).length;
    const figures = { workers: part.workers.length, assigned, buses: part.trips.length };
    parts.push(sealed('company', orgId, part, { kpis: figures, trips: part.trips.length }));
  }
  await insertPlanParts(db, planId, parts);
  const seats = plan.workers.flatMap(({ tripId, companyId, workerId }) =>
    tripId === null ? [] : [{ tripId, companyId, workerId }],
  );
  const crews = plan.trips.flatMap(({ tripId, crew }) => crew.map(({ driverId }) => ({ tripId, driverId })));
  await insertPlanPeople(db, { planId, batchId }, seats, crews);
}

async function companiesByOrg(db: Queryable, batchId: string): Promise<Map<string, Set<string>>> {
  const byOrg = new Map<string, Set<string>>();
  for (const { orgId, companyId } of await listCompanies(db, batchId)) {
    byOrg.set(orgId, (byOrg.get(orgId) ?? new Set()).add(companyId));
  }
  return byOrg;
}

/**
 * A finished plan as far as the reader may see it: all of it, or his company's part, or the trips that he may open.
 *
 * @throws AppError `not_found` where the plan does not exist for him or is not done
 */
export async function loadDocument(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
): Promise<Plan | PlanPart> {
  const rows = await listVisibleParts(database, planId);
  const parts = rows.map(({ kind, partKey, documentSealed }) => {
    const bytes = open(keys, partPlace(planId, kind, partKey), documentSealed);
    return JSON.parse(gunzipSync(bytes).toString('utf8')) as Plan | PlanPart;
  });
  const joined = parts.length === 1 ? parts[0]! : joinParts(parts);
  if (joined === null) throw new AppError('not_found', 'there is no finished plan of this id');
  return joined;
}

/** The whole of a finished plan. @throws AppError `not_found`, also for those who may see a part only */
export async function loadWholePlan(deps: Pick<ServerDeps, 'database' | 'keys'>, planId: string): Promise<Plan> {
  const document = await loadDocument(deps, planId);
  if (!('kpis' in document)) throw new AppError('not_found', 'there is no finished plan of this id');
  return document;
}
