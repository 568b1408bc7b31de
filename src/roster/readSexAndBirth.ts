import type { IdType, Sex } from '../contract/worker.ts';
import { maskId } from '../policy/mask.ts';
import type { RosterContext } from './context.ts';
import { ageOn, birthDateOf, sexOf } from './gb11643.ts';
import type { RowScope } from './rowScope.ts';
import { compactText } from './text.ts';
import { hiddenValue } from './verdicts.ts';
import { serialDate } from './xlsx/serialDate.ts';

/** Minimum age for work, 劳动法 §15. */
const workingAge = 16;

/** Sex and birth date; a valid resident ID tells both, and a column that says otherwise is warned of. */
export function readSexAndBirth(
  scope: RowScope,
  idType: IdType | null,
  idNumber: string | null,
  { serviceDate, policy }: Pick<RosterContext, 'serviceDate' | 'policy'>,
): { sex: Sex | null; birthDate: string | null } {
  const written = { sex: writtenSex(scope), birthDate: writtenBirthDate(scope) };
  const isResident = idType === 'resident' && idNumber !== null;
  const fromId = isResident
    ? { sex: sexOf(idNumber), birthDate: birthDateOf(idNumber) }
    : { sex: null, birthDate: null };
  if (fromId.sex !== null && written.sex !== null && fromId.sex !== written.sex) {
    scope.warn('sex', 'sex_mismatch', {
      message: { zh: '性别与身份证号不一致，以身份证号为准', en: 'the sex differs from the ID number, which counts' },
      remedy: { zh: '核对性别和身份证号', en: 'check the sex and the ID number' },
    });
  }
  if (fromId.birthDate !== null && written.birthDate !== null && fromId.birthDate !== written.birthDate) {
    scope.warn('birthDate', 'birth_date_mismatch', {
      message: {
        zh: '出生日期与身份证号不一致，以身份证号为准',
        en: 'the birth date differs from the ID number, which counts',
      },
      remedy: { zh: '核对出生日期和身份证号', en: 'check the birth date and the ID number' },
    });
  }
  const birthDate = fromId.birthDate ?? (isResident ? null : written.birthDate);
  if (birthDate !== null && birthDate <= serviceDate && ageOn(birthDate, serviceDate) < workingAge) {
    const [field, value] = isResident
      ? (['idNumber', maskId(idNumber, policy)] as const)
      : (['birthDate', hiddenValue] as const);
    scope.reject(field, 'under_age', value, {
      message: { zh: `出行日未满 ${workingAge} 周岁`, en: `younger than ${workingAge} on the day of travel` },
      remedy: { zh: '核对证件；未满 16 周岁不得招用', en: 'check the document; nobody under 16 may be employed' },
    });
  }
  return { sex: fromId.sex ?? written.sex, birthDate: isResident ? birthDate : null };
}

function writtenSex(scope: RowScope): Sex | null {
  const text = compactText(scope.text('sex')).toLowerCase();
  if (/^(男|男性|m|male|1)$/.test(text)) return 'M';
  if (/^(女|女性|f|female|2|0)$/.test(text)) return 'F';
  return null;
}

/** A full birth date in any of the ways people write one; null for less than a day, which cannot be compared. */
function writtenBirthDate(scope: RowScope): string | null {
  const cell = scope.cell('birthDate');
  if (cell === undefined || cell.kind === 'error') return null;
  const text = compactText(cell.text);
  if (/^\d{5}(\.\d+)?$/.test(text)) return serialDate(Number(text), false);
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  return `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
}
