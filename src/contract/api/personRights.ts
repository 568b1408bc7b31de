import { z } from 'zod';
import { idTypes } from '../worker.ts';
import { endpointsOf } from './endpoint.ts';

const admin = ['admin'] as const;
const wanted = {
  idNumber: z.string().trim().min(5).max(40),
  idType: z.enum(idTypes).default('resident'),
};

/** What a person may ask of whoever holds his data; for admins, and audited claim by claim. */
export const personRightsEndpoints = endpointsOf({
  exportPerson: {
    method: 'post',
    path: '/person-exports',
    summary: { zh: '导出某人的全部数据（本人申请）', en: 'everything that is held of one person, on his request' },
    access: admin,
    body: z.strictObject({ ...wanted, purpose: z.enum(['access_request', 'legal_request']) }),
    reply: { status: 200, file: 'application/json', download: true },
  },
  erasePerson: {
    method: 'post',
    path: '/person-erasures',
    summary: {
      zh: '删除某人的全部数据（本人申请），名单文件中的行一并清空',
      en: 'erase one person on his request, his rows in the files that came included',
    },
    access: admin,
    body: z.strictObject({ ...wanted, purpose: z.enum(['erasure_request', 'legal_request']) }),
    reply: { status: 200, body: z.object({ batches: z.int(), claims: z.int(), rows: z.int(), files: z.int() }) },
  },
});
