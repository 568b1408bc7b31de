import type { DocumentKind } from '../contract/api/documents.ts';
import type { Queryable } from './pool.ts';

/** Whose documents: the company's own, or those of its application to a batch. */
export interface DocumentOwner {
  orgId: string;
  /** Both null for the company's own. */
  batchId: string | null;
  companyId: string | null;
}

/** A document without its content; the name sealed. */
export interface DocumentRow extends DocumentOwner {
  documentId: string;
  kind: DocumentKind;
  nameSealed: Buffer;
  mediaType: string;
  sizeBytes: number;
  createdAt: Date;
}

/** A document to be stored. */
export interface NewDocument extends Omit<DocumentRow, 'createdAt'> {
  contentHash: Buffer;
  contentSealed: Buffer;
}

const columns = `document_id as "documentId", org_id as "orgId", batch_id as "batchId", company_id as "companyId", kind,
  name_sealed as "nameSealed", media_type as "mediaType", size_bytes as "sizeBytes", created_at as "createdAt"`;

/** Stores a document, unless its owner has the same content of this kind already. @returns false then */
export async function insertDocument(db: Queryable, document: NewDocument): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into documents (document_id, org_id, batch_id, company_id, kind, name_sealed, media_type, size_bytes,
       content_hash, content_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      document.documentId,
      document.orgId,
      document.batchId,
      document.companyId,
      document.kind,
      document.nameSealed,
      document.mediaType,
      document.sizeBytes,
      document.contentHash,
      document.contentSealed,
    ],
  );
  return rowCount === 1;
}

/** The document of an owner with this content. */
export async function findSameDocument(
  db: Queryable,
  { orgId, batchId, kind, contentHash }: Pick<NewDocument, 'orgId' | 'batchId' | 'kind' | 'contentHash'>,
): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>(
    `select ${columns} from documents
     where org_id = $1 and batch_id is not distinct from $2 and kind = $3 and content_hash = $4`,
    [orgId, batchId, kind, contentHash],
  );
  return rows[0] ?? null;
}

/** Documents of an owner, the oldest first. */
export async function listDocuments(db: Queryable, { orgId, batchId }: DocumentOwner): Promise<DocumentRow[]> {
  const { rows } = await db.query<DocumentRow>(
    `select ${columns} from documents where org_id = $1 and batch_id is not distinct from $2
     order by created_at, document_id`,
    [orgId, batchId],
  );
  return rows;
}

/** Null where there is none. */
export async function findDocument(db: Queryable, documentId: string): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>(`select ${columns} from documents where document_id = $1`, [documentId]);
  return rows[0] ?? null;
}

/** A document's content, sealed. Null where there is none. */
export async function readDocumentContent(db: Queryable, documentId: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ contentSealed: Buffer }>(
    'select content_sealed as "contentSealed" from documents where document_id = $1',
    [documentId],
  );
  return rows[0]?.contentSealed ?? null;
}

export async function deleteDocument(db: Queryable, documentId: string): Promise<void> {
  await db.query('delete from documents where document_id = $1', [documentId]);
}

/** Deletes the companies' own documents that are older than `ageDays` and prove no approval any more; returns how many. */
export async function purgeDocuments(db: Queryable, ageDays: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from documents d where d.batch_id is null and d.created_at < now() - make_interval(days => $1)
       and not exists (select from organisations o where o.resumption_document_id = d.document_id)`,
    [ageDays],
  );
  return rowCount ?? 0;
}
