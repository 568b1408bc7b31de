import type { Queryable } from './pool.ts';

/** A link that opens one trip. */
export interface DriverLinkRow {
  linkId: string;
  planId: string;
  tripId: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

const columns = `link_id as "linkId", plan_id as "planId", trip_id as "tripId", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt"`;

export async function insertDriverLink(
  db: Queryable,
  link: Pick<DriverLinkRow, 'linkId' | 'planId' | 'tripId' | 'expiresAt'> & { createdBy: string | null },
): Promise<DriverLinkRow> {
  const { rows } = await db.query<DriverLinkRow>(
    `insert into driver_links (link_id, plan_id, trip_id, created_by, expires_at) values ($1, $2, $3, $4, $5)
     returning ${columns}`,
    [link.linkId, link.planId, link.tripId, link.createdBy, link.expiresAt],
  );
  return rows[0]!;
}

/** Null where there is none. */
export async function findDriverLink(db: Queryable, linkId: string): Promise<DriverLinkRow | null> {
  const { rows } = await db.query<DriverLinkRow>(`select ${columns} from driver_links where link_id = $1`, [linkId]);
  return rows[0] ?? null;
}

/** A trip's links, the newest first. */
export async function listDriverLinks(db: Queryable, planId: string, tripId: string): Promise<DriverLinkRow[]> {
  const { rows } = await db.query<DriverLinkRow>(
    `select ${columns} from driver_links where plan_id = $1 and trip_id = $2 order by created_at desc, link_id`,
    [planId, tripId],
  );
  return rows;
}

/** Null where there is none; one that was revoked before keeps its time. */
export async function revokeDriverLink(db: Queryable, linkId: string): Promise<DriverLinkRow | null> {
  const { rows } = await db.query<DriverLinkRow>(
    `update driver_links set revoked_at = coalesce(revoked_at, now()) where link_id = $1 returning ${columns}`,
    [linkId],
  );
  return rows[0] ?? null;
}
