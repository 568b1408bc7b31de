import { cellName } from '../contract/cellName.ts';
import type { RosterFile } from '../contract/scenario.ts';
import type { RejectedRow, RosterWarning } from '../contract/worker.ts';
import type { CompanyFinder, CompanyMatch } from './companyOf.ts';
import type { RosterContext } from './context.ts';
import { columnMissing, companyUnknown, headerMissing, rejectWhole } from './fileFaults.ts';
import { companyInferred, hiddenRows, hiddenSheet, misnamedFile, rosterEmpty, sheetIgnored } from './fileWarnings.ts';
import type { Sheet } from './grid.ts';
import { requiredFields } from './header.ts';
import { defaultLimits } from './limits.ts';
import { readGrid } from './readGrid.ts';
import { type RowReading, readRow } from './readRow.ts';
import { RowCompanies } from './rowCompanies.ts';
import { RowScope } from './rowScope.ts';
import { findTables, looksLikeRoster, type Table } from './tables.ts';
import { Unreadable } from './unreadable.ts';

/** What one file holds: its data rows in order, what was refused as a whole, and what somebody should look at. */
export interface FileReading {
  rows: RowReading[];
  rejected: RejectedRow[];
  warnings: RosterWarning[];
}

/** Reads one file. A file that cannot be opened or understood is refused as data, never by an exception. */
export async function readFile(file: RosterFile, finder: CompanyFinder, context: RosterContext): Promise<FileReading> {
  const match = context.companyId === undefined ? finder.byFileName(file.name) : ownCompany(context.companyId, context);
  const reading: FileReading = { rows: [], rejected: [], warnings: [] };
  try {
    const grid = await readGrid(file, { ...defaultLimits, ...context.limits });
    if (grid.misnamed) reading.warnings.push(misnamedFile(file.name));
    const tables = grid.sheets.map((sheet) => ({ sheet, tables: findTables(sheet) }));
    for (const entry of tables) readSheet(reading, file.name, entry.sheet, entry.tables, match, finder, context);
    if (tables.every((entry) => entry.tables.length === 0) && reading.rejected.length === 0) {
      reading.rejected.push(rejectWhole(file.name, '', match?.companyId ?? null, [headerMissing]));
    }
    if (match?.inferred && reading.rows.some((row) => row.companyId === match.companyId)) {
      reading.warnings.push(companyInferred(file.name));
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, text: message, remedy } = error;
    reading.rejected.push(rejectWhole(file.name, '', match?.companyId ?? null, [{ code, cell: '', message, remedy }]));
  }
  return reading;
}

/** The company of a request; null where the batch has no such company. */
function ownCompany(companyId: string, { companies }: RosterContext): CompanyMatch | null {
  return companies.some((company) => company.companyId === companyId) ? { companyId, inferred: false } : null;
}

function readSheet(
  reading: FileReading,
  file: string,
  sheet: Sheet,
  tables: readonly Table[],
  match: CompanyMatch | null,
  finder: CompanyFinder,
  context: RosterContext,
): void {
  const companyId = match?.companyId ?? null;
  if (tables.length === 0) {
    if (looksLikeRoster(sheet)) reading.rejected.push(rejectWhole(file, sheet.name, companyId, [headerMissing]));
    else if (sheet.rows.length > 0 && !sheet.hidden) reading.warnings.push(sheetIgnored(file, sheet.name));
    return;
  }
  if (sheet.hidden) reading.warnings.push(hiddenSheet(file, sheet.name));
  for (const table of tables) {
    const faults = tableFaults(table, companyId, context);
    if (faults.length > 0) {
      reading.rejected.push(rejectWhole(file, sheet.name, companyId, faults));
      continue;
    }
    if (table.rows.length === 0) reading.warnings.push(rosterEmpty(file, sheet.name));
    const hidden = table.rows.filter((row) => row.hidden);
    if (hidden.length > 0) reading.warnings.push(hiddenRows(file, sheet.name, hidden[0]!.row, hidden.length));
    const companies = new RowCompanies(finder, companyId, context.companyId !== undefined);
    for (const row of table.rows) {
      const scope = new RowScope(file, sheet.name, row, table.columns);
      reading.rows.push(readRow(scope, companies.companyOf(scope), context));
    }
  }
}

/** What makes all rows of a table worthless: a missing required column, or nothing that tells the company. */
function tableFaults({ header, columns }: Table, companyId: string | null, { companyId: own }: RosterContext) {
  const cell = cellName(
    header.cells.findIndex((title) => title !== undefined),
    header.row,
  );
  const missing = requiredFields.filter((field) => !columns.has(field)).map((field) => columnMissing(field, cell));
  const hasColumn = columns.has('company') && own === undefined;
  return companyId === null && !hasColumn ? [...missing, companyUnknown] : missing;
}
