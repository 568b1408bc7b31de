import type { WithdrawalReason } from '../contract/planInput.ts';
import { allRows } from './page.ts';
import type { Queryable } from './pool.ts';
import type { Clash, SealedPerson } from './rosterRows.ts';

export type Withdrawal = 'proposed' | 'confirmed' | 'decided';

/** A valid row with its claim, personal values sealed. */
export interface WorkerRow extends SealedPerson {
  rowId: string;
  claimId: string;
  fileId: string;
  requestId: string;
  file: string;
  sheet: string;
  rowNo: number;
  /** Null until the person is first accepted. */
  workerId: string | null;
  clash: Clash | null;
  /** The row stands in a replaced file only. */
  isMissing: boolean;
  withdrawal: Withdrawal | null;
  withdrawalReason: WithdrawalReason | null;
  /** Counts decisions on the claim; its ETag. */
  version: number;
}

/** A rejected row or file. */
export interface RejectedRowRecord {
  rowId: string;
  fileId: string;
  file: string;
  sheet: string;
  rowNo: number;
  companyId: string | null;
  cellsSealed: Buffer;
  idCell: string | null;
  clash: Clash | null;
}

/** Which part of a batch to read; everything where left out. */
export interface IntakeScope {
  companyId?: string;
  requestId?: string;
  claimId?: string;
  workerIds?: string[];
  /** Keyed hashes of an ID number, one for each type that it may be of, or of its last four signs. */
  identityHashes?: Buffer[];
  lastFourHash?: Buffer;
}

const scope = `r.batch_id = $1 and ($2::text is null or r.company_id = $2) and ($3::uuid is null or f.request_id = $3)`;

const person = `($6::uuid is null or c.claim_id = $6) and ($7::bytea[] is null or r.identity_hash = any ($7))
  and ($8::bytea is null or r.id_last4_hash = $8) and ($9::text[] is null or c.worker_id = any ($9))`;

/** Valid rows after the one with the id `after`, in reading order: files by name, rows as they stand. */
export async function listWorkerRows(
  db: Queryable,
  batchId: string,
  part: IntakeScope = {},
  { limit, after } = allRows,
): Promise<WorkerRow[]> {
  const { rows } = await db.query<WorkerRow>(
    `select r.row_id as "rowId", c.claim_id as "claimId", r.file_id as "fileId",
       f.request_id as "requestId", f.name as file, r.sheet, r.row_no as "rowNo", c.worker_id as "workerId", r.company_id as "companyId",
       r.identity_hash as "identityHash", r.id_last4_hash as "lastFourHash", r.id_cell as "idCell", r.id_type as "idType",
       r.id_number_sealed as "idNumberSealed", r.name_sealed as "nameSealed", r.phone_sealed as "phoneSealed",
       r.birth_date_sealed as "birthDateSealed", r.remark_sealed as "remarkSealed", r.companions_sealed as "companionsSealed", r.sex, r.adcode,
       r.county_inferred as "countyInferred", r.pickup_name as "pickupName", r.lng, r.lat, r.clash,
       r.is_missing as "isMissing", c.withdrawal, c.withdrawal_reason as "withdrawalReason", c.version
     from roster_rows r
     join roster_files f using (file_id)
     join claims c on c.batch_id = r.batch_id and c.company_id = r.company_id and c.identity_hash = r.identity_hash
     where ${scope} and ${person} and r.verdict = 'valid' and ($5::uuid is null
       or (f.name collate "C", f.file_id, r.ordinal) > (select lf.name collate "C", lf.file_id, l.ordinal
         from roster_rows l join roster_files lf using (file_id) where l.row_id = $5))
     order by f.name collate "C", f.file_id, r.ordinal limit $4`,
    [
      batchId,
      part.companyId ?? null,
      part.requestId ?? null,
      limit,
      after,
      part.claimId ?? null,
      part.identityHashes ?? null,
      part.lastFourHash ?? null,
      part.workerIds ?? null,
    ],
  );
  return rows;
}

/** Rejected rows in reading order. */
export async function listFaultyRows(
  db: Queryable,
  batchId: string,
  part: IntakeScope = {},
): Promise<RejectedRowRecord[]> {
  const { rows } = await db.query<RejectedRowRecord>(
    `select r.row_id as "rowId", r.file_id as "fileId", f.name as file, r.sheet, r.row_no as "rowNo",
       r.company_id as "companyId", r.cells_sealed as "cellsSealed", r.id_cell as "idCell", r.clash
     from roster_rows r
     join roster_files f using (file_id)
     where ${scope} and r.verdict = 'faulty'
     order by f.name collate "C", f.file_id, r.ordinal`,
    [batchId, part.companyId ?? null, part.requestId ?? null],
  );
  return rows;
}

/** Sealed warnings of the files that count, and how many data rows those files hold. */
export async function listCurrentReadings(
  db: Queryable,
  batchId: string,
): Promise<{ fileId: string; dataRows: number; warningsSealed: Buffer | null }[]> {
  const { rows } = await db.query<{ fileId: string; dataRows: number; warningsSealed: Buffer | null }>(
    `select file_id as "fileId", data_rows as "dataRows", warnings_sealed as "warningsSealed"
     from roster_files where batch_id = $1 and state = 'current' order by name collate "C", file_id`,
    [batchId],
  );
  return rows;
}
