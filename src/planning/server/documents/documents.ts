import { randomUUID } from 'node:crypto';
import type { DocumentKind } from '../../../contract/api/documents.ts';
import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { contentHash } from '../../../crypto/lookupHash.ts';
import { open, openText, seal } from '../../../crypto/seal.ts';
import { appendAudit } from '../../../db/audit.ts';
import {
  type DocumentOwner,
  type DocumentRow,
  deleteDocument as deleteRow,
  findDocument,
  findSameDocument,
  insertDocument,
  listDocuments as listRows,
  readDocumentContent,
} from '../../../db/documents.ts';
import { findOrganisation } from '../../../db/organisations.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import { loadApplication, lockApplication } from '../applications/content.ts';
import { refuseClosed } from '../applications/saveApplication.ts';
import type { ServerDeps } from '../deps.ts';
import { rosterFileName } from '../rosterFileName.ts';
import { documentType } from './documentType.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A document as lists show it. */
export type Document = Omit<DocumentRow, 'nameSealed'> & { name: string };

/** Whose document: a company's own, or its application's to a batch. */
export type DocumentsOf = { orgId: string } | { batchId: string; companyId: string };

/** Largest document in bytes. */
export const documentBytesMax = 10 * 1024 * 1024;

/** Most documents of one owner. */
export const documentsMax = 40;

const placeOf = (documentId: string, column: 'name' | 'content') => ({ table: 'documents', column, row: documentId });

/**
 * Takes documents in, all or none, sealed. The same content of the same kind sent again is the document that is there.
 *
 * @throws AppError `not_found`; `input_invalid` with every file that is too large, of a type that is not taken or without fitting
 *   ending; `conflict` where there are too many, or the application is not the company's to change
 */
export async function storeDocuments(
  { database, keys }: Deps,
  of: DocumentsOf,
  kind: DocumentKind,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<(Document & { unchanged: boolean })[]> {
  const typed = await typedFiles(files);
  return database.transaction(async (db) => {
    const owner = await lockOwner(db, keys, of);
    const stored: (Document & { unchanged: boolean })[] = [];
    for (const { name, bytes, mediaType } of typed) {
      const documentId = randomUUID();
      const hash = contentHash(keys, bytes);
      const isNew = await insertDocument(db, {
        ...owner,
        ...{ documentId, kind, mediaType, sizeBytes: bytes.length, contentHash: hash },
        nameSealed: seal(keys, placeOf(documentId, 'name'), name),
        contentSealed: seal(keys, placeOf(documentId, 'content'), bytes),
      });
      const row = (await findSameDocument(db, { ...owner, kind, contentHash: hash }))!;
      stored.push({ ...openDocument(keys, row), unchanged: !isNew });
    }
    if ((await listRows(db, owner)).length > documentsMax) {
      throw new AppError(
        'conflict',
        inBoth({ zh: `材料最多 ${documentsMax} 份`, en: `there would be more than ${documentsMax} documents` }),
      );
    }
    for (const document of stored) if (!document.unchanged) await auditDocument(db, 'document.store', document);
    return stored;
  });
}

/** Documents of an owner, the oldest first. @throws AppError `not_found` */
export async function listDocuments({ database, keys }: Deps, of: DocumentsOf): Promise<Document[]> {
  return database.transaction(async (db) => {
    const owner = await findOwner(db, keys, of);
    return (await listRows(db, owner)).map((row) => openDocument(keys, row));
  });
}

/** A document to be saved; that somebody has read it is audited. @throws AppError `not_found` */
export async function readDocument(
  { database, keys }: Deps,
  documentId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  return database.transaction(async (db) => {
    const document = await loadDocument(db, keys, documentId);
    await auditDocument(db, 'document.read', document);
    return { name: document.name, bytes: await readContent({ database: db, keys }, documentId) };
  });
}

/** A document's content. @throws AppError `not_found` */
export async function readContent(
  { database, keys }: { database: Queryable; keys: KeyRing },
  documentId: string,
): Promise<Uint8Array> {
  const sealed = await readDocumentContent(database, documentId);
  if (sealed === null) throw new AppError('not_found', 'there is no such document');
  return open(keys, placeOf(documentId, 'content'), sealed);
}

/** @throws AppError `not_found`; `conflict` where it proves an approval, or its application is handed in */
export async function deleteDocument({ database, keys }: Deps, documentId: string): Promise<void> {
  await database.transaction(async (db) => {
    const document = await loadDocument(db, keys, documentId);
    const { orgId, batchId, companyId } = document;
    await lockOwner(db, keys, batchId === null ? { orgId } : { batchId, companyId: companyId! });
    const company = await findOrganisation(db, orgId);
    if (company?.resumptionDocumentId === documentId) {
      throw new AppError(
        'conflict',
        inBoth({
          zh: '企业的复工审批依据这份材料，不能删除',
          en: "the company's resumption approval rests on this document",
        }),
      );
    }
    await deleteRow(db, documentId);
    await auditDocument(db, 'document.delete', document);
  });
}

async function loadDocument(db: Queryable, keys: KeyRing, documentId: string): Promise<Document> {
  const row = await findDocument(db, documentId);
  if (row === null) throw new AppError('not_found', 'there is no such document');
  return openDocument(keys, row);
}

function openDocument(keys: KeyRing, { nameSealed, ...plain }: DocumentRow): Document {
  return { ...plain, name: openText(keys, placeOf(plain.documentId, 'name'), nameSealed) };
}

async function findOwner(db: Queryable, keys: KeyRing, of: DocumentsOf): Promise<DocumentOwner> {
  if ('batchId' in of) {
    const { application } = await loadApplication(db, keys, of.batchId, of.companyId);
    return application;
  }
  if ((await findOrganisation(db, of.orgId)) === null) throw new AppError('not_found', 'there is no such company');
  return { ...of, batchId: null, companyId: null };
}

/** An owner whose documents may change now: what was handed in stays as it was handed in. */
async function lockOwner(db: Queryable, keys: KeyRing, of: DocumentsOf): Promise<DocumentOwner> {
  if (!('batchId' in of)) return findOwner(db, keys, of);
  const place = await lockApplication(db, keys, of.batchId, of.companyId);
  refuseClosed(place);
  const { batchId, companyId, orgId, state } = place.application;
  if (state !== 'draft' && state !== 'returned') {
    throw new AppError(
      'conflict',
      inBoth({ zh: '申报已提交，材料不能再改', en: `the application is ${state}: its documents stay as they are` }),
    );
  }
  return { batchId, companyId, orgId };
}

async function typedFiles(files: readonly { name: string; bytes: Uint8Array }[]) {
  const typed = await Promise.all(
    files.map(async ({ name, bytes }) => {
      const safeName = rosterFileName(name, null);
      return { name: safeName, bytes, mediaType: await documentType(safeName, bytes) };
    }),
  );
  const fields = typed.flatMap(({ bytes, mediaType }, index) => {
    const location = `body.file.${index}`;
    if (bytes.length > documentBytesMax) return [{ location, ...tooLarge }];
    return mediaType === null ? [{ location, ...notTaken }] : [];
  });
  if (fields.length > 0) throw new AppError('input_invalid', 'a file is not taken as a document', { fields });
  return typed.map(({ mediaType, ...file }) => ({ ...file, mediaType: mediaType! }));
}

const tooLarge = {
  message: '超过 10 MB / is larger than 10 MB',
  fix: '请压缩或拆分 / make it smaller or split it',
};
const notTaken = {
  message:
    '内容与扩展名不符，或不是 PDF、PNG、JPEG、XLSX、DOCX / its content is no PDF, PNG, JPEG, XLSX or DOCX, or its name ends otherwise',
  fix: '请另存为上述格式之一，不带宏 / save it as one of these, without macros',
};

async function auditDocument(db: Queryable, action: string, document: Document): Promise<void> {
  const { documentId, kind, mediaType, sizeBytes, batchId, orgId } = document;
  const after = { orgId, kind, mediaType, sizeBytes };
  const entry = { action, objectKind: 'document', objectId: documentId, after };
  await appendAudit(db, batchId === null ? entry : { ...entry, batchId });
}
