import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../contract/plan.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, type SealedPlace, seal } from '../../crypto/seal.ts';
import { findDraft } from '../../db/drafts.ts';
import {
  findPart,
  findWhole,
  insertPlanParts,
  listCurrentParts,
  type NewPlanPart,
  type PlanPartRow,
} from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { loadState } from './drafts/loadState.ts';
import { joinParts } from './splitPlan.ts';

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

/**
 * A finished plan as far as the reader may see it. Planners see the draft as it stands, or a published version (0: as its run made it);
 * everybody else the newest published version: his company's part, or the trips that he may open.
 *
 * @throws AppError `not_found` where the plan or version does not exist for him or is not done
 */
export async function loadDocument(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
  version: number | null = null,
): Promise<Plan | PlanPart> {
  return database.transaction(async (db) => {
    const draft = await findDraft(db, planId);
    if (draft === null || (version ?? 0) > draft.publishedVersion) throw noPlan();
    const whole = await findWhole(db, planId, version ?? draft.baseVersion);
    if (whole !== null && version !== null) return openPart(keys, planId, whole);
    if (whole !== null) return (await loadState(db, keys, draft, openPart(keys, planId, whole) as Plan)).plan;
    if (version !== null && version !== draft.publishedVersion) throw noPlan();
    const parts = (await listCurrentParts(db, planId)).map((row) => openPart(keys, planId, row));
    const joined = parts.length === 1 ? parts[0]! : joinParts(parts);
    if (joined === null) throw noPlan();
    return joined;
  });
}

/** The draft of a plan as it stands, and its version. @throws AppError `not_found`, also for those who may see a part only */
export async function loadDraftPlan(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
): Promise<{ plan: Plan; version: number }> {
  return database.transaction(async (db) => {
    const draft = await findDraft(db, planId);
    const whole = draft === null ? null : await findWhole(db, planId, draft.baseVersion);
    if (draft === null || whole === null) throw noPlan();
    const { plan } = await loadState(db, keys, draft, openPart(keys, planId, whole) as Plan);
    return { plan, version: draft.version };
  });
}

/** The whole of a finished plan. @throws AppError `not_found`, also for those who may see a part only */
export async function loadWholePlan(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
  version: number | null = null,
): Promise<Plan> {
  const document = await loadDocument(deps, planId, version);
  if (!('kpis' in document)) throw noPlan();
  return document;
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

function noPlan(): AppError {
  return new AppError('not_found', 'there is no finished plan of this id');
}
