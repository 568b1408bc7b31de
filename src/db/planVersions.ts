import type { Bilingual } from '../contract/text.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A published version, without its document. */
export interface VersionRow {
  number: number;
  publishedAt: Date;
  publishedBy: string;
  changed: string[];
  cancelled: string[];
  text: Bilingual;
}

const columns = `number, published_at as "publishedAt", published_by as "publishedBy", changed, cancelled, text`;

export async function insertVersion(
  db: Queryable,
  planId: string,
  version: Omit<VersionRow, 'publishedAt'>,
): Promise<VersionRow> {
  const { number, publishedBy, changed, cancelled, text } = version;
  await db.query('update plans set published_version = $2 where plan_id = $1', [planId, number]);
  const { rows } = await db.query<VersionRow>(
    `insert into plan_versions (plan_id, number, published_by, changed, cancelled, text)
     values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
    [planId, number, publishedBy, JSON.stringify(changed), JSON.stringify(cancelled), JSON.stringify(text)],
  );
  return rows[0]!;
}

/** The newest first. */
export async function listVersions(db: Queryable, planId: string): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>(
    `select ${columns} from plan_versions where plan_id = $1 order by number desc`,
    [planId],
  );
  return rows;
}

/** How the sheet of a trip stands. */
export interface SheetRow {
  tripId: string;
  /** Published version in which it last changed. */
  sheetVersion: number;
  digest: Buffer;
  isCancelled: boolean;
}

/** Sheets of all trips that were ever published, by trip. */
export async function listSheets(db: Queryable, planId: string): Promise<SheetRow[]> {
  const { rows } = await db.query<SheetRow>(
    `select trip_id as "tripId", sheet_version as "sheetVersion", digest, is_cancelled as "isCancelled"
     from plan_sheets where plan_id = $1 order by trip_id`,
    [planId],
  );
  return rows;
}

/** Stores sheets that are new or changed. */
export async function putSheets(db: Queryable, planId: string, sheets: readonly SheetRow[]): Promise<void> {
  await db.query(
    `insert into plan_sheets (plan_id, trip_id, sheet_version, digest, is_cancelled)
     select $1, "tripId", "sheetVersion", digest, "isCancelled"
     from jsonb_to_recordset($2) as x("tripId" text, "sheetVersion" integer, digest bytea, "isCancelled" boolean)
     on conflict (plan_id, trip_id) do update set sheet_version = excluded.sheet_version, digest = excluded.digest,
       is_cancelled = excluded.is_cancelled`,
    [planId, records(sheets)],
  );
}
