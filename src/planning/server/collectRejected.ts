import type { RejectedCell, RejectedRow } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText } from '../../crypto/seal.ts';
import type { RejectedRowRecord, WorkerRow } from '../../db/intakeRows.ts';
import { maskId } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import { otherCompany, sameCompany } from '../../roster/duplicates.ts';
import { mapInPieces } from './inPieces.ts';
import { openFaulty } from './sealRows.ts';

/** Rows of a batch or a part of it, as the database has them. */
export interface StoredRows {
  valid: WorkerRow[];
  faulty: RejectedRowRecord[];
  /** Companies whose people are not planned before their application is accepted; none where left out. */
  notAdmitted?: ReadonlySet<string>;
}

/**
 * The rejected rows, in reading order, with the texts that reading all files at once gives: rows that are wrong by
 * themselves, duplicates, people who were withdrawn although a file names them, and people of companies not admitted. With `requestId` only those of that
 * request, while `valid` holds the whole batch.
 */
export async function collectRejected(
  keys: KeyRing,
  policy: Policy,
  { valid, faulty, notAdmitted = new Set() }: StoredRows,
  requestId?: string,
): Promise<RejectedRow[]> {
  const firstCopies = new Map(valid.filter(isFirstCopy).map((row) => [personIn(row), row]));
  const setAside = valid.filter(
    (row) =>
      !row.isMissing &&
      (row.clash !== null || isWithdrawn(row) || notAdmitted.has(row.companyId)) &&
      (requestId === undefined || row.requestId === requestId),
  );
  return [
    ...(await mapInPieces(faulty, (row) => faultyRow(keys, policy, row))),
    ...(await mapInPieces(setAside, (row) => setAsideRow(keys, policy, row, firstCopies))),
  ].sort(byPlace);
}

/** A faulty row whose person is asked for elsewhere too is told both. */
function faultyRow(keys: KeyRing, policy: Policy, row: RejectedRowRecord): RejectedRow {
  const { file, sheet, rowNo, companyId } = row;
  const { cells, idNumber } = openFaulty(keys, row);
  if (row.clash !== 'duplicate_other_company') return { file, sheet, row: rowNo, companyId, cells };
  const own = cells.filter(({ code }) => code !== 'duplicate_in_file');
  const value = maskId(idNumber ?? '', policy);
  return {
    file,
    sheet,
    row: rowNo,
    companyId,
    cells: [...own, { ...placeOf(row), code: 'duplicate_other_company', value, ...otherCompany }],
  };
}

function setAsideRow(
  keys: KeyRing,
  policy: Policy,
  row: WorkerRow,
  firstCopies: ReadonlyMap<string, WorkerRow>,
): RejectedRow {
  const { file, sheet, rowNo, companyId } = row;
  const place = { table: 'roster_rows', column: 'id_number', row: row.rowId };
  const value = maskId(openText(keys, place, row.idNumberSealed), policy);
  const cell = { ...placeOf(row), value, ...reasonOf(row, firstCopies) };
  return { file, sheet, row: rowNo, companyId, cells: [cell] };
}

function reasonOf(
  row: WorkerRow,
  firstCopies: ReadonlyMap<string, WorkerRow>,
): Pick<RejectedCell, 'code' | 'message' | 'remedy'> {
  if (isWithdrawn(row)) return { code: 'other', ...withdrawn };
  if (row.clash === null) return { code: 'other', ...notAdmittedYet };
  const first = firstCopies.get(personIn(row));
  if (row.clash === 'duplicate_other_company' || first === undefined) {
    return { code: 'duplicate_other_company', ...otherCompany };
  }
  const [code, verdict] = sameCompany(sourceOf(first), sourceOf(row));
  return { code, ...verdict };
}

const withdrawn = {
  message: { zh: '此人已被撤回，不再安排', en: 'the person was withdrawn and gets no seat' },
  remedy: { zh: '如仍需接回，请取消撤回', en: 'take the withdrawal back if he is to come after all' },
};

const notAdmittedYet = {
  message: {
    zh: '企业申报尚未通过，暂不安排',
    en: "the company's application is not accepted, so that nobody of it is planned",
  },
  remedy: { zh: '请完成企业申报并等待审核通过', en: 'hand in the application and have it accepted' },
};

function isFirstCopy(row: WorkerRow): boolean {
  return row.clash === null && !isWithdrawn(row);
}

function isWithdrawn({ withdrawal }: WorkerRow): boolean {
  return withdrawal === 'confirmed' || withdrawal === 'decided';
}

function personIn({ companyId, identityHash }: WorkerRow): string {
  return `${identityHash.toString('base64')} ${companyId}`;
}

function sourceOf({ file, sheet, rowNo }: WorkerRow) {
  return { file, sheet, row: rowNo };
}

function placeOf({ file, sheet, idCell }: { file: string; sheet: string; idCell: string | null }) {
  return { file, ...(sheet === '' ? {} : { sheet }), cell: idCell ?? '' };
}

function byPlace(a: RejectedRow, b: RejectedRow): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1;
  return a.row - b.row;
}
