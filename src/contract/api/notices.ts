import { z } from 'zod';
import { noticeSchema, noticeSendingSchema } from '../notice.ts';
import { endpointsOf, nextCursor, pageQuery, senders, uuid } from './endpoint.ts';

const params = z.strictObject({ planId: uuid, companyId: z.string().min(1).max(64) });

/** What a company tells its workers of their buses, by the newest published version. */
export const noticeEndpoints = endpointsOf({
  listNotices: {
    method: 'get',
    path: '/plans/{planId}/companies/{companyId}/notices',
    summary: { zh: '每名员工的乘车通知（可复制）', en: 'one text to copy for each worker; what has changed is marked' },
    access: senders,
    params,
    reply: { status: 200, body: z.object({ planVersion: z.int(), notices: z.array(noticeSchema) }) },
  },
  readNoticeSheet: {
    method: 'get',
    path: '/plans/{planId}/companies/{companyId}/notices.xlsx',
    summary: { zh: '乘车通知（Excel，含姓名和电话）', en: 'the notices as a workbook, with names and phones' },
    access: senders,
    params,
    reply: { status: 200, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  sendNotices: {
    method: 'post',
    path: '/plans/{planId}/companies/{companyId}/notices/sendings',
    summary: { zh: '把乘车通知发到邮箱', en: 'send the notices to an address of the company' },
    access: senders,
    params,
    body: z.strictObject({ to: z.email().max(200), changedOnly: z.boolean().default(false) }),
    reply: { status: 201, body: noticeSendingSchema },
  },
  listSendings: {
    method: 'get',
    path: '/plans/{planId}/companies/{companyId}/notices/sendings',
    summary: { zh: '发送记录（收件人已遮蔽）', en: 'what was sent to whom, masked' },
    access: senders,
    params,
    query: pageQuery,
    reply: { status: 200, body: z.object({ sendings: z.array(noticeSendingSchema), nextCursor }) },
  },
});
