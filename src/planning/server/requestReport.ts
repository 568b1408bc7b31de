import type { RejectedRow, RosterWarning } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { listFaultyRows, listWorkerRows, type WorkerRow } from '../../db/intakeRows.ts';
import { findRequest, type RequestRow } from '../../db/requests.ts';
import { listWarnings } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import { companionWarnings } from '../../roster/companionWarnings.ts';
import { collectRejected } from './collectRejected.ts';
import type { ServerDeps } from './deps.ts';
import { mapInPieces } from './inPieces.ts';
import { isPlanned, openWarnings } from './loadIntake.ts';
import { loadBatch } from './loadScenario.ts';
import { fromValidRow } from './sealRows.ts';

/** How a request stands, with everything that is wrong with its rows. Values in it are masked. */
export interface RequestReport {
  request: RequestRow;
  /** Empty where later files have taken the place of the request's. */
  rejected: RejectedRow[];
  warnings: RosterWarning[];
}

/** @throws AppError `not_found` */
export async function requestReport(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  requestId: string,
): Promise<RequestReport> {
  const { database, keys } = deps;
  const request = await findRequest(database, requestId);
  if (request === null) throw new AppError('not_found', 'there is no such request');
  const { policy } = await loadBatch(database, request.batchId);
  // all valid rows of the batch: a duplicate names the row that it repeats, which another request may have brought
  const valid = await listWorkerRows(database, request.batchId);
  const faulty = await listFaultyRows(database, request.batchId, { requestId });
  const warnings = await listWarnings(database, requestId);
  return {
    request,
    rejected: await collectRejected(keys, policy, { valid, faulty }, requestId),
    warnings: [
      ...warnings.flatMap(({ fileId, warningsSealed }) => openWarnings(keys, fileId, warningsSealed)),
      ...(await companionDoubts(keys, valid, requestId)),
    ],
  };
}

/** Companions whom the request's rows name and nobody whom the reader may see is. */
async function companionDoubts(keys: KeyRing, rows: readonly WorkerRow[], requestId: string): Promise<RosterWarning[]> {
  const planned = rows.filter(isPlanned);
  const own = new Set(planned.filter((row) => row.requestId === requestId).map(({ workerId }) => workerId));
  const workers = await mapInPieces(planned, (row) => fromValidRow(keys, row));
  return companionWarnings(workers, false, ({ workerId }) => own.has(workerId));
}
