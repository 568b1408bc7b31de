import type { BadCell, BadTable } from '../contract/badRows.ts';
import { parseCellName } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { RejectedRow } from '../contract/worker.ts';
import type { Cell } from './grid.ts';
import { defaultLimits } from './limits.ts';
import { readGrid } from './readGrid.ts';
import { findTables } from './tables.ts';
import { Unreadable } from './unreadable.ts';

/** The rejected rows of a file with every cell as it was sent, table by table; none of a file that cannot be read. */
export async function badTables(file: RosterFile, rejected: readonly RejectedRow[]): Promise<BadTable[]> {
  const grid = await readGrid(file, defaultLimits).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  const tables: BadTable[] = [];
  for (const sheet of grid?.sheets ?? []) {
    const byRow = new Map<number, RejectedRow>();
    for (const row of rejected) if (row.file === file.name && row.sheet === sheet.name) byRow.set(row.row, row);
    for (const { header, rows } of findTables(sheet)) {
      const bad = rows.flatMap(({ row, cells }) => {
        const found = byRow.get(row);
        return found === undefined ? [] : [{ row, cells: textsOf(cells), faults: found.cells.map(badCell) }];
      });
      if (bad.length > 0) tables.push({ file: file.name, sheet: sheet.name, titles: textsOf(header.cells), rows: bad });
    }
  }
  return tables;
}

/** What is wrong, without the name of the cell: in another file it stands elsewhere. */
export function badCell({ cell, message, remedy }: RejectedRow['cells'][number]): BadCell {
  return { column: parseCellName(cell)?.column ?? -1, message, remedy };
}

function textsOf(cells: readonly (Cell | undefined)[]): string[] {
  return Array.from(cells, (cell) => cell?.text ?? '');
}
