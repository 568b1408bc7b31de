import type { Intake, RejectedRow, RosterWarning } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText } from '../../crypto/seal.ts';
import {
  type IntakeScope,
  listCurrentReadings,
  listFaultyRows,
  listWorkerRows,
  type WorkerRow,
} from '../../db/intakeRows.ts';
import type { Queryable } from '../../db/pool.ts';
import { fromValidRow, openCells } from './sealRows.ts';
import { setAsideRow } from './setAsideRow.ts';

/**
 * A batch's intake as its rows stand now: the same that reading all its files gives, with numbers kept from earlier files and
 * decisions on withdrawals and duplicates applied.
 */
export async function loadIntake(deps: { pool: Queryable; keys: KeyRing }, batchId: string): Promise<Intake> {
  const { pool: db, keys } = deps;
  const rows = await listWorkerRows(db, batchId);
  const readings = await listCurrentReadings(db, batchId);
  return {
    workers: rows.filter(isPlanned).map((row) => fromValidRow(keys, row)),
    rejected: await loadRejected(deps, batchId),
    warnings: readings.flatMap(({ fileId, warningsSealed }) => openWarnings(keys, fileId, warningsSealed)),
    dataRows: readings.reduce((sum, { dataRows }) => sum + dataRows, 0),
  };
}

/** Rejected rows of a batch or a part of it, in reading order: by themselves, by duplicates, by decision. */
export async function loadRejected(
  { pool: db, keys }: { pool: Queryable; keys: KeyRing },
  batchId: string,
  part: IntakeScope = {},
): Promise<RejectedRow[]> {
  const faulty = await listFaultyRows(db, batchId, part);
  const valid = await listWorkerRows(db, batchId, part);
  const rejected: RejectedRow[] = [
    ...faulty.map((row) => ({
      file: row.file,
      sheet: row.sheet,
      row: row.rowNo,
      companyId: row.companyId,
      cells: openCells(keys, row),
    })),
    ...valid.filter((row) => !row.isMissing && !isPlanned(row)).map(setAsideRow),
  ];
  return rejected.sort(byPlace);
}

/** Sealed warnings of a file; none where it has none. */
export function openWarnings(keys: KeyRing, fileId: string, sealed: Buffer | null): RosterWarning[] {
  if (sealed === null) return [];
  const text = openText(keys, { table: 'roster_files', column: 'warnings', row: fileId }, sealed);
  return JSON.parse(text) as RosterWarning[];
}

/** A proposed withdrawal is planned until somebody agrees: nobody is dropped silently. */
export function isPlanned(row: Pick<WorkerRow, 'clash' | 'withdrawal'>): boolean {
  return row.clash === null && (row.withdrawal === null || row.withdrawal === 'proposed');
}

function byPlace(a: RejectedRow, b: RejectedRow): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1;
  return a.row - b.row;
}
