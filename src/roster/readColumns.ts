import { columnLetters } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { Field } from './fields.ts';
import { defaultLimits } from './limits.ts';
import { readGrid } from './readGrid.ts';
import { findTables, type Table } from './tables.ts';
import { Unreadable } from './unreadable.ts';

/** How one table of a roster was understood. */
export interface TableColumns {
  /** Empty for CSV. */
  sheet: string;
  /** Row of the header, from 1. */
  headerRow: number;
  dataRows: number;
  /** Columns with a title, from the left; `field` is null where nothing is read from them. */
  columns: { column: string; title: string; field: Field | null }[];
}

/** What the columns of a file were taken for; nothing for a file that cannot be read, whose faults say why. */
export async function readColumns(file: RosterFile): Promise<TableColumns[]> {
  const grid = await readGrid(file, defaultLimits).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  return (grid?.sheets ?? []).flatMap((sheet) => findTables(sheet).map((table) => columnsOf(sheet.name, table)));
}

function columnsOf(sheet: string, { header, columns, rows }: Table): TableColumns {
  const fields = new Map([...columns].flatMap(([field, places]) => places.map((column) => [column, field] as const)));
  return {
    sheet,
    headerRow: header.row,
    dataRows: rows.length,
    columns: header.cells.flatMap((cell, column) =>
      cell === undefined
        ? []
        : [{ column: columnLetters(column), title: cell.text, field: fields.get(column) ?? null }],
    ),
  };
}
