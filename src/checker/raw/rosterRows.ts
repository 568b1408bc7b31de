import { type ColumnName, findHeader, type Header, headerColumns } from './columns.ts';
import type { RawFolder } from './folder.ts';
import { normalId } from './person.ts';
import { readRosterSheets, type Sheet, type SheetRow, tidy } from './sheets.ts';

/** A row below the header of a roster sheet. Holds personal data: it stays inside the checker. */
export interface RosterRow {
  file: string;
  sheet: string;
  row: number;
  /** True where the row is certainly a person: an ID number, or a name with a phone. */
  person: boolean;
  name: string;
  idNumber: string;
  /** Empty where the file has no such column. */
  idType: string;
  phone: string;
  /** What the company column says, blanks filled from above; null without such a column or value. */
  company: string | null;
  pickup: string;
  /** Whom the row names as travelling along. */
  companions: string;
  /** As written; empty without such a column. */
  sex: string;
  home: string;
  cells: string[];
  /** Which columns the sheet has. */
  columns: Header['columns'];
}

/** A roster file as the checker sees it. */
export interface RosterFileRows {
  file: string;
  readable: boolean;
  /** True where at least one sheet has a header. */
  headed: boolean;
  /** Sheets that have content but no header that the checker recognises. */
  headless: string[];
  rows: RosterRow[];
}

/** Reads every roster of the folder into rows. */
export async function readRosterRows(folder: RawFolder): Promise<RosterFileRows[]> {
  const files = await readRosterSheets(folder);
  return files.map(({ file, sheets }) => {
    const read: RosterFileRows = { file, readable: sheets !== null, headed: false, headless: [], rows: [] };
    for (const sheet of sheets ?? []) {
      const header = findHeader(sheet);
      if (header) {
        read.headed = true;
        read.rows.push(...rowsBelow(file, sheet, header));
      } else if (sheet.rows.some((row) => row.own.some((text) => text !== ''))) {
        read.headless.push(sheet.name);
      }
    }
    return read;
  });
}

function rowsBelow(file: string, sheet: Sheet, header: Header): RosterRow[] {
  const rows: RosterRow[] = [];
  let company: string | null = null;
  let { columns } = header;
  for (const row of sheet.rows) {
    if (row.row <= header.row || row.own.every((text) => text === '')) continue;
    const again = headerColumns(row);
    if (again) {
      columns = again;
      continue;
    }
    const at = (texts: string[], name: ColumnName) => {
      const column = columns[name];
      return column === undefined ? '' : (texts[column] ?? '');
    };
    company = at(row.filled, 'company') || company;
    const name = at(row.own, 'name');
    const idNumber = normalId(at(row.own, 'idNumber'));
    const phone = at(row.own, 'phone');
    rows.push({
      file,
      sheet: sheet.name,
      row: row.row,
      person:
        !isExample(row) && (/^\d{14,17}[\dX]$/.test(idNumber) || (name !== '' && phone.replace(/\D/g, '').length >= 7)),
      name,
      idNumber,
      idType: at(row.filled, 'idType'),
      phone,
      company,
      pickup: at(row.filled, 'pickup'),
      companions: at(row.filled, 'companions'),
      sex: at(row.own, 'sex'),
      home: at(row.filled, 'home'),
      cells: row.filled,
      columns,
    });
  }
  return rows;
}

/** 示例 and 样例 show how to fill the form in. */
function isExample({ own }: SheetRow): boolean {
  return own.some((text) => /^[(（【[]?(示例|样例|例如|举例|范例|例)/.test(text));
}

/** Key of a row or sheet: CSV files have one nameless sheet, whatever a document calls it. */
export function rowKey(file: string, sheet: string, row: number): string {
  const name = tidy(file).replace(/^rosters\//, '');
  return `${name}\u0000${/\.csv$/i.test(name) ? '' : sheet}\u0000${row}`;
}
