import { appendAudit } from '../../db/audit.ts';
import { lockBatch } from '../../db/batches.ts';
import { noteClaims } from '../../db/claims.ts';
import { publishEvent } from '../../db/events.ts';
import type { Client } from '../../db/pool.ts';
import {
  failRequest,
  findRequest,
  finishRequest,
  lockUnfinishedRequest,
  startRequest,
  type WorkError,
} from '../../db/requests.ts';
import { listRequestFiles, takeEffect } from '../../db/rosterFiles.ts';
import { type FaultyRow, insertRows, noteNewRows, type ValidRow } from '../../db/rosterRows.ts';
import { AppError } from '../../errors.ts';
import { type ReadIntake, rosterTables, type WorkDeps } from './deps.ts';
import { gaveUp, isPermanent, startsMax, toWorkError } from './errors.ts';
import { mapInPieces } from './inPieces.ts';
import { loadTables } from './loadScenario.ts';
import { openSentFile } from './openSentFile.ts';
import { numberWhenComplete, refreshBatch } from './refreshBatch.ts';
import { readersOf } from './requestReaders.ts';
import { sealWarnings, toFaultyRow, toValidRow } from './sealRows.ts';

interface ReadFile {
  fileId: string;
  intake: ReadIntake;
}

/**
 * Reads a request's files and puts their rows in place of those of earlier versions. Runs as a job, any number of times:
 * a finished request is left alone, and an interrupted run leaves nothing behind, since all rows go in with one transaction.
 *
 * @param isLastAttempt a passing trouble is no longer waited out: the request is marked failed.
 * @throws what may pass (the database is away), for another attempt.
 */
export async function processRequest(
  deps: WorkDeps,
  requestId: string,
  { isLastAttempt, signal }: { isLastAttempt: boolean; signal: AbortSignal },
): Promise<void> {
  const starts = await startRequest(deps.database, requestId);
  if (starts === null) return;
  if (starts > startsMax) {
    await fail(deps, requestId, gaveUp);
    return;
  }
  try {
    const files = await readFiles(deps, requestId, signal);
    await store(deps, requestId, files);
    await noteNewRows(
      deps.database,
      files.reduce((sum, { intake }) => sum + intake.dataRows, 0),
    );
  } catch (error) {
    if (signal.aborted || !(isLastAttempt || isPermanent(error))) throw error;
    deps.log.error({ requestId, err: error }, 'request failed');
    await fail(deps, requestId, toWorkError(error));
  }
}

async function fail({ database }: WorkDeps, requestId: string, error: WorkError): Promise<void> {
  await database.transaction(async (db) => {
    const request = await findRequest(db, requestId);
    if (request === null) return;
    await failRequest(db, requestId, error);
    await publishEvent(db, { kind: 'request.fail', objectId: requestId, ...readersOf(request) });
  });
}

/** Each file by itself: what a row means beside the rows of other files is settled in the database, anew after every change. */
async function readFiles(deps: WorkDeps, requestId: string, signal: AbortSignal): Promise<ReadFile[]> {
  const request = await findRequest(deps.database, requestId);
  if (request === null) return [];
  const { scenario, policy } = await loadTables(deps, request.batchId, rosterTables);
  const companyId = request.fromFolder ? null : request.companyId;
  const read: ReadFile[] = [];
  for (const file of await listRequestFiles(deps.database, requestId)) {
    signal.throwIfAborted();
    const intake = await deps.rosters.read(openSentFile(deps.keys, file), { scenario, policy, companyId });
    read.push({ fileId: file.fileId, intake });
  }
  return read;
}

async function store(deps: WorkDeps, requestId: string, files: ReadFile[]): Promise<void> {
  await deps.database.transaction(async (db) => {
    const request = await findRequest(db, requestId);
    if (request === null || (await lockBatch(db, request.batchId)) === null) return;
    if (!(await lockUnfinishedRequest(db, requestId))) return;

    const inEffect = await takeEffect(
      db,
      requestId,
      files.map(({ fileId, intake }) => ({
        fileId,
        dataRows: intake.dataRows,
        warningsSealed: sealWarnings(deps.keys, fileId, intake.warnings),
        warningCount: intake.warnings.length,
      })),
    );
    const counting = files.filter(({ fileId }) => inEffect.has(fileId));
    await storeRows(deps, db, request.batchId, counting);
    await refreshBatch(db, request.batchId);
    await finishRequest(db, requestId);
    await numberWhenComplete(db, request.batchId);
    const { dataRows, accepted, rejected } = (await findRequest(db, requestId))!;
    await publishEvent(db, { kind: 'request.read', objectId: requestId, ...readersOf(request) });
    const read = { companyId: request.companyId, dataRows, accepted, rejected };
    await appendAudit(db, {
      action: 'request.read',
      objectKind: 'request',
      objectId: requestId,
      batchId: request.batchId,
      after: read,
    });
  });
}

async function storeRows(deps: WorkDeps, db: Client, batchId: string, files: ReadFile[]): Promise<void> {
  const rows: (FaultyRow | ValidRow)[] = [];
  for (const { fileId, intake } of files) rows.push(...(await sealRows(deps, { batchId, fileId }, intake)));
  const claims = rows.flatMap(({ companyId, identityHash }) =>
    companyId === null || identityHash === null ? [] : [{ companyId, identityHash }],
  );
  await noteClaims(db, batchId, claims);
  await insertRows(db, batchId, rows);
}

async function sealRows(
  { keys }: WorkDeps,
  place: { batchId: string; fileId: string },
  { workers, rejected, claims }: ReadIntake,
) {
  const byPlace = new Map(claims.map((claim) => [placeOf(claim.source), claim]));
  return [
    ...(await mapInPieces(workers, (worker, ordinal) => {
      const claim = byPlace.get(placeOf(worker.source));
      if (claim === undefined) throw new AppError('internal', 'an accepted row without a claim');
      return toValidRow(keys, place, { worker, claim }, ordinal);
    })),
    ...(await mapInPieces(rejected, (row, ordinal) => {
      const claim = byPlace.get(placeOf(row)) ?? null;
      return toFaultyRow(keys, place.fileId, { rejected: row, claim }, ordinal);
    })),
  ];
}

function placeOf({ sheet, row }: { sheet: string; row: number }): string {
  return `${row} ${sheet}`;
}
