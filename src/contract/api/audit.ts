import { z } from 'zod';
import { endpointsOf, instant, nextCursor, pageQuery, uuid } from './endpoint.ts';

const entry = z.object({
  seq: z.int(),
  at: instant,
  actor: z.object({
    userId: uuid.nullable(),
    login: z.string(),
    role: z.string(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
  }),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  objectName: z.string().nullable(),
  batchId: uuid.nullable(),
  before: z.unknown(),
  after: z.unknown(),
  purpose: z.string().nullable(),
});

/** The audit log, for admins. */
export const auditEndpoints = endpointsOf({
  listAudit: {
    method: 'get',
    path: '/audit',
    summary: { zh: '操作记录', en: 'the audit log, the newest first' },
    access: ['admin'],
    query: pageQuery.extend({ objectId: z.string().max(100).optional() }),
    reply: { status: 200, body: z.object({ entries: z.array(entry), nextCursor }) },
  },
});
