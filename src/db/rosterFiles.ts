import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A file as it was sent. */
export interface NewRosterFile {
  fileId: string;
  ordinal: number;
  name: string;
  contentHash: Buffer;
  sizeBytes: number;
  contentSealed: Buffer;
}

/** What says that two files are versions of one: the company (null: the district's upload) and the name. */
export interface FileKey {
  batchId: string;
  companyId: string | null;
}

export async function insertRosterFiles(
  db: Queryable,
  request: { requestId: string; batchId: string },
  files: NewRosterFile[],
): Promise<void> {
  for (const file of files) {
    await db.query(
      `insert into roster_files (file_id, request_id, batch_id, ordinal, name, content_hash, size_bytes, content_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        file.fileId,
        request.requestId,
        request.batchId,
        file.ordinal,
        file.name,
        file.contentHash,
        file.sizeBytes,
        file.contentSealed,
      ],
    );
  }
}

/**
 * The newest version of each file of a company: its hash and the request it came with. Failed requests do not count; a file that was
 * withdrawn with its request has no version, so that it may come again.
 */
export async function listNewestVersions(
  db: Queryable,
  key: FileKey,
): Promise<{ name: string; contentHash: Buffer; requestId: string }[]> {
  const { rows } = await db.query<{ name: string; contentHash: Buffer; requestId: string }>(
    `select name, "contentHash", "requestId" from (
       select distinct on (f.name) f.name, f.content_hash as "contentHash", f.request_id as "requestId", q.withdrawn_at
       from roster_files f join requests q using (request_id)
       where f.batch_id = $1 and q.company_id is not distinct from $2 and q.status <> 'failed'
       order by f.name, q.seq desc) newest
     where withdrawn_at is null`,
    [key.batchId, key.companyId],
  );
  return rows;
}

/** A file as it was sent, sealed. `superseded`: a later version took its place. */
export interface SentFile {
  fileId: string;
  name: string;
  state: 'unread' | 'current' | 'superseded';
  contentSealed: Buffer;
}

/** A request's files in their order, sealed. */
export async function listRequestFiles(db: Queryable, requestId: string): Promise<SentFile[]> {
  const { rows } = await db.query<SentFile>(
    `select file_id as "fileId", name, state, content_sealed as "contentSealed"
     from roster_files where request_id = $1 order by ordinal`,
    [requestId],
  );
  return rows;
}

/** The files that count in a batch, sealed, by name: what an export writes. */
export async function listCurrentFiles(
  db: Queryable,
  batchId: string,
): Promise<{ fileId: string; name: string; contentSealed: Buffer }[]> {
  const { rows } = await db.query<{ fileId: string; name: string; contentSealed: Buffer }>(
    `select file_id as "fileId", name, content_sealed as "contentSealed"
     from roster_files where batch_id = $1 and state = 'current' order by name collate "C"`,
    [batchId],
  );
  return rows;
}

/** What reading a file said of it as a whole. */
export interface FileReading {
  fileId: string;
  dataRows: number;
  warningsSealed: Buffer | null;
  warningCount: number;
}

/**
 * Lets a request's files take the place of the earlier versions with the same company and name. A file of which a later
 * request has already brought a newer version is superseded at once: order of arrival counts, not order of work.
 *
 * @returns ids of the files that count now.
 */
export async function takeEffect(db: Queryable, requestId: string, readings: FileReading[]): Promise<Set<string>> {
  const { rows } = await db.query<{ fileId: string; state: string }>(
    `update roster_files f
     set data_rows = x."dataRows", warnings_sealed = x."warningsSealed", warning_count = x."warningCount",
       state = case when exists (
         select from roster_files later join requests lq on lq.request_id = later.request_id
         where later.batch_id = f.batch_id and later.name = f.name and later.state = 'current'
           and lq.company_id is not distinct from q.company_id and lq.seq > q.seq
       ) then 'superseded' else 'current' end
     from requests q, jsonb_to_recordset($2)
       as x("fileId" uuid, "dataRows" integer, "warningsSealed" bytea, "warningCount" integer)
     where f.request_id = $1 and q.request_id = $1 and x."fileId" = f.file_id
     returning f.file_id as "fileId", f.state`,
    [requestId, records(readings)],
  );
  await db.query(
    `update roster_files old
     set state = 'superseded'
     from requests oq, roster_files f, requests q
     where f.request_id = $1 and f.state = 'current' and q.request_id = $1
       and oq.request_id = old.request_id and old.batch_id = f.batch_id and old.name = f.name
       and old.state = 'current' and oq.company_id is not distinct from q.company_id and oq.seq < q.seq`,
    [requestId],
  );
  return new Set(rows.filter(({ state }) => state === 'current').map(({ fileId }) => fileId));
}

/** Sealed warnings of a request's files. */
export async function listWarnings(
  db: Queryable,
  requestId: string,
): Promise<{ fileId: string; warningsSealed: Buffer }[]> {
  const { rows } = await db.query<{ fileId: string; warningsSealed: Buffer }>(
    `select file_id as "fileId", warnings_sealed as "warningsSealed"
     from roster_files where request_id = $1 and warnings_sealed is not null order by ordinal`,
    [requestId],
  );
  return rows;
}
