import { z } from 'zod';
import { withdrawalInputSchema, withdrawalReasons } from '../planInput.ts';
import {
  batchParams,
  claimParams,
  companyParams,
  endpointsOf,
  everyone,
  instant,
  nextCursor,
  pageQuery,
  planners,
  requestParams,
  senders,
  uuid,
} from './endpoint.ts';

export const requestSchema = z.object({
  requestId: uuid,
  batchId: uuid,
  companyId: z.string().nullable().meta({ description: "null: the district's own, with several companies" }),
  status: z.enum(['received', 'processing', 'done', 'failed']),
  receivedAt: instant,
  finishedAt: instant.nullable(),
  dataRows: z.int().nullable(),
  accepted: z.int().nullable(),
  rejected: z.int().nullable(),
  warnings: z.int().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  withdrawnAt: instant.nullable(),
  withdrawalReason: z.enum(withdrawalReasons).nullable(),
  version: z.int(),
});

const words = { code: z.string(), text: z.string(), fix: z.string() };
const place = { file: z.string(), sheet: z.string(), row: z.int() };
const requestReport = requestSchema.extend({
  faults: z.array(
    z.object({
      ...place,
      companyId: z.string().nullable(),
      cells: z.array(z.object({ cell: z.string(), value: z.string(), ...words })),
    }),
  ),
  warningList: z.array(z.object({ ...place, cell: z.string(), ...words })),
});

const submitted = {
  status: 202,
  body: z.object({ requestId: uuid, unchanged: z.boolean() }),
} as const;

/** A person as lists show him. */
export const workerSchema = z.object({
  claimId: uuid,
  workerId: z.string().nullable(),
  companyId: z.string(),
  state: z.enum(['planned', 'duplicate_in_batch', 'duplicate_other_company', 'withdrawn', 'awaiting_application']),
  withdrawalProposed: z.boolean(),
  withdrawalReason: z.enum(withdrawalReasons).nullable(),
  source: z.object(place),
  nameMasked: z.string(),
  idMasked: z.string(),
  phoneMasked: z.string(),
  adcode: z.string(),
  countyInferred: z.boolean(),
  pickupName: z.string().nullable(),
  version: z.int(),
});

/** Rosters as they come in, and the people in them. */
export const requestEndpoints = endpointsOf({
  submitCompanyRequest: {
    method: 'post',
    path: '/batches/{batchId}/companies/{companyId}/requests',
    summary: { zh: '提交企业名单', en: "a company's rosters" },
    access: senders,
    params: companyParams,
    body: 'files',
    reply: submitted,
  },
  submitRequest: {
    method: 'post',
    path: '/batches/{batchId}/requests',
    summary: { zh: '提交多家企业的名单（区里）', en: "the district's rosters of several companies" },
    access: planners,
    params: batchParams,
    body: 'files',
    reply: submitted,
  },
  listRequests: {
    method: 'get',
    path: '/batches/{batchId}/requests',
    summary: { zh: '已提交的名单', en: 'rosters that came in' },
    access: senders,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ requests: z.array(requestSchema), nextCursor }) },
  },
  readRequest: {
    method: 'get',
    path: '/requests/{requestId}',
    summary: { zh: '审核结果，逐格列出问题', en: 'what reading found, cell by cell' },
    access: senders,
    params: requestParams,
    reply: { status: 200, body: requestReport },
  },
  listWorkers: {
    method: 'get',
    path: '/batches/{batchId}/workers',
    summary: { zh: '人员（已脱敏）', en: 'people, masked' },
    access: everyone,
    params: batchParams,
    query: pageQuery.extend({ companyId: z.string().max(64).optional() }),
    reply: { status: 200, body: z.object({ workers: z.array(workerSchema), nextCursor }) },
  },
  decideWithdrawal: {
    method: 'put',
    path: '/batches/{batchId}/claims/{claimId}/withdrawal',
    summary: { zh: '撤回或保留某人', en: 'withdraw or keep somebody' },
    access: senders,
    params: claimParams,
    body: withdrawalInputSchema,
    edits: true,
    reply: { status: 204 },
  },
  withdrawRequest: {
    method: 'put',
    path: '/requests/{requestId}/withdrawal',
    summary: { zh: '整份撤回名单，或取消撤回', en: 'withdraw everybody of a request, or take that back' },
    access: senders,
    params: requestParams,
    body: withdrawalInputSchema,
    edits: true,
    reply: { status: 200, body: z.object({ people: z.int() }) },
  },
});
