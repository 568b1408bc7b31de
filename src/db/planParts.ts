import type { Queryable } from './pool.ts';
import { records } from './records.ts';

export type PartKind = 'whole' | 'company' | 'trip';

/** A part of a plan, sealed. */
export interface PlanPartRow {
  kind: PartKind;
  /** '' for the whole, the company's org_id, the trip's id. */
  partKey: string;
  documentSealed: Buffer;
}

export interface NewPlanPart extends PlanPartRow {
  /** Figures for lists; null for single trips. */
  summary: unknown;
}

export async function insertPlanParts(db: Queryable, planId: string, parts: readonly NewPlanPart[]): Promise<void> {
  await db.query(
    `insert into plan_parts (plan_id, kind, part_key, org_id, trip_id, summary, document_sealed)
     select $1, kind, "partKey", case kind when 'company' then "partKey"::uuid end,
       case kind when 'trip' then "partKey" end, summary, "documentSealed"
     from jsonb_to_recordset($2) as x(kind text, "partKey" text, summary jsonb, "documentSealed" bytea)`,
    [planId, records(parts)],
  );
}

/** The parts of a plan that the reader may see: the whole alone where he may, else a company's, else single trips. */
export async function listVisibleParts(db: Queryable, planId: string): Promise<PlanPartRow[]> {
  const { rows } = await db.query<PlanPartRow>(
    `select p.kind, p.part_key as "partKey", p.document_sealed as "documentSealed"
     from plan_parts p join plans using (plan_id)
     where p.plan_id = $1 and plans.status = 'done' and p.document_sealed is not null
       and p.kind = (select q.kind from plan_parts q where q.plan_id = $1
         order by array_position(array['whole', 'company', 'trip'], q.kind) limit 1)
     order by p.part_key`,
    [planId],
  );
  return rows;
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
