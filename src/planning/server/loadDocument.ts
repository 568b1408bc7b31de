import { createHash } from 'node:crypto';
import type { Plan } from '../../contract/plan.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import { type DraftRow, findDraft, listEditSeals } from '../../db/drafts.ts';
import { findWhole, findWholeSeal, listCurrentParts, listCurrentSeals } from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { BoundedCache } from './boundedCache.ts';
import { deepFreeze } from './deepFreeze.ts';
import type { ServerDeps } from './deps.ts';
import { loadState } from './drafts/loadState.ts';
import { openPart } from './planDocument.ts';
import { joinParts } from './splitPlan.ts';

/** Documents that were read last, by their stamp. Holds what plans say of people, without names. */
export type DocumentCache = BoundedCache<Plan | PlanPart>;

/** About 30 documents of 10,000 people in all. */
const peopleMax = 300_000;

export function createDocumentCache(): DocumentCache {
  return new BoundedCache(peopleMax);
}

type Deps = Pick<ServerDeps, 'database' | 'keys'> & {
  /** Left out where nothing is read twice. */
  documents?: DocumentCache;
};

/** A document as the reader may see it. */
export interface ReadDocument {
  /** Not to be changed: others read the same object. */
  document: Plan | PlanPart;
  /** Names the content: equal stamps are equal documents. Made of what the database let this reader see, now. */
  stamp: string;
  /** Version of the plan's draft. */
  draftVersion: number;
}

/**
 * A finished plan as far as the reader may see it. Planners see the draft as it stands, or a published version (0: as its run made it);
 * everybody else the newest published version: his company's part, or the trips that he may open.
 *
 * The database says each time what the reader may see, by seals; what stands behind seals that were opened before comes from memory.
 *
 * @throws AppError `not_found` where the plan or version does not exist for him or is not done
 */
export async function readDocument(deps: Deps, planId: string, version: number | null = null): Promise<ReadDocument> {
  return deps.database.snapshot(async (db) => {
    const [draft, wholeSeal] = await Promise.all([findDraft(db, planId), findWholeSeal(db, planId, version)]);
    if (draft === null || (version ?? 0) > draft.publishedVersion) throw noPlan();
    const isDraft = wholeSeal !== null && version === null;
    if (wholeSeal === null && version !== null && version !== draft.publishedVersion) throw noPlan();
    const seals = wholeSeal === null ? await listCurrentSeals(db, planId) : [wholeSeal];
    if (isDraft && draft.head > 0) seals.push(...(await listEditSeals(db, planId, draft.head)));
    if (seals.length === 0) throw noPlan();
    const stamp = stampOf(seals);
    const known = deps.documents?.get(stamp);
    const document = known ?? deepFreeze(await open(db, deps, draft, { isWhole: wholeSeal !== null, version }));
    if (known === undefined) deps.documents?.put(stamp, document, document.workers.length);
    return { document, stamp, draftVersion: draft.version };
  });
}

/** One short name for contents in their order. */
function stampOf(seals: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const seal of seals) hash.update(`${seal.length}:`).update(seal);
  return hash.digest('base64url');
}

async function open(
  db: Queryable,
  { keys }: Deps,
  draft: DraftRow,
  { isWhole, version }: { isWhole: boolean; version: number | null },
): Promise<Plan | PlanPart> {
  const { planId } = draft;
  if (isWhole) {
    const row = await findWhole(db, planId, version ?? draft.baseVersion);
    if (row === null) throw noPlan();
    const whole = openPart(keys, planId, row);
    return version === null ? (await loadState(db, keys, draft, whole as Plan)).plan : whole;
  }
  const parts = (await listCurrentParts(db, planId)).map((row) => openPart(keys, planId, row));
  const joined = parts.length === 1 ? parts[0]! : joinParts(parts);
  if (joined === null) throw noPlan();
  return joined;
}

/** `readDocument` for those who need no more than the document. @throws as `readDocument` */
export async function loadDocument(
  deps: Deps,
  planId: string,
  version: number | null = null,
): Promise<Plan | PlanPart> {
  return (await readDocument(deps, planId, version)).document;
}

/** The whole of a finished plan. @throws AppError `not_found`, also for those who may see a part only */
export async function loadWholePlan(deps: Deps, planId: string, version: number | null = null): Promise<Plan> {
  return (await readWholePlan(deps, planId, version)).plan;
}

/** The same with the name of its content. @throws as `loadWholePlan` */
export async function readWholePlan(
  deps: Deps,
  planId: string,
  version: number | null,
): Promise<{ plan: Plan; stamp: string }> {
  const { document, stamp } = await readDocument(deps, planId, version);
  if (!('kpis' in document)) throw noPlan();
  return { plan: document, stamp };
}

/** The draft of a plan as it stands, and its version. @throws as `loadWholePlan` */
export async function loadDraftPlan(deps: Deps, planId: string): Promise<{ plan: Plan; version: number }> {
  const { document, draftVersion } = await readDocument(deps, planId);
  if (!('kpis' in document)) throw noPlan();
  return { plan: document, version: draftVersion };
}

function noPlan(): AppError {
  return new AppError('not_found', 'there is no finished plan of this id');
}
