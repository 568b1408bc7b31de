import { type Field, type FieldTitles, fieldTitles } from './fields.ts';
import type { Cell, GridRow } from './grid.ts';

/** Columns (from 0) of each field, the best title first. */
export type ColumnMap = ReadonlyMap<Field, readonly number[]>;

/** Without these columns no row can be accepted. */
export const requiredFields = ['name', 'idNumber', 'phone'] as const satisfies readonly Field[];

/** A title longer than this is a sentence. */
const titleLengthMax = 60;

/** What the cells of a row mean if they are titles; an empty map where none is. */
export function matchTitles(cells: readonly (Cell | undefined)[]): ColumnMap {
  const found = new Map<Field, { column: number; rank: number }[]>();
  cells.forEach((cell, column) => {
    if (cell?.kind !== 'text' || cell.text.length > titleLengthMax) return;
    const match = matchTitle(normaliseTitle(cell.text));
    if (match === null) return;
    found.set(match.field, [...(found.get(match.field) ?? []), { column, rank: match.rank }]);
  });
  return new Map(
    [...found].map(([field, columns]) => [
      field,
      columns.sort((a, b) => a.rank - b.rank || a.column - b.column).map(({ column }) => column),
    ]),
  );
}

/** True where a row is a header: it names the name or the ID column and at least one more field of a person. */
export function isHeader(columns: ColumnMap): boolean {
  const fields = [...columns.keys()].filter((field) => field !== 'serial' && field !== 'remark');
  return fields.length >= 2 && (columns.has('name') || columns.has('idNumber'));
}

/** True for a header that cannot be a line about the sender (姓名 and 电话 of somebody) or a person. */
export function isClearHeader(columns: ColumnMap): boolean {
  return isHeader(columns) && columns.has('name') && columns.size >= 3;
}

/** Rows in which a header is looked for, from the first row with content. */
export const headerRowsMax = 30;

/**
 * The header of a sheet: the first row that is one beyond doubt, so that no table above a wider one is taken for its title;
 * else, among the first rows, the one that names most fields. Null where there is none.
 */
export function findHeader(rows: readonly GridRow[]): { index: number; columns: ColumnMap } | null {
  let best: { index: number; columns: ColumnMap } | null = null;
  for (const [index, row] of rows.slice(0, headerRowsMax).entries()) {
    const columns = matchTitles(row.cells);
    if (isClearHeader(columns)) return { index, columns };
    if (isHeader(columns) && (best === null || columns.size > best.columns.size)) best = { index, columns };
  }
  return best;
}

/** Half-width, lower case, without spaces, stars, colons and what stands in brackets (必填, units). */
export function normaliseTitle(title: string): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff*★☆:_、.。/-]/g, '');
  const outside = plain.replace(/[([{【<《〔][^)\]}】>》〕]*[)\]}】>》〕]/g, '');
  return outside === '' ? plain.replace(/[()[\]{}【】<>《》〔〕]/g, '') : outside;
}

function matchTitle(title: string): { field: Field; rank: number } | null {
  if (title === '') return null;
  for (const { field, exact } of normalisedTitles) {
    const rank = exact.indexOf(title);
    if (rank >= 0) return { field, rank };
  }
  for (const { field, exact, like, but } of fieldTitles) {
    if (like?.test(title) && !but?.test(title)) return { field, rank: exact.length };
  }
  return null;
}

/** The exact titles in the form in which they are compared. */
const normalisedTitles: readonly FieldTitles[] = fieldTitles.map((entry) => ({
  ...entry,
  exact: entry.exact.map(normaliseTitle),
}));
