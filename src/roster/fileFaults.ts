import type { Bilingual } from '../contract/text.ts';
import type { RejectCode, RejectedRow } from '../contract/worker.ts';

/** The rejection of a whole file or sheet: row 0, one entry for each thing that is missing. */
export function rejectWhole(
  file: string,
  sheet: string,
  companyId: string | null,
  faults: readonly { code: RejectCode; cell: string; message: Bilingual; remedy: Bilingual }[],
): RejectedRow {
  const cells = faults.map((fault) => ({ file, ...(sheet === '' ? {} : { sheet }), value: '', ...fault }));
  return { file, sheet, row: 0, companyId, cells };
}

/** The company of a file cannot be told. */
export const companyUnknown = {
  code: 'company_unknown',
  cell: '',
  message: {
    zh: '看不出是哪家企业的名单',
    en: 'nothing tells which company sent this roster',
  },
  remedy: {
    zh: '用 companies.csv 中的企业编号或名称作文件名，或加一列“所属企业”',
    en: 'name the file by the id or name of the company in companies.csv, or add a column 所属企业',
  },
} as const;

/** No row of a sheet with people in it is a header. */
export const headerMissing = {
  code: 'header_missing',
  cell: '',
  message: { zh: '找不到表头', en: 'there is no header row' },
  remedy: {
    zh: '在名单上方加一行列名：姓名、身份证号、手机号',
    en: 'put a row of column titles above the list: 姓名, 身份证号, 手机号',
  },
} as const;

/** Titles of the columns without which no row can be accepted. */
const requiredTitles: Readonly<Record<'name' | 'idNumber' | 'phone', Bilingual>> = {
  name: { zh: '姓名', en: 'name (姓名)' },
  idNumber: { zh: '身份证号', en: 'ID number (身份证号)' },
  phone: { zh: '手机号', en: 'mobile number (手机号)' },
};

/** A header lacks a required column; `cell` is where the header begins. */
export function columnMissing(field: 'name' | 'idNumber' | 'phone', cell: string) {
  const { zh, en } = requiredTitles[field];
  return {
    code: 'header_missing',
    cell,
    message: { zh: `表头中没有“${zh}”列`, en: `the header has no column for the ${en}` },
    remedy: { zh: `加上“${zh}”列并逐行填写`, en: `add a column ${zh} and fill it in` },
  } as const;
}
