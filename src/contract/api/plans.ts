import { z } from 'zod';
import { bulletinSchema } from '../bulletin.ts';
import { planSchema, planTripSchema } from '../plan.ts';
import { planInputSchema } from '../planInput.ts';
import { partTripSchema, planPartSchema } from '../planPart.ts';
import {
  batchParams,
  endpointsOf,
  everyone,
  instant,
  nextCursor,
  pageQuery,
  planners,
  planParams,
  tripParams,
  uuid,
} from './endpoint.ts';

const readers = [...everyone, 'driver'] as const;

export const planRunSchema = z.object({
  planId: uuid,
  batchId: uuid,
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  seed: z.int(),
  options: z.unknown(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  progress: z.unknown(),
  summary: z.unknown().meta({ description: "figures of the plan, or of the caller's part of it" }),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  publishedVersion: z.int().nullable().meta({ description: 'null before the first publication' }),
  basedOn: z
    .object({ planId: uuid, version: z.int() })
    .nullable()
    .meta({ description: 'the draft that the run started from: compare with it, and adopt the run there' }),
});

const tripSummary = partTripSchema.pick({ tripId: true, bus: true, loaded: true, nearLimit: true }).extend({
  total: z.union([planTripSchema.shape.total, partTripSchema.shape.total]),
  drivers: z.int(),
  aboard: z.int(),
  departAt: z.iso.datetime({ offset: true }).nullable(),
  arriveAt: z.iso.datetime({ offset: true }).nullable(),
});

const driverLink = z.object({ linkId: uuid, createdAt: instant, expiresAt: instant, revokedAt: instant.nullable() });

const ofVersion = z.strictObject({
  version: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'a published version; 0: as the run made it (planners)' }),
});
const pdf = { status: 200, file: 'application/pdf' } as const;

/** Runs of the planner, their documents, trips and papers. */
export const planEndpoints = endpointsOf({
  requestPlan: {
    method: 'post',
    path: '/batches/{batchId}/plans',
    summary: { zh: '开始规划', en: 'plan the batch' },
    access: planners,
    params: batchParams,
    body: planInputSchema,
    reply: { status: 202, body: z.object({ planId: uuid }) },
  },
  listPlans: {
    method: 'get',
    path: '/batches/{batchId}/plans',
    summary: { zh: '方案', en: 'plans of a batch, the newest first' },
    access: everyone,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ plans: z.array(planRunSchema), nextCursor }) },
  },
  readPlan: {
    method: 'get',
    path: '/plans/{planId}',
    summary: { zh: '规划进度', en: 'progress of a plan' },
    access: everyone,
    params: planParams,
    reply: { status: 200, body: planRunSchema },
  },
  cancelPlan: {
    method: 'post',
    path: '/plans/{planId}/cancel',
    summary: { zh: '取消规划', en: 'cancel a plan' },
    access: planners,
    params: planParams,
    reply: { status: 200, body: planRunSchema },
  },
  readPlanDocument: {
    method: 'get',
    path: '/plans/{planId}/document',
    summary: {
      zh: '方案文件，或其中自己可见的部分',
      en: "the plan document, or the caller's part of it: planners get the draft, everybody else the published version",
    },
    access: readers,
    params: planParams,
    query: ofVersion,
    reply: { status: 200, body: z.union([planSchema, planPartSchema]) },
  },
  listTrips: {
    method: 'get',
    path: '/plans/{planId}/trips',
    summary: { zh: '车次', en: 'trips' },
    access: readers,
    params: planParams,
    reply: { status: 200, body: z.object({ trips: z.array(tripSummary) }) },
  },
  readTrip: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}',
    summary: { zh: '一个车次', en: 'one trip' },
    access: readers,
    params: tripParams,
    query: ofVersion,
    reply: { status: 200, body: z.union([planTripSchema, partTripSchema]) },
  },
  readTripSheet: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/sheet.pdf',
    summary: { zh: '路单', en: 'route sheet' },
    access: readers,
    params: tripParams,
    reply: pdf,
  },
  readTripRoute: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/route.gpx',
    summary: { zh: '轨迹', en: 'route for a navigation device' },
    access: readers,
    params: tripParams,
    reply: { status: 200, file: 'application/gpx+xml' },
  },
  readSheets: {
    method: 'get',
    path: '/plans/{planId}/sheets.pdf',
    summary: { zh: '全部可见路单', en: 'all route sheets that the caller may see' },
    access: everyone,
    params: planParams,
    reply: pdf,
  },
  readMasterList: {
    method: 'get',
    path: '/plans/{planId}/master.xlsx',
    summary: { zh: '总表', en: 'master list' },
    access: planners,
    params: planParams,
    reply: { status: 200, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  readBulletin: {
    method: 'get',
    path: '/plans/{planId}/bulletin',
    summary: {
      zh: '简报：对外的数字，每个附明细',
      en: 'figures to be told outside, each with the rows that it follows from',
    },
    access: planners,
    params: planParams,
    reply: { status: 200, body: bulletinSchema },
  },
  readBulletinPdf: {
    method: 'get',
    path: '/plans/{planId}/bulletin.pdf',
    summary: { zh: '简报（PDF）', en: 'the bulletin on paper' },
    access: planners,
    params: planParams,
    reply: pdf,
  },
  readBulletinSheet: {
    method: 'get',
    path: '/plans/{planId}/bulletin.xlsx',
    summary: { zh: '简报（Excel）', en: 'the bulletin as a workbook' },
    access: planners,
    params: planParams,
    reply: { status: 200, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  listDriverLinks: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/driver-links',
    summary: { zh: '司机链接', en: 'links for drivers' },
    access: planners,
    params: tripParams,
    reply: { status: 200, body: z.object({ links: z.array(driverLink) }) },
  },
  createDriverLink: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/driver-links',
    summary: { zh: '新建司机链接（只打开这一车次）', en: 'a link that opens this one trip' },
    access: planners,
    params: tripParams,
    body: z.strictObject({ hours: z.int().min(1).max(240).default(96) }),
    reply: { status: 201, body: driverLink.extend({ url: z.string(), token: z.string() }) },
  },
  revokeDriverLink: {
    method: 'delete',
    path: '/driver-links/{linkId}',
    summary: { zh: '作废司机链接', en: 'revoke a link' },
    access: planners,
    params: z.strictObject({ linkId: uuid }),
    reply: { status: 204 },
  },
});
