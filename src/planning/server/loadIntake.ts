import type { Intake, RosterWarning, Worker } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText } from '../../crypto/seal.ts';
import { listNotAdmitted } from '../../db/applications.ts';
import { lockBatch } from '../../db/batches.ts';
import { numberAccepted } from '../../db/claims.ts';
import { listCurrentReadings, listFaultyRows, listWorkerRows, type WorkerRow } from '../../db/intakeRows.ts';
import type { Database } from '../../db/pool.ts';
import type { Policy } from '../../policy/schema.ts';
import { companionWarnings } from '../../roster/companionWarnings.ts';
import { collectRejected } from './collectRejected.ts';
import { mapInPieces } from './inPieces.ts';
import { fromValidRow } from './sealRows.ts';

/**
 * A batch's intake as its rows stand now: the same that reading all its files at once gives, with numbers kept from earlier
 * files and decisions on withdrawals, duplicates and applications applied. Numbers whoever has none yet.
 */
export async function loadIntake(
  { database, keys }: { database: Database; keys: KeyRing },
  batchId: string,
  policy: Policy,
): Promise<Intake> {
  return database.transaction(async (db) => {
    await lockBatch(db, batchId);
    await numberAccepted(db, batchId);
    const valid = await listWorkerRows(db, batchId);
    const faulty = await listFaultyRows(db, batchId);
    const readings = await listCurrentReadings(db, batchId);
    const notAdmitted = await listNotAdmitted(db, batchId);
    const planned = valid.filter(isPlanned).filter(({ companyId }) => !notAdmitted.has(companyId));
    const workers = await mapInPieces(planned, (row) => fromValidRow(keys, row));
    return {
      workers,
      rejected: await collectRejected(keys, policy, { valid, faulty, notAdmitted }),
      warnings: [
        ...readings.flatMap(({ fileId, warningsSealed }) => openWarnings(keys, fileId, warningsSealed)),
        ...companionWarnings(workers),
      ],
      dataRows: readings.reduce((sum, { dataRows }) => sum + dataRows, 0),
    };
  });
}

/** The numbered people of a batch whom the reader may see. Changes nothing. */
export async function listPeople(
  { database, keys }: { database: Database; keys: KeyRing },
  batchId: string,
): Promise<Worker[]> {
  const rows = await listWorkerRows(database, batchId);
  return mapInPieces(rows.filter(isPlanned), (row) => fromValidRow(keys, row));
}

/** Sealed warnings of a file; none where it has none. */
export function openWarnings(keys: KeyRing, fileId: string, sealed: Buffer | null): RosterWarning[] {
  if (sealed === null) return [];
  const text = openText(keys, { table: 'roster_files', column: 'warnings', row: fileId }, sealed);
  return JSON.parse(text) as RosterWarning[];
}

/** A proposed withdrawal is planned until somebody agrees: nobody is dropped silently. */
export function isPlanned(row: WorkerRow): row is WorkerRow & { workerId: string } {
  const asked = row.withdrawal === null || row.withdrawal === 'proposed';
  return row.workerId !== null && row.clash === null && asked;
}
