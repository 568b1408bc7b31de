import type { BadRows } from '../../contract/badRows.ts';
import type { Locale } from '../../contract/text.ts';
import { appendAudit } from '../../db/audit.ts';
import { listRequestFiles } from '../../db/rosterFiles.ts';
import { badCell } from '../../roster/badRows.ts';
import type { ServerDeps } from './deps.ts';
import { openSentFile } from './openSentFile.ts';
import { requestReport } from './requestReport.ts';

/**
 * The rejected rows of a request in full, as a workbook to be fixed and sent again. That somebody took them is audited first, with the
 * purpose.
 *
 * @throws AppError `not_found`
 */
export async function badRowsFile(
  deps: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  { requestId, purpose, locale }: { requestId: string; purpose: string; locale: Locale },
): Promise<Uint8Array> {
  const { request, rejected } = await requestReport(deps, requestId);
  const bad: BadRows = { tables: [], whole: [] };
  for (const { file, sheet, row, cells } of rejected) {
    if (row === 0) bad.whole.push({ file, sheet, faults: cells.map(badCell) });
  }
  for (const sent of await listRequestFiles(deps.database, requestId))
    bad.tables.push(...(await deps.rosters.badTables(openSentFile(deps.keys, sent), rejected)));
  const rows = bad.tables.reduce((sum, table) => sum + table.rows.length, 0);
  await appendAudit(deps.database, {
    action: 'request.reveal',
    objectKind: 'request',
    objectId: requestId,
    batchId: request.batchId,
    after: { rows },
    purpose,
  });
  return deps.rosters.badRowsWorkbook(bad, locale);
}
