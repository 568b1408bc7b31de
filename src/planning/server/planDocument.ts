import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../contract/plan.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, type SealedPlace, seal } from '../../crypto/seal.ts';
import { findPart, insertPlanParts, type NewPlanPart, type PlanPartRow } from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import type { ServerDeps } from './deps.ts';

type Part = Pick<PlanPartRow, 'kind' | 'version' | 'partKey'>;

/** Where a part's document is sealed; parts keep the place that they had before there were versions. */
function partPlace(planId: string, { kind, version, partKey }: Part): SealedPlace {
  if (kind === 'whole' && version === 0) return { table: 'plans', column: 'document', row: planId };
  const number = version > 1 ? `/${version}` : '';
  return { table: 'plan_parts', column: 'document', row: `${planId}${number}/${kind}/${partKey}` };
}

/** A part ready to be stored. @param summary figures for lists; null where there are none */
export function sealPart(
  keys: KeyRing,
  planId: string,
  part: Part,
  document: Plan | PlanPart,
  summary: unknown,
): NewPlanPart {
  const documentSealed = seal(keys, partPlace(planId, part), gzipSync(JSON.stringify(document)));
  return { ...part, summary, documentSealed };
}

/** A document out of its seal. */
export function openPart(keys: KeyRing, planId: string, row: PlanPartRow): Plan | PlanPart {
  const bytes = open(keys, partPlace(planId, row), row.documentSealed);
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as Plan | PlanPart;
}

/** What lists show of a whole plan. */
export function planSummary({ kpis, bounds, trips }: Plan) {
  return { kpis, bounds, trips: trips.length };
}

/** Stores what a run has made, for planners: the plan, and the plans of its curve of money against contacts. */
export async function storeRun(
  db: Queryable,
  keys: KeyRing,
  { planId, plan, points }: { planId: string; plan: Plan; points: readonly Plan[] },
): Promise<void> {
  const whole = { kind: 'whole', version: 0, partKey: '' } as const;
  await insertPlanParts(db, planId, [
    sealPart(keys, planId, whole, plan, planSummary(plan)),
    ...points.map((point, i) =>
      sealPart(keys, planId, { kind: 'point', version: 0, partKey: String(i) }, point, planSummary(point)),
    ),
  ]);
}

/** The plan that a run starts from, or a point of its curve. Null where there is none. */
export async function loadPart(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
  kind: 'start' | 'point',
  partKey: string,
): Promise<Plan | null> {
  const row = await findPart(database, planId, kind, partKey);
  return row === null ? null : (openPart(keys, planId, row) as Plan);
}
