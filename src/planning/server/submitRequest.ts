import { randomUUID } from 'node:crypto';
import { inBoth } from '../../contract/bilingualIssues.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { contentHash } from '../../crypto/lookupHash.ts';
import { appendAudit } from '../../db/audit.ts';
import { lockBatch } from '../../db/batches.ts';
import { findCompany } from '../../db/companies.ts';
import { publishEvent } from '../../db/events.ts';
import type { Client } from '../../db/pool.ts';
import { insertRequest } from '../../db/requests.ts';
import { insertRosterFiles, listNewestVersions } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import { inKnownTitles } from './companyTitles.ts';
import type { ServerDeps } from './deps.ts';
import { sealSentFile } from './openSentFile.ts';
import { readersOf } from './requestReaders.ts';
import { rosterFileName } from './rosterFileName.ts';

export interface SubmitRequest {
  batchId: string;
  /** Null where the district hands in files that name several companies. */
  companyId: string | null;
  files: readonly { name: string; bytes: Uint8Array }[];
  /** The files are those of a scenario folder: they keep their names, and tell the company themselves. Default false. */
  fromFolder?: boolean;
}

export interface SubmittedRequest {
  requestId: string;
  /** True where the same files came before: nothing changes, and the id is that of the request which brought them. */
  unchanged: boolean;
}

/**
 * Takes roster files in, titles that the company explained before in known words: stores them sealed, then queues their reading. Once this returns they are safe, even if the queue
 * is away; a sweep queues them then. Any number of identical calls at once make one request.
 *
 * @throws AppError `not_found` (batch, company), `conflict` (the batch is closed), `input_invalid` (no file, a name twice)
 */
export async function submitRequest(deps: ServerDeps, input: SubmitRequest): Promise<SubmittedRequest> {
  const { batchId, companyId, fromFolder = false } = input;
  const files =
    companyId === null || fromFolder
      ? input.files
      : await inKnownTitles(deps, { batchId, companyId, files: input.files });
  const submitted = await deps.database.transaction((db) => submitIn(db, deps, { ...input, files }));
  if (!submitted.unchanged) await queueOrLeave(deps, submitted.requestId);
  return submitted;
}

/** Stores a request within the caller's transaction; the caller queues it (`queueOrLeave`) after the commit. */
export async function submitIn(
  db: Client,
  { keys }: Pick<ServerDeps, 'keys'>,
  input: SubmitRequest,
): Promise<SubmittedRequest> {
  const { batchId, companyId, fromFolder = false } = input;
  const files = input.files.map(({ name, bytes }) => ({
    name: fromFolder ? name : rosterFileName(name, companyId),
    bytes,
    hash: contentHash(keys, bytes),
  }));
  refuseBadFiles(files);

  const status = await lockBatch(db, batchId);
  if (status === null) throw new AppError('not_found', 'there is no such batch');
  if (companyId !== null && (await findCompany(db, batchId, companyId)) === null) {
    throw new AppError('not_found', 'the batch has no such company');
  }
  if (status === 'closed')
    throw new AppError(
      'conflict',
      inBoth({ zh: '批次已截止，不再收名单', en: 'the batch is closed and takes no more rosters' }),
    );

  const newest = new Map((await listNewestVersions(db, { batchId, companyId })).map((file) => [file.name, file]));
  const before = files.map(({ name, hash }) => {
    const version = newest.get(name);
    return version?.contentHash.equals(hash) === true ? version.requestId : null;
  });
  if (before.every((requestId) => requestId !== null)) return { requestId: before[0]!, unchanged: true };

  const requestId = randomUUID();
  await insertRequest(db, { requestId, batchId, companyId, fromFolder });
  await insertRosterFiles(db, { requestId, batchId }, sealFiles(keys, files));
  await publishEvent(db, { kind: 'request.submit', objectId: requestId, ...readersOf({ batchId, companyId }) });
  await appendAudit(db, {
    action: 'request.submit',
    objectKind: 'request',
    objectId: requestId,
    batchId,
    after: { companyId, files: files.length },
  });
  return { requestId, unchanged: false };
}

type HashedFile = { name: string; bytes: Uint8Array; hash: Buffer };

function refuseBadFiles(files: readonly HashedFile[]): void {
  if (files.length === 0)
    throw new AppError('input_invalid', inBoth({ zh: '没有收到名单文件', en: 'the request holds no roster file' }));
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length)
    throw new AppError(
      'input_invalid',
      inBoth({ zh: '有两个文件同名', en: 'two files of the request have the same name' }),
    );
}

function sealFiles(keys: KeyRing, files: readonly HashedFile[]) {
  return files.map(({ name, bytes, hash }, ordinal) => {
    const fileId = randomUUID();
    const contentSealed = sealSentFile(keys, fileId, bytes);
    return { fileId, ordinal, name, contentHash: hash, sizeBytes: bytes.length, contentSealed };
  });
}

/** The row is stored; a queue that is away must not make the caller send everything again. */
export async function queueOrLeave({ queues, log }: ServerDeps, requestId: string): Promise<void> {
  try {
    await queues.add('process-request', { requestId });
  } catch (error) {
    log.warn({ requestId, err: error }, 'the queue is away; a sweep will queue the request');
  }
}
