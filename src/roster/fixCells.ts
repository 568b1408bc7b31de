import { parseCellName } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { Cell, Grid, Sheet } from './grid.ts';
import { defaultLimits } from './limits.ts';
import { readGrid } from './readGrid.ts';
import { findTables } from './tables.ts';
import { writeWorkbook } from './xlsx/writeWorkbook.ts';

/** A cell's new text; empty clears it. */
export interface CellFix {
  /** Empty for CSV. */
  sheet: string;
  /** Spreadsheet name, for example `C14`. */
  cell: string;
  value: string;
}

/**
 * The same file with other values in some cells: it reads the same everywhere else, cell by cell. A workbook comes back without
 * formats and formulas, a CSV in UTF-8.
 *
 * @returns also the fixes that name no cell of the file.
 * @throws Unreadable where the file cannot be read
 */
export async function fixCells(
  file: RosterFile,
  fixes: readonly CellFix[],
): Promise<{ file: RosterFile; unknown: CellFix[] }> {
  const grid = await readGrid(file, defaultLimits);
  const unknown = fixes.filter((fix) => !put(grid, fix));
  return { file: { name: file.name, bytes: writeGrid(file, grid) }, unknown };
}

/**
 * Rows of a file blanked, so that nothing of their people stands in them any more; rows from 1. What such a row says for others stays: the
 * company that is written once for a block of rows, and merged cells that reach further down.
 *
 * @throws Unreadable
 */
export async function blankRows(
  file: RosterFile,
  rows: readonly { sheet: string; row: number }[],
): Promise<RosterFile> {
  const grid = await readGrid(file, defaultLimits);
  const sheets = grid.sheets.map((sheet) => {
    const blank = new Set(rows.filter((place) => place.sheet === sheet.name).map(({ row }) => row));
    const companies = new Set(findTables(sheet).flatMap(({ columns }) => columns.get('company') ?? []));
    const isShared = (row: number, column: number) =>
      companies.has(column) || sheet.merges.some((m) => m.top === row && m.left === column && m.bottom > row);
    const kept = sheet.rows.map((row) => {
      if (!blank.has(row.row)) return row;
      return { ...row, cells: row.cells.map((cell, column) => (isShared(row.row, column) ? cell : undefined)) };
    });
    return { ...sheet, rows: kept.filter(({ cells }) => cells.some((cell) => cell !== undefined)) };
  });
  return { name: file.name, bytes: writeGrid(file, { ...grid, sheets }) };
}

function put({ sheets }: Grid, { sheet: name, cell, value }: CellFix): boolean {
  const sheet = sheets.find((candidate) => candidate.name === name);
  const place = parseCellName(cell);
  if (sheet === undefined || place === null || place.column >= defaultLimits.columns) return false;
  const row = sheet.rows.find((candidate) => candidate.row === place.row);
  if (row === undefined) return false;
  const text: Cell | undefined = value.trim() === '' ? undefined : { kind: 'text', text: value };
  row.cells[place.column] = text;
  return true;
}

/** By content, not by name, as it is read. */
function writeGrid({ name }: RosterFile, { sheets, misnamed }: Grid): Uint8Array {
  const isCsv = name.toLowerCase().endsWith('.csv') !== misnamed;
  return isCsv ? writeCsv(sheets[0]!) : writeWorkbook(sheets);
}

function writeCsv({ rows }: Sheet): Uint8Array {
  const last = rows.at(-1)?.row ?? 0;
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const lines = Array.from({ length: last }, (_, index) => {
    const cells = byRow.get(index + 1)?.cells ?? [];
    return Array.from({ length: columns }, (__, column) => quoted(cells[column]?.text ?? '')).join(',');
  });
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function quoted(text: string): string {
  return /[",\r\n;|\t，]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
