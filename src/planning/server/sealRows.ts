import { randomUUID } from 'node:crypto';
import type { Companions, RejectedCell, RejectedRow, RosterWarning, RowClaim, Worker } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { identityHash, lastFourHash } from '../../crypto/lookupHash.ts';
import { openText, seal } from '../../crypto/seal.ts';
import type { WorkerRow } from '../../db/intakeRows.ts';
import type { FaultyRow, ValidRow } from '../../db/rosterRows.ts';

const table = 'roster_rows';

/** An accepted row as the database keeps it. `ordinal` is its place in reading order. */
export function toValidRow(
  keys: KeyRing,
  { batchId, fileId }: { batchId: string; fileId: string },
  { worker, claim }: { worker: Worker; claim: RowClaim },
  ordinal: number,
): ValidRow {
  const rowId = randomUUID();
  const sealed = (column: string, value: string) => seal(keys, { table, column, row: rowId }, value);
  return {
    rowId,
    fileId,
    ordinal,
    sheet: worker.source.sheet,
    rowNo: worker.source.row,
    companyId: worker.companyId,
    identityHash: identityHash(keys, worker.idType, worker.idNumber),
    lastFourHash: lastFourHash(keys, batchId, worker.idNumber),
    idCell: claim.cell,
    idType: worker.idType,
    idNumberSealed: sealed('id_number', worker.idNumber),
    nameSealed: sealed('name', worker.name),
    phoneSealed: sealed('phone', worker.phone),
    birthDateSealed: worker.birthDate === null ? null : sealed('birth_date', worker.birthDate),
    remarkSealed: worker.remark === null ? null : sealed('remark', worker.remark),
    companionsSealed: worker.companions === null ? null : sealed('companions', JSON.stringify(worker.companions)),
    sex: worker.sex,
    adcode: worker.adcode,
    countyInferred: worker.countyInferred,
    pickupName: worker.pickupName,
    lng: worker.lng,
    lat: worker.lat,
  };
}

/** A sealed text of a valid row. */
export function openRowText(keys: KeyRing, rowId: string, column: string, sealed: Buffer): string {
  return openText(keys, { table, column, row: rowId }, sealed);
}

/** The worker of a valid row. `source.file` is the file's name in the batch. */
export function fromValidRow(keys: KeyRing, row: WorkerRow & { workerId: string }): Worker {
  const opened = (column: string, value: Buffer) => openRowText(keys, row.rowId, column, value);
  return {
    workerId: row.workerId,
    source: { file: row.file, sheet: row.sheet, row: row.rowNo },
    companyId: row.companyId,
    name: opened('name', row.nameSealed),
    idType: row.idType,
    idNumber: opened('id_number', row.idNumberSealed),
    sex: row.sex,
    birthDate: row.birthDateSealed === null ? null : opened('birth_date', row.birthDateSealed),
    phone: opened('phone', row.phoneSealed),
    adcode: row.adcode,
    countyInferred: row.countyInferred,
    pickupName: row.pickupName,
    lng: row.lng,
    lat: row.lat,
    remark: row.remarkSealed === null ? null : opened('remark', row.remarkSealed),
    companions:
      row.companionsSealed === null ? null : (JSON.parse(opened('companions', row.companionsSealed)) as Companions),
  };
}

/** What is sealed of a rejected row: its cells, and the ID number where it is valid, for telling of duplicates later. */
interface FaultyContent {
  cells: RejectedCell[];
  idNumber: string | null;
}

/** A rejected row as the database keeps it. Its cells are sealed as a whole: a code may speak of somebody's health. */
export function toFaultyRow(
  keys: KeyRing,
  fileId: string,
  { rejected, claim }: { rejected: RejectedRow; claim: RowClaim | null },
  ordinal: number,
): FaultyRow {
  const rowId = randomUUID();
  const content: FaultyContent = { cells: rejected.cells, idNumber: claim?.idNumber ?? null };
  return {
    rowId,
    fileId,
    ordinal,
    sheet: rejected.sheet,
    rowNo: rejected.row,
    companyId: rejected.companyId,
    cellsSealed: seal(keys, { table, column: 'cells', row: rowId }, JSON.stringify(content)),
    identityHash: claim === null ? null : identityHash(keys, claim.idType, claim.idNumber),
    idCell: claim?.cell ?? null,
  };
}

/** Opens what `toFaultyRow` sealed. */
export function openFaulty(keys: KeyRing, row: { rowId: string; cellsSealed: Buffer }): FaultyContent {
  return JSON.parse(openText(keys, { table, column: 'cells', row: row.rowId }, row.cellsSealed)) as FaultyContent;
}

/** Warnings of a file as the database keeps them; null where it has none. */
export function sealWarnings(keys: KeyRing, fileId: string, warnings: readonly RosterWarning[]): Buffer | null {
  if (warnings.length === 0) return null;
  return seal(keys, { table: 'roster_files', column: 'warnings', row: fileId }, JSON.stringify(warnings));
}
