import { z } from 'zod';
import { planChangeSchema } from '../planDraft.ts';
import { acknowledgementsSchema, planCheckSchema, publishedVersionSchema, sheetStateSchema } from '../publishedPlan.ts';
import { endpointsOf, everyone, instant, planners, planParams, tripParams } from './endpoint.ts';

const text = z.string().min(1).max(64);

/**
 * From draft to published: companies, desks, wardens and drivers see the newest published version and nothing else. A version never
 * changes; a draft edited on after publication becomes the next one.
 */
export const publishingEndpoints = endpointsOf({
  checkPlan: {
    method: 'post',
    path: '/plans/{planId}/check',
    summary: { zh: '独立检查器核查草稿', en: 'the independent checker on the draft' },
    access: planners,
    params: planParams,
    edits: true,
    reply: { status: 200, body: planCheckSchema },
  },
  publishPlan: {
    method: 'post',
    path: '/plans/{planId}/publish',
    summary: { zh: '发布草稿', en: 'publish the checked draft as the next version' },
    access: planners,
    params: planParams,
    edits: true,
    reply: { status: 201, body: publishedVersionSchema },
  },
  listVersions: {
    method: 'get',
    path: '/plans/{planId}/versions',
    summary: { zh: '已发布版本', en: 'published versions, the newest first' },
    access: planners,
    params: planParams,
    reply: { status: 200, body: z.object({ versions: z.array(publishedVersionSchema) }) },
  },
  swapTrip: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/swap',
    summary: {
      zh: '更换已发布车次的客车或驾驶员',
      en: 'another bus or crew for a published trip: a new version at once',
    },
    access: planners,
    params: tripParams,
    body: z.strictObject({
      plate: text.optional(),
      driverIds: z.array(text).min(1).max(8).optional(),
    }),
    edits: true,
    reply: { status: 201, body: z.object({ published: publishedVersionSchema, change: planChangeSchema }) },
  },
  listAcknowledgements: {
    method: 'get',
    path: '/plans/{planId}/acknowledgements',
    summary: { zh: '路单签收：n/m，谁手中的已过期', en: 'acknowledged n of m, and who holds an outdated sheet' },
    access: planners,
    params: planParams,
    reply: { status: 200, body: acknowledgementsSchema },
  },
  readSheetState: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/acknowledgement',
    summary: { zh: '一车路单的版本与签收', en: 'version of a trip’s sheet and whether it is acknowledged' },
    access: [...everyone, 'driver'],
    params: tripParams,
    reply: { status: 200, body: sheetStateSchema },
  },
  acknowledgeSheet: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/acknowledgement',
    summary: { zh: '签收路单', en: 'the driver has read this version of his sheet' },
    access: ['driver', ...planners],
    params: tripParams,
    body: z.strictObject({
      sheetVersion: z.int().min(1).max(1_000_000),
      at: instant.optional().meta({ description: 'time of the action where it was sent later; never after now' }),
    }),
    reply: { status: 200, body: sheetStateSchema },
  },
});
