import type { Queryable } from './pool.ts';
import { records } from './records.ts';
import { sealOf } from './sealedColumns.ts';

/** `start`: the plan that a run begins with; `point`: one of its curve of money against contacts. */
export type PartKind = 'whole' | 'company' | 'trip' | 'start' | 'point';

/** A part of a plan, sealed. */
export interface PlanPartRow {
  kind: PartKind;
  /** 0: as the run made it; else a published version. */
  version: number;
  /** '' for the whole and the start, the company's org_id, the trip's id, the number of a point. */
  partKey: string;
  documentSealed: Buffer;
}

export interface NewPlanPart extends PlanPartRow {
  /** Figures for lists; null where there are none. */
  summary: unknown;
}

/** Stores parts. Parts of a published version become those that others than planners see. */
export async function insertPlanParts(db: Queryable, planId: string, parts: readonly NewPlanPart[]): Promise<void> {
  await db.query(
    `insert into plan_parts (plan_id, version, is_current, kind, part_key, org_id, trip_id, summary, document_sealed)
     select $1, version, version > 0, kind, "partKey", case kind when 'company' then "partKey"::uuid end,
       case kind when 'trip' then "partKey" end, summary, "documentSealed"
     from jsonb_to_recordset($2) as x(version integer, kind text, "partKey" text, summary jsonb, "documentSealed" bytea)`,
    [planId, records(parts)],
  );
}

/** Takes from everybody but planners what they see of a plan, before the next version is stored. */
export async function retireParts(db: Queryable, planId: string): Promise<void> {
  await db.query('update plan_parts set is_current = false where plan_id = $1 and is_current', [planId]);
  await db.query('delete from plan_seats where plan_id = $1', [planId]);
  await db.query('delete from plan_crews where plan_id = $1', [planId]);
}

const columns = `p.kind, p.version, p.part_key as "partKey", p.document_sealed as "documentSealed"`;

/** SQL: what a reader of plan $1 sees of its current version who does not see the whole. */
const currentParts = `plan_parts p
  where p.plan_id = $1 and p.is_current and p.document_sealed is not null
    and p.kind = (select q.kind from plan_parts q where q.plan_id = $1 and q.is_current and q.kind in ('company', 'trip')
      order by q.kind limit 1)
  order by p.part_key`;

/** What a company, a host or a driver sees of a plan: a company's part, or single trips. */
export async function listCurrentParts(db: Queryable, planId: string): Promise<PlanPartRow[]> {
  const { rows } = await db.query<PlanPartRow>(`select ${columns} from ${currentParts}`, [planId]);
  return rows;
}

/** Seals of `listCurrentParts`, in its order. */
export async function listCurrentSeals(db: Queryable, planId: string): Promise<Buffer[]> {
  const { rows } = await db.query<{ seal: Buffer }>(
    `select ${sealOf('p.document_sealed')} as seal from ${currentParts}`,
    [planId],
  );
  return rows.map(({ seal }) => seal);
}

/** One trip of the published plan; null where there is none that the reader may see. */
export async function findCurrentTrip(db: Queryable, planId: string, tripId: string): Promise<PlanPartRow | null> {
  const { rows } = await db.query<PlanPartRow>(
    `select ${columns} from plan_parts p
     where p.plan_id = $1 and p.is_current and p.kind = 'trip' and p.part_key = $2 and p.document_sealed is not null`,
    [planId, tripId],
  );
  return rows[0] ?? null;
}

/** Every part of every plan of a batch that still has its document. */
export async function listBatchParts(db: Queryable, batchId: string): Promise<(PlanPartRow & { planId: string })[]> {
  const { rows } = await db.query<PlanPartRow & { planId: string }>(
    `select p.plan_id as "planId", ${columns}
     from plan_parts p join plans using (plan_id)
     where plans.batch_id = $1 and p.document_sealed is not null
     order by p.plan_id, p.version, p.kind, p.part_key`,
    [batchId],
  );
  return rows;
}

/** Puts another document in place of a part's. */
export async function replacePart(
  db: Queryable,
  { planId, version, kind, partKey, documentSealed }: PlanPartRow & { planId: string },
): Promise<void> {
  await db.query(
    'update plan_parts set document_sealed = $5 where plan_id = $1 and version = $2 and kind = $3 and part_key = $4',
    [planId, version, kind, partKey, documentSealed],
  );
}

/**
 * The whole of a finished plan in a version, or in the last one before that has a whole of its own (plans that were published before there
 * were drafts have only version 0). Null where there is none, and for everybody but planners.
 */
export async function findWhole(db: Queryable, planId: string, version: number): Promise<PlanPartRow | null> {
  const { rows } = await db.query<PlanPartRow>(`select ${columns} from ${wholeUpTo('$2')}`, [planId, version]);
  return rows[0] ?? null;
}

/** Seal of the whole of a version, or with `null` of the one that the draft began as; null where `findWhole` gives null. */
export async function findWholeSeal(db: Queryable, planId: string, version: number | null): Promise<Buffer | null> {
  const base = '(select d.base_version from plan_drafts d where d.plan_id = $1)';
  const { rows } = await db.query<{ seal: Buffer }>(
    `select ${sealOf('p.document_sealed')} as seal from ${wholeUpTo(`coalesce($2::integer, ${base}, 0)`)}`,
    [planId, version],
  );
  return rows[0]?.seal ?? null;
}

/** SQL: the whole of plan $1 in a version, or in the last one before that has one. */
function wholeUpTo(version: string): string {
  return `plan_parts p join plans using (plan_id)
    where p.plan_id = $1 and plans.status = 'done' and p.kind = 'whole' and p.version <= ${version}
      and p.document_sealed is not null
    order by p.version desc limit 1`;
}

/** A part of version 0. */
export async function findPart(
  db: Queryable,
  planId: string,
  kind: 'start' | 'point',
  partKey: string,
): Promise<PlanPartRow | null> {
  const { rows } = await db.query<PlanPartRow>(
    `select ${columns} from plan_parts p
     where p.plan_id = $1 and p.version = 0 and p.kind = $2 and p.part_key = $3 and p.document_sealed is not null`,
    [planId, kind, partKey],
  );
  return rows[0] ?? null;
}

/** Who rides where and who drives, by ids: the ownership rules follow from it. */
export async function insertPlanPeople(
  db: Queryable,
  plan: { planId: string; batchId: string },
  seats: readonly { tripId: string; companyId: string; workerId: string }[],
  crews: readonly { tripId: string; driverId: string }[],
): Promise<void> {
  await db.query(
    `insert into plan_seats (plan_id, trip_id, batch_id, company_id, org_id, worker_id)
     select $1, x."tripId", $2, x."companyId", c.org_id, x."workerId"
     from jsonb_to_recordset($3) as x("tripId" text, "companyId" text, "workerId" text)
     join companies c on c.batch_id = $2 and c.company_id = x."companyId"`,
    [plan.planId, plan.batchId, records(seats)],
  );
  await db.query(
    `insert into plan_crews (plan_id, trip_id, batch_id, driver_id)
     select distinct $1::uuid, x."tripId", $2::uuid, x."driverId"
     from jsonb_to_recordset($3) as x("tripId" text, "driverId" text)`,
    [plan.planId, plan.batchId, records(crews)],
  );
}
