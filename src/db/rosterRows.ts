import type { IdType, Sex } from '../contract/worker.ts';
import type { Queryable } from './pool.ts';
import { chunks, records } from './records.ts';

interface RowPlace {
  rowId: string;
  fileId: string;
  /** Reading order within the file. */
  ordinal: number;
  sheet: string;
  /** As spreadsheets count; 0 is the whole file. */
  rowNo: number;
}

/** Whom a row asks for, personal values sealed. */
export interface SealedPerson {
  companyId: string;
  identityHash: Buffer;
  /** Null in rows of before there was one. */
  lastFourHash: Buffer | null;
  idCell: string;
  idType: IdType;
  idNumberSealed: Buffer;
  nameSealed: Buffer;
  phoneSealed: Buffer;
  birthDateSealed: Buffer | null;
  remarkSealed: Buffer | null;
  /** Whom the row names as travelling along. */
  companionsSealed: Buffer | null;
  sex: Sex | null;
  adcode: string;
  countyInferred: boolean;
  pickupName: string | null;
  lng: number;
  lat: number;
}

/** A row that reading accepted. */
export interface ValidRow extends RowPlace, SealedPerson {}

/** A row, or a whole file, that reading rejected. */
export interface FaultyRow extends RowPlace {
  companyId: string | null;
  cellsSealed: Buffer;
  /** Null where the row has no valid ID number, or its company is unknown. */
  identityHash: Buffer | null;
  idCell: string | null;
}

export type Clash = 'duplicate_in_batch' | 'duplicate_other_company';

const insertChunk = 2000;

/** Inserts rows of either kind; their claims must be noted first. */
export async function insertRows(db: Queryable, batchId: string, rows: (ValidRow | FaultyRow)[]): Promise<void> {
  for (const chunk of chunks(rows, insertChunk)) {
    await db.query(
      `insert into roster_rows (row_id, file_id, batch_id, ordinal, sheet, row_no, company_id, verdict, cells_sealed,
         identity_hash, id_last4_hash, id_cell, id_type, id_number_sealed, name_sealed, phone_sealed, birth_date_sealed, remark_sealed, companions_sealed, sex,
         adcode, county_inferred, pickup_name, lng, lat)
       select "rowId", "fileId", $1, ordinal, sheet, "rowNo", "companyId",
         case when "cellsSealed" is null then 'valid' else 'faulty' end, "cellsSealed",
         "identityHash", "lastFourHash", "idCell", "idType", "idNumberSealed", "nameSealed", "phoneSealed", "birthDateSealed", "remarkSealed", "companionsSealed",
         sex, adcode, "countyInferred", "pickupName", lng, lat
       from jsonb_to_recordset($2) as x("rowId" uuid, "fileId" uuid, ordinal integer, sheet text, "rowNo" integer,
         "companyId" text, "cellsSealed" bytea, "identityHash" bytea, "lastFourHash" bytea, "idCell" text, "idType" text, "idNumberSealed" bytea,
         "nameSealed" bytea, "phoneSealed" bytea, "birthDateSealed" bytea, "remarkSealed" bytea, "companionsSealed" bytea, sex text,
         adcode text, "countyInferred" boolean, "pickupName" text, lng float8, lat float8)`,
      [batchId, records(chunk)],
    );
  }
}

/** From so many new rows on the planner of queries looks at the tables again. */
const manyRows = 500;

/** Tells the planner of queries that so many rows came; by itself it would notice after a minute. After the transaction that brought them. */
export async function noteNewRows(db: Queryable, rows: number): Promise<void> {
  if (rows >= manyRows) await db.query('select count_roster_rows()');
}

/**
 * Clears away the rows of replaced files. A valid row stays, marked missing, only while its person stands in no file that
 * counts.
 */
export async function clearReplacedRows(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `delete from roster_rows r using roster_files f
     where f.file_id = r.file_id and f.batch_id = $1 and f.state = 'superseded'
       and (r.verdict = 'faulty' or exists (
         select from roster_rows now_row join roster_files now_file on now_file.file_id = now_row.file_id
         where now_row.batch_id = $1 and now_file.state = 'current' and now_row.company_id = r.company_id
           and now_row.identity_hash = r.identity_hash))`,
    [batchId],
  );
  await db.query(
    `update roster_rows r set is_missing = true from roster_files f
     where f.file_id = r.file_id and f.batch_id = $1 and f.state = 'superseded' and not r.is_missing`,
    [batchId],
  );
}

/**
 * Finds anew who stands in the batch twice. The same person asked for by two companies: every copy clashes, faulty ones
 * included, until all but one company have withdrawn him. Twice in one company's files: all but the first acceptable copy
 * in reading order, those of requests that were withdrawn last.
 */
export async function refreshClashes(db: Queryable, batchId: string): Promise<void> {
  await db.query(
    `update roster_rows r set clash = found.clash
     from (
       select a.row_id, case
           when a.asked and min(a.company_id) filter (where a.asked) over person
             <> max(a.company_id) filter (where a.asked) over person then 'duplicate_other_company'
           when a.verdict = 'valid' and row_number() over (partition by a.identity_hash, a.company_id, a.verdict
             order by a.is_missing, a.withdrawn, a.name collate "C", a.ordinal) > 1 then 'duplicate_in_batch'
         end as clash
       from (
         select r.row_id, r.identity_hash, r.company_id, r.verdict, r.is_missing, f.name, r.ordinal,
           c.withdrawal is null or c.withdrawal = 'proposed' as asked, q.withdrawn_at is not null as withdrawn
         from roster_rows r
         join roster_files f using (file_id)
         join requests q using (request_id)
         join claims c on c.batch_id = r.batch_id and c.company_id = r.company_id
           and c.identity_hash = r.identity_hash
         where r.batch_id = $1
       ) a
       window person as (partition by a.identity_hash)
     ) found
     where r.row_id = found.row_id and r.clash is distinct from found.clash`,
    [batchId],
  );
}
