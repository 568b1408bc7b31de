import { rejectCodes } from '../../contract/worker.ts';
import type { Check } from '../context.ts';
import { ageOn, birthDateOf, mobileHolds, residentIdHolds } from '../raw/person.ts';
import { type RosterRow, rowKey } from '../raw/rosterRows.ts';
import { isResidentId } from './rowEvidence.ts';
import { detailOf } from './rows.ts';

const codes: readonly string[] = rejectCodes;
/** Eleven digits in a row are a phone or an ID number. */
const unmasked = /\d{11}/;

/** Rejected rows are real, complete, masked and rightly rejected. */
export const checkRejected: Check = ({ plan, raw, rows, findings }) => {
  const files = new Set(raw.rosters.map(({ file }) => file));
  const counts = new Map<string, number>();
  for (const { idNumber } of rows.values()) counts.set(idNumber, (counts.get(idNumber) ?? 0) + 1);

  for (const { file, sheet, row, cells } of plan.rejected) {
    const place = { detail: detailOf({ file, sheet, row }) };
    const source = rows.get(rowKey(file, sheet, row));
    const known = row === 0 ? files.has(file.replace(/^rosters\//, '')) : source !== undefined || noSheet(file, sheet);
    findings.expect('rejected.form', known, { limit: 'a row or file of rosters/', actual: 'none', ...place });
    findings.expect('rejected.form', cells.length > 0, { limit: '≥ 1', actual: cells.length, ...place });
    for (const { code, value, text, fix } of cells) {
      findings.expect('rejected.form', codes.includes(code) && text !== '' && fix !== '', {
        limit: 'code of the closed list, text and fix',
        actual: code,
        ...place,
      });
      findings.expect('rejected.masked', ![value, text, fix].some((shown) => unmasked.test(shown)), {
        limit: 'masked',
        actual: 'readable',
        ...place,
      });
    }
    if (!source || cells.length === 0) continue;
    const refuted = cells.every(({ code }) => isRefuted(code, source, raw.serviceDate, counts));
    findings.expect('rejected.true', !refuted, {
      limit: 'a fault in the row',
      actual: cells.map(({ code }) => code).join(','),
      ...place,
    });
  }

  /** Rows of files or sheets that the checker cannot read, or reads without a header, cannot be looked up. */
  function noSheet(file: string, sheet: string): boolean {
    const read = raw.rosters.find((roster) => roster.file === file.replace(/^rosters\//, ''));
    return read !== undefined && (!read.readable || read.headless.includes(sheet) || read.headless.includes(''));
  }
};

/** True where the row plainly does not have the fault that the code names. */
function isRefuted(code: string, row: RosterRow, serviceDate: string, counts: ReadonlyMap<string, number>): boolean {
  const idHolds = isResidentId(row) && residentIdHolds(row.idNumber);
  const birth = idHolds ? birthDateOf(row.idNumber) : null;
  const age = birth === null ? -1 : ageOn(birth, serviceDate);
  switch (code) {
    case 'name_missing':
      return row.name !== '';
    case 'id_missing':
      return row.idNumber !== '';
    case 'id_length':
    case 'id_checksum':
      return idHolds;
    case 'id_birth_date':
      return age >= 0 && age < 100;
    case 'phone_missing':
      return row.phone !== '';
    case 'phone_format':
      return mobileHolds(row.phone);
    case 'under_age':
      return age >= 16;
    case 'duplicate_in_file':
    case 'duplicate_in_batch':
    case 'duplicate_other_company':
      return row.idNumber !== '' && counts.get(row.idNumber) === 1;
    default:
      return false;
  }
}
