import { z } from 'zod';
import { batchInputSchema } from '../batchInput.ts';
import { count, text } from '../fields.ts';
import {
  batchParams,
  companyParams,
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
  deadline: instant.nullable(),
  applicationsRequired: z.boolean(),
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

const batchEdit = z
  .strictObject({
    name: text.max(120),
    serviceDate: localDate,
    status: z.enum(['open', 'closed']),
    deadline: z.iso.datetime({ offset: true }).nullable(),
    applicationsRequired: z.boolean(),
  })
  .partial();
export type BatchEdit = z.output<typeof batchEdit>;

const joiningCompany = z.strictObject({
  orgId: uuid,
  staffNeeded: count.default(0).meta({ description: 'people still to come' }),
  staffPresent: count.default(0),
});

const pickupDemand = z.object({ name: z.string().nullable(), lng, lat, workers: z.int() });
const countyDemand = z.object({
  adcode: z.string(),
  name: z.string(),
  lng,
  lat,
  workers: z.int(),
  companies: z.int(),
  pickups: z.array(pickupDemand).meta({ description: 'name null: the county seat' }),
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
    summary: { zh: '修改批次；开放或截止收名单', en: 'edit a batch; open or close it for rosters' },
    access: planners,
    params: batchParams,
    body: batchEdit,
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
  addBatchCompany: {
    method: 'post',
    path: '/batches/{batchId}/companies',
    summary: { zh: '请企业参加批次', en: 'take a company into a batch, so that it can apply' },
    access: planners,
    params: batchParams,
    body: joiningCompany,
    reply: { status: 201, body: z.object({ companyId: z.string() }) },
  },
  removeBatchCompany: {
    method: 'delete',
    path: '/batches/{batchId}/companies/{companyId}',
    summary: {
      zh: '把企业移出批次，连同其为本批次所报的一切；仍有人员或已发布方案时拒绝并说明',
      en: 'take a company out of a batch with all that it sent for it; refused with reasons while it has people or stands in a published plan',
    },
    access: planners,
    params: companyParams,
    reply: { status: 204 },
  },
  readDemand: {
    method: 'get',
    path: '/batches/{batchId}/demand',
    summary: {
      zh: '各区县、上车点待接人数（仅已通过的）',
      en: 'people to fetch by county and pick-up place, accepted ones only',
    },
    access: everyone,
    params: batchParams,
    reply: { status: 200, body: z.object({ workers: z.int(), counties: z.array(countyDemand) }) },
  },
});
