import { cellName } from '../contract/cellName.ts';
import type { Bilingual } from '../contract/text.ts';
import type { RosterWarning } from '../contract/worker.ts';

/** Soft faults of a file or sheet; `row` 0 is the whole of it. */

/** Content and extension disagree. */
export function misnamedFile(file: string): RosterWarning {
  return warning(
    file,
    '',
    0,
    'file_misnamed',
    {
      zh: '文件内容与扩展名不符，已按内容读取',
      en: 'the content does not fit the extension; it was read by its content',
    },
    { zh: '改正扩展名', en: 'correct the extension' },
  );
}

/** The file name holds only part of a company's name. */
export function companyInferred(file: string): RosterWarning {
  return warning(
    file,
    '',
    0,
    'company_inferred',
    {
      zh: '文件名中的企业名称不完整，按唯一相近的企业处理',
      en: 'the file name holds part of a company name; the only one that fits was taken',
    },
    { zh: '用企业编号作文件名', en: 'name the file by the id of the company' },
  );
}

/** A sheet of notes or lists without people. */
export function sheetIgnored(file: string, sheet: string): RosterWarning {
  return warning(
    file,
    sheet,
    0,
    'sheet_ignored',
    { zh: '工作表中没有名单，已略过', en: 'the sheet holds no roster and was passed over' },
    { zh: '如有人员，请加上表头', en: 'if there are people in it, add a header row' },
  );
}

/** A header without people below it. */
export function rosterEmpty(file: string, sheet: string): RosterWarning {
  return warning(
    file,
    sheet,
    0,
    'roster_empty',
    { zh: '有表头，没有人员', en: 'there is a header but nobody below it' },
    { zh: '如漏填，请补上人员后重新发送', en: 'if people are missing, add them and send the file again' },
  );
}

/** A hidden sheet with people. */
export function hiddenSheet(file: string, sheet: string): RosterWarning {
  return warning(
    file,
    sheet,
    0,
    'sheet_hidden',
    { zh: '工作表被隐藏，其中人员已读取', en: 'the sheet is hidden; the people in it were read' },
    { zh: '如不应申报，请删除该工作表', en: 'if they should not be listed, delete the sheet' },
  );
}

/** Rows that a filter or a person has hidden. */
export function hiddenRows(file: string, sheet: string, firstRow: number, count: number): RosterWarning {
  return warning(
    file,
    sheet,
    firstRow,
    'rows_hidden',
    { zh: `有 ${count} 行被隐藏或筛掉，已读取`, en: `${count} rows are hidden or filtered out; they were read` },
    { zh: '如不应申报，请删除这些行', en: 'if they should not be listed, delete them' },
  );
}

function warning(
  file: string,
  sheet: string,
  row: number,
  code: string,
  message: Bilingual,
  remedy: Bilingual,
): RosterWarning {
  const place = { ...(sheet === '' ? {} : { sheet }), ...(row === 0 ? {} : { cell: cellName(0, row) }) };
  return { file, ...place, row, code, message, remedy };
}
