import type { Queryable } from './pool.ts';

/** A signed hand-over, its document sealed. */
export interface HandoverRow {
  handoverId: string;
  planId: string;
  planVersion: number;
  tripId: string;
  stop: number;
  companyId: string;
  workerIds: string[];
  at: Date;
  notedBy: string;
  documentSealed: Buffer;
}

const columns = `handover_id as "handoverId", plan_id as "planId", plan_version as "planVersion", trip_id as "tripId", stop,
  company_id as "companyId", worker_ids as "workerIds", at, noted_by as "notedBy", document_sealed as "documentSealed"`;

/** Stores a hand-over; one whose id is known stays as it is. @returns whether it is new */
export async function insertHandover(db: Queryable, batchId: string, row: HandoverRow): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into handovers (handover_id, batch_id, plan_id, plan_version, trip_id, stop, company_id, org_id, worker_ids, at, noted_by,
       document_sealed)
     select $1, $2, $3, $4, $5, $6, $7, c.org_id, $8, $9, $10, $11 from companies c where c.batch_id = $2 and c.company_id = $7
     on conflict (handover_id) do nothing`,
    [
      row.handoverId,
      batchId,
      row.planId,
      row.planVersion,
      row.tripId,
      row.stop,
      row.companyId,
      row.workerIds,
      row.at,
      row.notedBy,
      row.documentSealed,
    ],
  );
  return rowCount === 1;
}

/** Hand-overs of a plan that the reader may see, by time; of one id where it is named. */
export async function listHandovers(
  db: Queryable,
  planId: string,
  handoverId: string | null = null,
): Promise<HandoverRow[]> {
  const { rows } = await db.query<HandoverRow>(
    `select ${columns} from handovers where plan_id = $1 and ($2::uuid is null or handover_id = $2) order by at, handover_id`,
    [planId, handoverId],
  );
  return rows;
}
