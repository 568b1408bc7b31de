import { z } from 'zod';
import { handoverSchema, signHandoverSchema } from '../handover.ts';
import { endpointsOf, everyone, planners, planParams, tripParams, uuid } from './endpoint.ts';

/** Signed hand-overs of the passenger list to companies. */
export const handoverEndpoints = endpointsOf({
  signHandover: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/handovers',
    summary: {
      zh: '企业签收乘客名单（手写签名）',
      en: 'a company signs for the people whom it takes over at a stop',
    },
    access: ['driver', 'desk', ...planners],
    params: tripParams,
    body: signHandoverSchema,
    bodyBytesMax: 1024 * 1024,
    reply: { status: 201, body: handoverSchema },
  },
  listHandovers: {
    method: 'get',
    path: '/plans/{planId}/handovers',
    summary: { zh: '已签收的交接', en: 'signed hand-overs that the caller may see' },
    access: everyone,
    params: planParams,
    reply: { status: 200, body: z.object({ handovers: z.array(handoverSchema) }) },
  },
  readHandoverSheet: {
    method: 'get',
    path: '/plans/{planId}/handovers/{handoverId}/sheet.pdf',
    summary: { zh: '乘客信息登记表（已签收，PDF）', en: 'the signed passenger list as PDF' },
    access: everyone,
    params: planParams.extend({ handoverId: uuid }),
    reply: { status: 200, file: 'application/pdf' },
  },
});
