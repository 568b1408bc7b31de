import { grouped } from '../../../contract/grouped.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { contentHash, identityHash } from '../../../crypto/lookupHash.ts';
import { appendAudit } from '../../../db/audit.ts';
import { lockBatch } from '../../../db/batches.ts';
import { publishEvent } from '../../../db/events.ts';
import { listWorkerRows } from '../../../db/intakeRows.ts';
import { forgetJourney } from '../../../db/journeyEvents.ts';
import {
  deletePersonRows,
  eraseClaims,
  forgetCompanions,
  type PersonClaim,
  replaceFileContent,
} from '../../../db/persons.ts';
import { forgetPersonTraces } from '../../../db/personTraces.ts';
import type { Client } from '../../../db/pool.ts';
import { hasUnfinishedRequests, listRequests } from '../../../db/requests.ts';
import { AppError } from '../../../errors.ts';
import { namesOneOf } from '../../../roster/redactRows.ts';
import type { ServerDeps } from '../deps.ts';
import { sealSentFile } from '../openSentFile.ts';
import { readIntakeOf, readSent, type SentReading } from '../readSent.ts';
import { type ErasedRow, redactPlans } from '../redactPlans.ts';
import { refreshBatch } from '../refreshBatch.ts';
import { fromValidRow, sealWarnings } from '../sealRows.ts';
import { findPerson, type WantedPerson } from './findPerson.ts';

/** What was erased. */
export interface Erasure {
  batches: number;
  claims: number;
  /** Rows of people as they had been read. */
  rows: number;
  /** Files in which his rows were blanked, earlier versions included. */
  files: number;
}

type Deps = Pick<ServerDeps, 'database' | 'keys' | 'rosters'>;

/**
 * Erases a person from every batch: his rows as they were read, his rows in the files as they were sent (blanked, so that the others keep
 * their places), where others name him as travelling along, what rejected rows in plans say of him, what the journey log says of his health and in words, alerts about it, beds given by hand, and the way from his number to his claims. What remains is a worker id that is
 * nobody's, so that plans stay whole. Rows whose ID number is not valid name nobody for certain and stay until the batch is purged.
 *
 * @throws AppError `not_found`; `conflict` while a roster of one of the batches waits for its reading
 */
export async function erasePerson(
  deps: Deps,
  { purpose, ...wanted }: WantedPerson & { purpose: string },
): Promise<Erasure> {
  const { hash, claims } = await findPerson(deps.database, deps.keys, wanted);
  const erasure: Erasure = { batches: 0, claims: 0, rows: 0, files: 0 };
  for (const [batchId, own] of grouped(claims, ({ batchId }) => batchId)) {
    const { rows, files } = await deps.database.transaction((db) => eraseIn(deps, db, { batchId, hash, purpose, own }));
    erasure.batches += 1;
    erasure.claims += own.length;
    erasure.rows += rows;
    erasure.files += files;
  }
  return erasure;
}

async function eraseIn(
  deps: Deps,
  db: Client,
  { batchId, hash, purpose, own }: { batchId: string; hash: Buffer; purpose: string; own: readonly PersonClaim[] },
): Promise<{ rows: number; files: number }> {
  await lockBatch(db, batchId);
  if (await hasUnfinishedRequests(db, batchId)) {
    throw new AppError('conflict', 'a roster of the batch is not read yet; try again in a moment');
  }
  const { called, mentions } = await mentionsOf(deps.keys, db, batchId, hash);
  const companyIds = new Set([...own, ...mentions].map(({ companyId }) => companyId));
  const requests = await listRequests(db, batchId);
  const erased: ErasedRow[] = [];
  let files = 0;
  for (const request of requests) {
    if (request.companyId !== null && !companyIds.has(request.companyId)) continue;
    for (const reading of await readSent(deps, request)) {
      const rows = rowsOf(deps.keys, reading, hash);
      const named = reading.intake.workers.filter(({ companions }) => namesOneOf(companions, called));
      if (rows.length + named.length === 0) continue;
      const redacted = await deps.rosters.redact(
        { name: reading.name, bytes: reading.bytes },
        { rows, companionsOf: named.map(({ source }) => source) },
      );
      const intake = await readIntakeOf(deps, request, redacted);
      await replaceFileContent(db, {
        fileId: reading.fileId,
        contentHash: contentHash(deps.keys, redacted.bytes),
        contentSealed: sealSentFile(deps.keys, reading.fileId, redacted.bytes),
        sizeBytes: redacted.bytes.length,
        dataRows: intake.dataRows,
        warningsSealed: sealWarnings(deps.keys, reading.fileId, intake.warnings),
        warningCount: intake.warnings.length,
      });
      files += 1;
      erased.push(...rows.map((row) => ({ file: reading.name, ...row })));
    }
  }
  const rows = await deletePersonRows(db, batchId, hash);
  await forgetCompanions(
    db,
    mentions.map(({ rowId }) => rowId),
  );
  for (const { workerId } of own) {
    if (workerId === null) continue;
    await forgetJourney(db, batchId, workerId);
    await forgetPersonTraces(db, batchId, workerId);
  }
  await eraseClaims(db, batchId, hash);
  await redactPlans(db, deps.keys, batchId, erased);
  await refreshBatch(db, batchId);
  for (const { claimId, companyId } of own) {
    await publishEvent(db, { kind: 'claim.edit', objectId: claimId, to: 'company', batchId, companyId });
    await appendAudit(db, { action: 'person.erase', objectKind: 'claim', objectId: claimId, batchId, purpose });
  }
  return { rows, files };
}

/** What the person is called in his rows, and the rows of others who name him as travelling along. */
async function mentionsOf(keys: KeyRing, db: Client, batchId: string, hash: Buffer) {
  const people = (await listWorkerRows(db, batchId)).map((row) => ({
    row,
    worker: fromValidRow(keys, { ...row, workerId: row.workerId ?? '' }),
  }));
  const isHis = ({ row }: (typeof people)[number]) => row.identityHash.equals(hash);
  const called = people.filter(isHis).flatMap(({ worker: { name, idNumber, phone } }) => [name, idNumber, phone]);
  const naming = people.filter((one) => !isHis(one) && namesOneOf(one.worker.companions, called));
  return { called, mentions: naming.map(({ row }) => row) };
}

/** Where a file names the person. */
function rowsOf(keys: KeyRing, { intake }: SentReading, hash: Buffer): { sheet: string; row: number }[] {
  return intake.claims
    .filter(({ idType, idNumber }) => identityHash(keys, idType, idNumber).equals(hash))
    .map(({ source: { sheet, row } }) => ({ sheet, row }));
}
