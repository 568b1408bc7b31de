import type { RosterFile } from '../contract/scenario.ts';
import type { Companions } from '../contract/worker.ts';
import type { Cell, GridRow, Sheet } from './grid.ts';
import { defaultLimits } from './limits.ts';
import { companionTokens, comparable } from './readCompanions.ts';
import { readGrid } from './readGrid.ts';
import { findTables } from './tables.ts';
import { writeGrid } from './writeGrid.ts';

/** A row of a file; rows from 1. */
interface RowPlace {
  sheet: string;
  row: number;
}

/** What is to be taken out of a file. */
export interface Redaction {
  /** Rows of whoever is to be forgotten. */
  rows: readonly RowPlace[];
  /** Rows of others who name him as travelling along. */
  companionsOf: readonly RowPlace[];
}

/**
 * The same file without what stands in some rows. What such a row says for others stays: the company that is written once for a block of
 * rows moves to the next of them, and merged cells that reach further down stay; so do the places of all other rows.
 *
 * @throws Unreadable
 */
export async function redactRows(file: RosterFile, { rows, companionsOf }: Redaction): Promise<RosterFile> {
  const grid = await readGrid(file, defaultLimits);
  const blank = new Set(rows.map(keyOf));
  const unnamed = new Set(companionsOf.map(keyOf));
  const sheets = grid.sheets.map((sheet) => {
    const isIn = (places: ReadonlySet<string>, row: number) => places.has(keyOf({ sheet: sheet.name, row }));
    return redactSheet(
      sheet,
      (row) => isIn(blank, row),
      (row) => isIn(unnamed, row),
    );
  });
  return { name: file.name, bytes: writeGrid(file.name, { ...grid, sheets }) };
}

function redactSheet(sheet: Sheet, isBlank: (row: number) => boolean, isUnnamed: (row: number) => boolean): Sheet {
  const tables = findTables(sheet);
  const columnsOf = (field: 'company' | 'companions') =>
    new Set(tables.flatMap(({ columns }) => columns.get(field) ?? []));
  const companies = columnsOf('company');
  const companions = columnsOf('companions');
  const reachesDown = (row: number, column: number) =>
    sheet.merges.some((merge) => merge.top === row && merge.left === column && merge.bottom > row);
  let carried = new Map<number, Cell>();
  const rows = sheet.rows.map(({ row, hidden, cells }): GridRow => {
    if (isBlank(row)) {
      for (const column of companies) if (cells[column] !== undefined) carried.set(column, cells[column]);
      return { row, hidden, cells: cells.map((cell, column) => (reachesDown(row, column) ? cell : undefined)) };
    }
    const kept = isUnnamed(row) ? cells.map((cell, column) => (companions.has(column) ? undefined : cell)) : [...cells];
    for (const [column, cell] of carried) kept[column] ??= cell;
    carried = new Map();
    return { row, hidden, cells: kept };
  });
  return { ...sheet, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)) };
}

/** Whether a row's companions (同行人) name one of these names or numbers. */
export function namesOneOf(companions: Companions | null, wanted: readonly string[]): boolean {
  const tokens = new Set(companionTokens(companions));
  return wanted.some((text) => tokens.has(comparable(text)));
}

function keyOf({ sheet, row }: RowPlace): string {
  return JSON.stringify([sheet, row]);
}
