import { parseCellName } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { Cell, Grid } from './grid.ts';
import { defaultLimits } from './limits.ts';
import { readGrid } from './readGrid.ts';
import { writeGrid } from './writeGrid.ts';

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
  return { file: { name: file.name, bytes: writeGrid(file.name, grid) }, unknown };
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
