import { columnLetters } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { Field } from './fields.ts';
import type { GridRow, Sheet } from './grid.ts';
import { type ColumnMap, headerRowsMax, matchTitles, requiredFields } from './header.ts';
import { defaultLimits } from './limits.ts';
import { ownTitle } from './ownTitles.ts';
import { readGrid } from './readGrid.ts';
import { findTables, holdsPersonNumber } from './tables.ts';
import { compactText } from './text.ts';
import { Unreadable } from './unreadable.ts';

/** How one table of a roster was understood. */
export interface TableColumns {
  /** Empty for CSV. */
  sheet: string;
  /** Row of the header, from 1. */
  headerRow: number;
  dataRows: number;
  /** Fields without a column, for want of which no row was accepted. */
  missing: Field[];
  /** Columns with a title, from the left. */
  columns: TitledColumn[];
}

/** A column; `field` is null where nothing is read from it. */
export interface TitledColumn {
  column: string;
  /** As the company wrote it. */
  title: string;
  field: Field | null;
  /** Whether the company said what it means (`ownTitles.ts`). */
  isOwn: boolean;
}

/**
 * What the columns of a file were taken for. A sheet of people without a heading that is understood stands here with the row that most
 * likely is one, so that somebody can say what it means. Nothing for a file that cannot be read, whose faults say why.
 */
export async function readColumns(file: RosterFile): Promise<TableColumns[]> {
  const grid = await readGrid(file, defaultLimits).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  return (grid?.sheets ?? []).flatMap((sheet) => {
    const tables = findTables(sheet).map(({ header, columns, rows }) =>
      columnsOf(sheet.name, header, columns, rows.length),
    );
    return tables.length > 0 ? tables : likelyHeading(sheet);
  });
}

/** The row of titles just above the first person. */
function likelyHeading({ name, rows }: Sheet): TableColumns[] {
  const first = rows.findIndex(holdsPersonNumber);
  const above = rows.slice(0, Math.max(0, first)).slice(-headerRowsMax);
  const heading = above.findLast(isRowOfTitles);
  return heading === undefined ? [] : [columnsOf(name, heading, matchTitles(heading.cells), rows.length - first)];
}

/** Words in two cells at least, and no number long enough to be anybody's. */
function isRowOfTitles({ cells }: GridRow): boolean {
  const filled = cells.filter((cell) => cell !== undefined);
  return filled.length >= 2 && filled.every(({ kind, text }) => kind === 'text' && !/\d{5}/.test(compactText(text)));
}

function columnsOf(sheet: string, { row, cells }: GridRow, map: ColumnMap, dataRows: number): TableColumns {
  const fields = new Map([...map].flatMap(([field, places]) => places.map((column) => [column, field] as const)));
  return {
    sheet,
    headerRow: row,
    dataRows,
    missing: requiredFields.filter((field) => !map.has(field)),
    columns: cells.flatMap((cell, column) => {
      if (cell === undefined) return [];
      const { title, isGiven } = ownTitle(cell.text);
      return [{ column: columnLetters(column), title, field: fields.get(column) ?? null, isOwn: isGiven }];
    }),
  };
}
