import type { Cell, GridRow, Sheet } from './grid.ts';
import { type ColumnMap, findHeader, isClearHeader, matchTitles, requiredFields } from './header.ts';
import { fillMerged } from './mergedCells.ts';
import { compactText } from './text.ts';

/** A header and the data rows under it. A sheet may hold several tables one above the other. */
export interface Table {
  header: GridRow;
  columns: ColumnMap;
  rows: GridRow[];
}

/**
 * The tables of a sheet; none where no row is a header. Titles, notes, sums and blank lines are left out, and so is a header
 * without rows that another one follows: the upper line of a header in two lines.
 */
export function findTables(sheet: Sheet): Table[] {
  const rows = fillMerged(sheet);
  const first = findHeader(rows);
  if (first === null) return [];
  const tables: Table[] = [{ header: rows[first.index]!, columns: first.columns, rows: [] }];
  for (const row of rows.slice(first.index + 1)) {
    const table = tables.at(-1)!;
    const titles = matchTitles(row.cells);
    if (isClearHeader(titles)) tables.push({ header: row, columns: titles, rows: [] });
    else if (isDataRow(row, table.columns)) table.rows.push(row);
  }
  const filled = tables.filter((table) => table.rows.length > 0);
  return filled.length > 0 ? filled : [tables.at(-1)!];
}

/** True where a sheet without header still holds something that looks like people: an ID or a mobile number. */
export function looksLikeRoster({ rows }: Sheet): boolean {
  return rows.some(holdsPersonNumber);
}

/** True for a row with an ID or a mobile number. */
export function holdsPersonNumber({ cells }: GridRow): boolean {
  return cells.some((cell) => cell !== undefined && /^(\d{17}[\dXx]|1[3-9]\d{9})$/.test(compactText(cell.text)));
}

/** How a line begins that is about the list and not about a person. */
const noteStart =
  /^(合计|总计|小计|共计|总人数|人数合计|制表|填表|填报|审核|审批|复核|经办|负责人|联系人|单位\(?(盖章|公章)|盖章|公章|企业盖章|备注[:：]|说明|填写说明|注[:：\d]|注意|日期[:：]|填表日期|以下空白|示例|样例|范例|例[:：如]|例$|total|note:|remarks?:|example|sample)/i;

/**
 * True for a row about a person. Not: a row whose only content repeats down the list (number, company), a sum, a note, a
 * signature line, the example of a form. A row with a full ID number is a person's unless it is marked as an example.
 */
function isDataRow({ cells }: GridRow, columns: ColumnMap): boolean {
  const filled = cells.flatMap((cell, column) => (cell === undefined ? [] : [{ cell, column }]));
  const start = compactText(filled[0]?.cell.text ?? '').normalize('NFKC');
  const hasId = columnsOf(columns, ['idNumber']).some((column) => isLongNumber(cells[column]));
  if (noteStart.test(start) && (!hasId || /^(示例|样例|范例|例|example|sample)/i.test(start))) return false;

  const person = columnsOf(columns, requiredFields);
  if (filled.some(({ column }) => person.includes(column))) return filled.length > 1 || !isSentence(filled[0]!.cell);
  const repeated = columnsOf(columns, ['serial', 'company', 'remark']);
  const known = [...columns.values()].flat();
  return filled.filter(({ column }) => known.includes(column) && !repeated.includes(column)).length >= 2;
}

function columnsOf(columns: ColumnMap, fields: readonly Parameters<ColumnMap['get']>[0][]): number[] {
  return fields.flatMap((field) => columns.get(field) ?? []);
}

function isLongNumber(cell: Cell | undefined): boolean {
  return cell !== undefined && /\d{14,}|^\d(\.\d+)?e\+?1\d$/i.test(compactText(cell.text));
}

/** A lone cell of many words is a note, whatever column it stands in. */
function isSentence({ text }: Cell): boolean {
  return [...text].length > 20 || /[:：。；;]/.test(text);
}
