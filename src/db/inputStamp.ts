import type { Queryable } from './pool.ts';

/**
 * A digest of all that the planner reads of a batch: policy, date, places, companies, buses, drivers, roster files and the people to be
 * carried, by ids and places only. Two equal digests are the same input. Null where there is no such batch.
 */
export async function findInputStamp(db: Queryable, batchId: string): Promise<string | null> {
  const { rows } = await db.query<{ stamp: string }>(
    `select encode(sha256(convert_to(concat_ws(chr(10),
       (select jsonb_build_array(b.service_date, b.time_zone, b.policy, b.has_drivers)::text),
       (select string_agg((depot_id, lng, lat)::text, ';' order by ordinal) from depots where batch_id = $1),
       (select string_agg((company_id, district, lng, lat, receive_from, receive_to)::text, ';' order by ordinal)
         from companies where batch_id = $1),
       (select string_agg((plate, seats, depot_id, drivers, cost_day_cny, cost_km_cny, available_from)::text, ';'
         order by ordinal) from fleet where batch_id = $1),
       (select string_agg((driver_id, depot_id, licence_expires, driven_last_7d_min, driven_last_14d_min)::text, ';'
         order by ordinal)
         from drivers where batch_id = $1),
       (select string_agg((adcode, level, from_date, to_date)::text, ';' order by ordinal) from risk_periods
         where batch_id = $1),
       (select string_agg(file_id::text, ';' order by file_id) from roster_files where batch_id = $1 and state = 'current'),
       (select string_agg((c.worker_id, r.row_id, r.adcode, r.pickup_name, r.lng, r.lat)::text, ';' order by c.worker_id)
         from roster_rows r join claims c on c.batch_id = r.batch_id and c.company_id = r.company_id
           and c.identity_hash = r.identity_hash
         where r.batch_id = $1 and r.verdict = 'valid' and r.clash is null and c.worker_id is not null
           and coalesce(c.withdrawal, 'proposed') = 'proposed')
     ), 'UTF8')), 'hex') as stamp
     from batches b where b.batch_id = $1`,
    [batchId],
  );
  return rows[0]?.stamp ?? null;
}
