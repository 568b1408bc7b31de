import type { Queryable } from './pool.ts';

/** That a driver has read a version of his sheet. */
export interface AcknowledgementRow {
  tripId: string;
  sheetVersion: number;
  /** When he did it. */
  at: Date;
  /** `driver`, or the login of whoever noted it for him. */
  notedBy: string;
}

/** Notes an acknowledgement; where there is one of that version already, the first stays. @returns whether it is new */
export async function insertAcknowledgement(
  db: Queryable,
  planId: string,
  { tripId, sheetVersion, at, notedBy, linkId }: AcknowledgementRow & { linkId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into plan_acknowledgements (plan_id, trip_id, sheet_version, at, noted_by, link_id)
     values ($1, $2, $3, $4, $5, $6) on conflict (plan_id, trip_id, sheet_version) do nothing`,
    [planId, tripId, sheetVersion, at, notedBy, linkId],
  );
  return rowCount === 1;
}

/** The newest sheet that was acknowledged for each trip that the reader may see; of one trip where it is named. */
export async function listAcknowledgements(
  db: Queryable,
  planId: string,
  tripId: string | null = null,
): Promise<AcknowledgementRow[]> {
  const { rows } = await db.query<AcknowledgementRow>(
    `select distinct on (trip_id) trip_id as "tripId", sheet_version as "sheetVersion", at, noted_by as "notedBy"
     from plan_acknowledgements where plan_id = $1 and ($2::text is null or trip_id = $2)
     order by trip_id, sheet_version desc`,
    [planId, tripId],
  );
  return rows;
}

/** How many links to each trip still open. */
export async function countOpenLinks(db: Queryable, planId: string): Promise<Map<string, number>> {
  const { rows } = await db.query<{ tripId: string; links: number }>(
    `select trip_id as "tripId", count(*)::integer as links from driver_links
     where plan_id = $1 and revoked_at is null and expires_at > now() group by trip_id`,
    [planId],
  );
  return new Map(rows.map(({ tripId, links }) => [tripId, links]));
}
