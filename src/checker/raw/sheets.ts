import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { csvRecords, decodeText } from './textFile.ts';

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
export async function readRosterSheets(folder: string): Promise<RosterSheets[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isFile() && /\.(xlsx|csv)$/i.test(entry.name) && !/^[.~]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const files: RosterSheets[] = [];
  for (const file of names) files.push({ file, sheets: await readSheets(join(folder, file)) });
  return files;
}

async function readSheets(path: string): Promise<Sheet[] | null> {
  try {
    if (/\.csv$/i.test(path)) return [{ name: '', rows: csvRows(decodeText(await readFile(path))) }];
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    return workbook.worksheets.map((sheet) => ({ name: sheet.name, rows: workbookRows(sheet) }));
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

function workbookRows(sheet: exceljs.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const own: string[] = [];
    const filled: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const text = tidy(cellText(cell.value));
      filled[column - 1] = text;
      own[column - 1] = cell.isMerged && cell.master.address !== cell.address ? '' : text;
    });
    rows.push({ row: number, own: Array.from(own, (text) => text ?? ''), filled: Array.from(filled, (t) => t ?? '') });
  });
  return rows;
}

/** What a person sees in a cell. */
function cellText(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('result' in value) return cellText(value.result as exceljs.CellValue);
  if ('text' in value) return cellText(value.text as exceljs.CellValue);
  return '';
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
