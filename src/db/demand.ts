import type { Queryable } from './pool.ts';

/** How many accepted people of a batch wait at one place. */
export interface DemandRow {
  adcode: string;
  /** Null: the county seat. */
  pickupName: string | null;
  lng: number;
  lat: number;
  workers: number;
  companyIds: string[];
}

/**
 * Accepted people by pick-up place, by county code and name: neither faulty nor asked for twice nor withdrawn, of a company whose
 * application does not stand in the way. As far as the reader may see them.
 */
export async function listDemand(db: Queryable, batchId: string): Promise<DemandRow[]> {
  const { rows } = await db.query<DemandRow>(
    `select r.adcode, r.pickup_name as "pickupName", r.lng, r.lat, count(*)::integer as workers,
       array_agg(distinct r.company_id) as "companyIds"
     from roster_rows r
     join claims c on c.batch_id = r.batch_id and c.company_id = r.company_id and c.identity_hash = r.identity_hash
     join batches b on b.batch_id = r.batch_id
     left join applications a on a.batch_id = r.batch_id and a.company_id = r.company_id
     where r.batch_id = $1 and r.verdict = 'valid' and r.clash is null
       and (c.withdrawal is null or c.withdrawal = 'proposed')
       and (a.state = 'accepted' or not b.applications_required)
     group by r.adcode, r.pickup_name, r.lng, r.lat
     order by r.adcode, r.pickup_name nulls first`,
    [batchId],
  );
  return rows;
}
