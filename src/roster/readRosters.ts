import type { RosterFile } from '../contract/scenario.ts';
import type { Intake, RejectedRow, RowClaim } from '../contract/worker.ts';
import { companionWarnings } from './companionWarnings.ts';
import { CompanyFinder } from './companyOf.ts';
import type { RosterContext } from './context.ts';
import { refuseDuplicates } from './duplicates.ts';
import { numberWorkers } from './numberWorkers.ts';
import { type FileReading, readFile } from './readFile.ts';
import type { RowReading } from './readRow.ts';

/**
 * Reads rosters as companies send them (formats.md §1). Every data row is either an accepted worker or a rejected row with
 * every fault of its cells; what refuses a whole file or sheet stands in `rejected` with row 0. The result depends on
 * names and contents only, not on the order in which files are given. Never throws for what is in a file.
 */
export async function readRosters(files: readonly RosterFile[], context: RosterContext): Promise<Intake> {
  const finder = new CompanyFinder(context.companies);
  const readings: FileReading[] = [];
  for (const file of [...files].sort(byName)) readings.push(await readFile(file, finder, context));

  const rows = readings.flatMap((reading) => reading.rows);
  refuseDuplicates(rows, context.policy);
  const workers = numberWorkers(rows.flatMap(({ worker }) => worker ?? []));
  return {
    workers,
    rejected: readings.flatMap((reading) => [...reading.rejected, ...reading.rows.flatMap(rejectedRow)]),
    warnings: [
      ...readings.flatMap((reading) => [...reading.warnings, ...reading.rows.flatMap(({ scope }) => scope.warnings)]),
      ...(context.isPart === true ? [] : companionWarnings(workers)),
    ],
    dataRows: rows.length,
    claims: rows.flatMap(rowClaim),
  };
}

/** By code units, so that every machine sorts alike. */
function byName(a: RosterFile, b: RosterFile): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function rejectedRow({ scope, companyId, worker }: RowReading): RejectedRow[] {
  return worker === null ? [{ ...scope.source, companyId, cells: scope.rejections }] : [];
}

function rowClaim({ scope, claim }: RowReading): RowClaim[] {
  return claim === null ? [] : [{ source: scope.source, cell: scope.cellName('idNumber'), ...claim }];
}
