import { z } from 'zod';
import { batchInputSchema } from '../batchInput.ts';
import { batchStatusInputSchema } from '../planInput.ts';
import {
  batchParams,
  endpointsOf,
  everyone,
  instant,
  localDate,
  nextCursor,
  pageQuery,
  planners,
  uuid,
} from './endpoint.ts';

/** Rosters of a thousand companies and buses are well below. */
const batchBytesMax = 4 * 1024 * 1024;

export const batchSchema = z.object({
  batchId: uuid,
  name: z.string(),
  serviceDate: localDate,
  timeZone: z.string(),
  originProvinces: z.array(z.string()),
  isDemo: z.boolean(),
  status: z.enum(['open', 'closed']),
  version: z.int(),
  createdAt: instant,
});

const lng = z.number();
const lat = z.number();
const batchDetail = batchSchema.extend({
  policy: z.unknown().meta({ description: 'preset, override and limits as chosen' }),
  companies: z.int(),
  depots: z.array(z.object({ depotId: z.string(), name: z.string(), lng, lat })),
  fleet: z
    .object({ buses: z.int(), seats: z.int() })
    .nullable()
    .meta({ description: 'null for those who do not see the fleet' }),
  pickups: z.array(z.object({ adcode: z.string(), name: z.string(), lng, lat })),
});

const batchCompany = z.object({
  companyId: z.string(),
  orgId: uuid,
  name: z.string(),
  district: z.string(),
  address: z.string(),
  lng,
  lat,
  receiveFrom: z.string().nullable(),
  receiveTo: z.string().nullable(),
  staffNeeded: z.int(),
  staffPresent: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  withdrawalsProposed: z.int(),
});

/** Batches and the companies in them. */
export const batchEndpoints = endpointsOf({
  listBatches: {
    method: 'get',
    path: '/batches',
    summary: { zh: '批次', en: 'batches, the newest first' },
    access: everyone,
    query: pageQuery,
    reply: { status: 200, body: z.object({ batches: z.array(batchSchema), nextCursor }) },
  },
  createBatch: {
    method: 'post',
    path: '/batches',
    summary: { zh: '新建批次', en: 'a new batch' },
    access: planners,
    body: batchInputSchema,
    bodyBytesMax: batchBytesMax,
    reply: { status: 201, body: z.object({ batchId: uuid }) },
  },
  readBatch: {
    method: 'get',
    path: '/batches/{batchId}',
    summary: { zh: '一个批次', en: 'one batch' },
    access: everyone,
    params: batchParams,
    reply: { status: 200, body: batchDetail },
  },
  editBatch: {
    method: 'patch',
    path: '/batches/{batchId}',
    summary: { zh: '开放或截止收名单', en: 'open or close for rosters' },
    access: planners,
    params: batchParams,
    body: batchStatusInputSchema,
    edits: true,
    reply: { status: 200, body: batchSchema },
  },
  listBatchCompanies: {
    method: 'get',
    path: '/batches/{batchId}/companies',
    summary: { zh: '批次中的企业与名单情况', en: 'companies of a batch and how their rosters stand' },
    access: everyone,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ companies: z.array(batchCompany), nextCursor }) },
  },
  listCompanies: {
    method: 'get',
    path: '/companies',
    summary: { zh: '企业', en: 'companies above their batches' },
    access: everyone,
    query: pageQuery,
    reply: {
      status: 200,
      body: z.object({
        companies: z.array(z.object({ orgId: uuid, code: z.string(), name: z.string() })),
        nextCursor,
      }),
    },
  },
});
