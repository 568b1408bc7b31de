import type { IdType, RejectCode } from '../contract/worker.ts';
import { maskId } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import { birthDateOf, checkCharacter, isResidentForm } from './gb11643.ts';
import type { RowScope, Verdict } from './rowScope.ts';
import { compactText, expandNumber } from './text.ts';
import { formatAsText, formulaError } from './verdicts.ts';

const compare: Verdict['remedy'] = { zh: '与证件核对后改正', en: 'compare it with the document and correct it' };

/** Forms of the documents without a checksum that we know. */
const otherForms: Readonly<Record<Exclude<IdType, 'resident'>, RegExp>> = {
  passport: /^(?=.*\d)[A-Z0-9]{6,12}$/,
  hk_macau_permit: /^[HM]\d{8}(\d{2})?$/,
  taiwan_permit: /^\d{8}(\d{2})?[A-Z]?$/,
  foreign_permanent: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

/** The normalised ID number where it is valid for its type, else null with every fault told. */
export function readIdNumber(
  scope: RowScope,
  idType: IdType | null,
  serviceDate: string,
  policy: Policy,
): string | null {
  const cell = scope.cell('idNumber');
  if (cell === undefined) {
    scope.reject('idNumber', 'id_missing', '', {
      message: { zh: '证件号码为空', en: 'the ID number is empty' },
      remedy: { zh: '填写证件号码', en: 'fill in the ID number' },
    });
    return null;
  }
  if (cell.kind === 'error') {
    scope.reject('idNumber', 'other', cell.text, formulaError);
    return null;
  }
  const { text, lost } = expandNumber(compactText(cell.text).toUpperCase(), cell.kind === 'number');
  const idNumber = tidyId(text);
  const reject = (code: RejectCode, message: Verdict['message'], remedy: Verdict['remedy']) =>
    scope.reject('idNumber', code, maskId(idNumber, policy), { message, remedy });

  if (lost) {
    reject(
      'id_length',
      {
        zh: '号码被表格软件改成科学计数，末几位已丢失',
        en: 'the spreadsheet turned the number into scientific notation and lost its last digits',
      },
      formatAsText,
    );
    return null;
  }
  if (cell.kind === 'number' && isRounded(idNumber)) {
    reject(
      'id_checksum',
      { zh: '号码按数值保存，末几位已丢失', en: 'the number was stored as a value and lost its last digits' },
      formatAsText,
    );
    return null;
  }
  if (idType === null) return null;
  const faults = idType === 'resident' ? residentFaults(idNumber, serviceDate) : otherFaults(idType, idNumber);
  for (const { code, message, remedy } of faults) reject(code, message, remedy);
  return faults.length === 0 ? idNumber : null;
}

interface IdFault extends Verdict {
  code: RejectCode;
}

function residentFaults(idNumber: string, serviceDate: string): IdFault[] {
  if (/^\d{15}$/.test(idNumber)) {
    return [
      {
        code: 'id_length',
        message: { zh: '是 15 位的一代身份证号', en: 'it is a 15-digit number of the first generation' },
        remedy: { zh: '填写二代身份证的 18 位号码', en: 'enter the 18-digit number of the present ID card' },
      },
    ];
  }
  if (idNumber.length !== 18) {
    const length = idNumber.length;
    return [
      {
        code: 'id_length',
        message: {
          zh: `身份证号应为 18 位，现为 ${length} 位`,
          en: `a resident ID has 18 characters, this one has ${length}`,
        },
        remedy: {
          zh: '与证件核对后改正；护照等请填写证件类型',
          en: 'compare it with the document; for a passport or permit give the type of document',
        },
      },
    ];
  }
  if (!isResidentForm(idNumber)) {
    return [
      {
        code: 'id_checksum',
        message: {
          zh: '身份证号中有数字和末位 X 以外的字符',
          en: 'it contains characters other than digits and a final X',
        },
        remedy: compare,
      },
    ];
  }
  const faults: IdFault[] = [];
  const birthDate = birthDateOf(idNumber);
  if (birthDate === null || birthDate > serviceDate) {
    faults.push({
      code: 'id_birth_date',
      message: { zh: '第 7–14 位不是可能的出生日期', en: 'digits 7–14 are no possible date of birth' },
      remedy: compare,
    });
  }
  if (checkCharacter(idNumber) !== idNumber[17]) {
    faults.push({
      code: 'id_checksum',
      message: { zh: '身份证号校验位不符', en: 'the check digit of the ID number does not fit' },
      remedy: compare,
    });
  }
  return faults;
}

function otherFaults(idType: Exclude<IdType, 'resident'>, idNumber: string): IdFault[] {
  if (otherForms[idType].test(idNumber)) return [];
  return [
    {
      code: 'id_type',
      message: { zh: '号码的形式与证件类型不符', en: 'the number does not have the form of this type of document' },
      remedy: { zh: '核对证件类型和号码', en: 'check the type of document and its number' },
    },
  ];
}

/** Without separators, and with the look-alikes of X that input methods offer. */
function tidyId(text: string): string {
  return text.replace(/[-–—_.,·*]/g, '').replace(/[×ХΧ✕✖]/gu, 'X');
}

/** True where 18 digits are what a double prints, which keeps only about 16 of them. */
function isRounded(idNumber: string): boolean {
  return /^\d{16,}$/.test(idNumber) && idNumber.endsWith('0') && String(Number(idNumber)) === idNumber;
}
