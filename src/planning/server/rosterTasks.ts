import type { BadRows, BadTable } from '../../contract/badRows.ts';
import type { CountyRegister } from '../../contract/county.ts';
import type { RosterFile } from '../../contract/scenario.ts';
import type { Locale } from '../../contract/text.ts';
import type { RejectedRow } from '../../contract/worker.ts';
import { badTables } from '../../roster/badRows.ts';
import { type CellFix, fixCells } from '../../roster/fixCells.ts';
import { type OwnTitles, retitle } from '../../roster/ownTitles.ts';
import { readColumns, type TableColumns } from '../../roster/readColumns.ts';
import { readRosters } from '../../roster/readRosters.ts';
import { type Redaction, redactRows } from '../../roster/redactRows.ts';
import { Unreadable } from '../../roster/unreadable.ts';
import { renderBadRows } from '../../sheets/index.ts';
import type { ReadContext, ReadIntake } from './deps.ts';

/**
 * What is done with the content of roster files. A file of ten thousand rows keeps a core busy for a second, so that a server does it in
 * threads of their own; everything that goes in and out can be sent there.
 */
export interface RosterTasks {
  /** Reads one file against a scenario. */
  read(file: RosterFile, context: ReadContext): Promise<ReadIntake>;
  /** What the columns were taken for. */
  columns(file: RosterFile): Promise<TableColumns[]>;
  /** The file with a company's own titles in words that are understood; as it is where it cannot be read. */
  retitle(file: RosterFile, titles: OwnTitles): Promise<RosterFile>;
  /** The rejected rows with every cell as it was sent. */
  badTables(file: RosterFile, rejected: readonly RejectedRow[]): Promise<BadTable[]>;
  /** The workbook of rejected rows. */
  badRowsWorkbook(bad: BadRows, locale: Locale): Promise<Uint8Array>;
  /** The file with other values in some cells, and the fixes that name none; null where it cannot be read. */
  fix(file: RosterFile, fixes: readonly CellFix[]): Promise<{ file: RosterFile; unknown: CellFix[] } | null>;
  /** The file without what stands in some rows. */
  redact(file: RosterFile, redaction: Redaction): Promise<RosterFile>;
}

/** `roster/` bound to the county register, on this thread. */
export function rosterTasks(counties: CountyRegister): RosterTasks {
  return {
    async read(file, { scenario, policy, companyId }) {
      const { companies, pickups, originProvinces, serviceDate } = scenario;
      const context = { companies, pickups, originProvinces, serviceDate, counties, policy, isPart: true };
      const intake = await readRosters([file], companyId === null ? context : { ...context, companyId });
      return { ...intake, claims: intake.claims ?? [] };
    },
    columns: readColumns,
    retitle: async (file, titles) => (await retitle(file, titles).catch(nullIfUnreadable)) ?? file,
    badTables,
    badRowsWorkbook: renderBadRows,
    fix: (file, fixes) => fixCells(file, fixes).catch(nullIfUnreadable),
    redact: redactRows,
  };
}

function nullIfUnreadable(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}
