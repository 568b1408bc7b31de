import { z } from 'zod';
import { companyParams, endpointsOf, instant, orgParams, senders, uuid } from './endpoint.ts';

/** What a document of a company is: 复工批准, 隔离方案, 健康证明, or something else. */
export const documentKinds = ['resumption_approval', 'isolation_plan', 'health_certificates', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

const document = z.object({
  documentId: uuid,
  kind: z.enum(documentKinds),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  createdAt: instant,
});
const list = { status: 200, body: z.object({ documents: z.array(document) }) } as const;
const stored = {
  status: 201,
  body: z.object({ documents: z.array(document.extend({ unchanged: z.boolean() })) }),
} as const;
const kindQuery = z.strictObject({ kind: z.enum(documentKinds) });
const documentParams = z.strictObject({ documentId: uuid });

/** Files that companies hand in: PDF, PNG, JPEG, XLSX or DOCX by their content. */
export const documentEndpoints = endpointsOf({
  uploadCompanyDocuments: {
    method: 'post',
    path: '/companies/{orgId}/documents',
    summary: {
      zh: '上传企业文件（如复工批准）',
      en: 'hand in documents of a company, such as its resumption approval',
    },
    access: senders,
    params: orgParams,
    query: kindQuery,
    body: 'files',
    reply: stored,
  },
  listCompanyDocuments: {
    method: 'get',
    path: '/companies/{orgId}/documents',
    summary: { zh: '企业文件', en: 'documents of a company' },
    access: senders,
    params: orgParams,
    reply: list,
  },
  uploadApplicationDocuments: {
    method: 'post',
    path: '/batches/{batchId}/companies/{companyId}/application/documents',
    summary: { zh: '上传申报附件', en: 'attach documents to an application' },
    access: senders,
    params: companyParams,
    query: kindQuery,
    body: 'files',
    reply: stored,
  },
  listApplicationDocuments: {
    method: 'get',
    path: '/batches/{batchId}/companies/{companyId}/application/documents',
    summary: { zh: '申报附件', en: 'documents of an application' },
    access: senders,
    params: companyParams,
    reply: list,
  },
  readDocument: {
    method: 'get',
    path: '/documents/{documentId}',
    summary: { zh: '下载文件', en: 'download a document' },
    access: senders,
    params: documentParams,
    reply: { status: 200, file: 'application/octet-stream', download: true },
  },
  deleteDocument: {
    method: 'delete',
    path: '/documents/{documentId}',
    summary: { zh: '删除文件', en: 'delete a document' },
    access: senders,
    params: documentParams,
    reply: { status: 204 },
  },
});
