import type { RawFolder } from './folder.ts';
import { csvRecords, decodeText } from './textFile.ts';
import { type RawSheet, readWorkbook } from './workbook.ts';

/** One row of a sheet. `own` leaves out what merged cells repeat, `filled` has it. Index 0 is column A. */
export interface SheetRow {
  row: number;
  own: string[];
  filled: string[];
}

/** A sheet; for CSV the name is the empty string. */
export interface Sheet {
  name: string;
  rows: SheetRow[];
}

/** A file of `rosters/`; `sheets` is null where it cannot be read. */
export interface RosterSheets {
  file: string;
  sheets: Sheet[] | null;
}

/** All roster files of a folder with the texts of their cells, sorted by name. */
export async function readRosterSheets(folder: RawFolder): Promise<RosterSheets[]> {
  const files: RosterSheets[] = [];
  for (const file of (await folder.rosterNames()).sort()) files.push({ file, sheets: await readSheets(folder, file) });
  return files;
}

/** The content decides: an archive is a workbook, whatever the name says; other text is CSV where the name says so. */
async function readSheets(folder: RawFolder, name: string): Promise<Sheet[] | null> {
  try {
    const bytes = Buffer.from((await folder.read(`rosters/${name}`)) ?? []);
    const archive = bytes.subarray(0, 2).toString('latin1') === 'PK';
    if (archive && /\.(xlsx|csv)$/i.test(name))
      return (await readWorkbook(bytes)).map((sheet) => ({ name: sheet.name, rows: workbookRows(sheet) }));
    return /\.csv$/i.test(name) ? [{ name: '', rows: csvRows(decodeText(bytes)) }] : null;
  } catch {
    return null;
  }
}

function csvRows(text: string): SheetRow[] {
  return csvRecords(text).map((record, i) => {
    const cells = record.map(tidy);
    return { row: i + 1, own: cells, filled: cells };
  });
}

function workbookRows({ cells, merged }: RawSheet): SheetRow[] {
  const width = cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const rows = new Map<number, SheetRow>();
  const rowAt = (row: number) => {
    const blank = () => Array<string>(width).fill('');
    if (!rows.has(row)) rows.set(row, { row, own: blank(), filled: blank() });
    return rows.get(row)!;
  };
  for (const { row, column, text } of cells) rowAt(row).own[column] = rowAt(row).filled[column] = tidy(text);
  for (const { fromRow, toRow, fromColumn, toColumn } of merged) {
    const first = rows.get(fromRow)?.own[fromColumn] ?? '';
    for (const { row, own, filled } of rows.values()) {
      if (row < fromRow || row > toRow) continue;
      for (let column = fromColumn; column <= Math.min(toColumn, width - 1); column += 1) {
        if (row !== fromRow || column !== fromColumn) own[column] = '';
        filled[column] = first;
      }
    }
  }
  return [...rows.values()].sort((a, b) => a.row - b.row);
}

/** Full-width forms to half-width, spaces and a leading apostrophe off. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B\uFEFF]+/g, ' ')
    .trim()
    .replace(/^['‘’`]/, '')
    .trim();
}
