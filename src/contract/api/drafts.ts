import { z } from 'zod';
import { bilingualSchema } from '../bilingual.ts';
import { deskPlanSchema } from '../deskPlan.ts';
import { planComparisonSchema } from '../planComparison.ts';
import { pastEditSchema, planChangeSchema, planDraftSchema, reservesSchema, whatIfSchema } from '../planDraft.ts';
import { planEditSchema } from '../planEdit.ts';
import { planInputSchema } from '../planInput.ts';
import { replanProposalSchema } from '../replanProposal.ts';
import { endpointsOf, nextCursor, pageQuery, planners, planParams, tripParams, uuid } from './endpoint.ts';

const planVersion = z.coerce.number().int().min(0).max(1_000_000);
const text = z.string().min(1).max(64);
const isTrue = z.enum(['true', 'false']).default('false');

const changed = { status: 200, body: planChangeSchema } as const;
const requested = {
  status: 202,
  body: z.object({
    planId: uuid.meta({ description: 'the run, to be adopted when it is done' }),
    text: bilingualSchema,
  }),
} as const;

/**
 * Editing a plan. Every plan that is done has a draft, which begins as the plan was made. Each change names the version that it was
 * made on (`If-Match`: the ETag of the draft, or `version` of the last change) and is refused with 412 where somebody was faster.
 */
export const draftEndpoints = endpointsOf({
  readDraft: {
    method: 'get',
    path: '/plans/{planId}/draft',
    summary: { zh: '方案草稿：版本、指标、限值、锁定、撤销', en: 'the draft of a plan, without its document' },
    access: planners,
    params: planParams,
    reply: { status: 200, body: planDraftSchema },
  },
  readDeskPlan: {
    method: 'get',
    path: '/plans/{planId}/desk',
    summary: {
      zh: '调度台所画的方案：草稿或已发布版本',
      en: 'what the desk draws of the draft, or of a published version',
    },
    access: planners,
    params: planParams,
    query: z.strictObject({
      version: planVersion.optional().meta({ description: 'a published version; 0: as the run made it' }),
    }),
    reply: { status: 200, body: deskPlanSchema },
  },
  whatIf: {
    method: 'get',
    path: '/plans/{planId}/what-if',
    summary: { zh: '拖动时：放到每辆车上会怎样', en: 'what would come of putting the same people into each bus' },
    access: planners,
    params: planParams,
    query: z.strictObject({
      kind: z.enum(['group', 'stop', 'workers', 'trip']),
      tripId: text.optional().meta({ description: 'left out with a group: those left over' }),
      adcode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      companyId: text.optional(),
      people: z.coerce.number().int().min(1).max(1000).optional(),
      seq: z.coerce.number().int().min(0).max(10_000).optional(),
      workerIds: z.string().min(1).max(4000).optional().meta({ description: 'separated by commas' }),
    }),
    reply: { status: 200, body: whatIfSchema },
  },
  editPlan: {
    method: 'post',
    path: '/plans/{planId}/edits',
    summary: { zh: '手工调整方案', en: 'one edit by hand; refused with 422 and the limits where it is forbidden' },
    access: planners,
    params: planParams,
    query: z.strictObject({
      dryRun: isTrue.meta({ description: 'true: only say what would come of it, forbidden or not' }),
    }),
    body: planEditSchema,
    edits: true,
    reply: changed,
  },
  listEdits: {
    method: 'get',
    path: '/plans/{planId}/edits',
    summary: { zh: '调整记录', en: 'edits since the last publication, the newest first' },
    access: planners,
    params: planParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ edits: z.array(pastEditSchema), nextCursor }) },
  },
  undoEdit: {
    method: 'post',
    path: '/plans/{planId}/undo',
    summary: { zh: '撤销', en: 'take the last edit back' },
    access: planners,
    params: planParams,
    edits: true,
    reply: changed,
  },
  redoEdit: {
    method: 'post',
    path: '/plans/{planId}/redo',
    summary: { zh: '重做', en: 'make an edit again that was taken back' },
    access: planners,
    params: planParams,
    edits: true,
    reply: changed,
  },
  reevaluatePlan: {
    method: 'post',
    path: '/plans/{planId}/reevaluate',
    summary: {
      zh: '重新核算时间和指标（不改变安排）',
      en: 'times and figures again, by the batch of today; nobody is moved',
    },
    access: planners,
    params: planParams,
    edits: true,
    reply: changed,
  },
  resequenceTrip: {
    method: 'post',
    path: '/plans/{planId}/trips/{tripId}/resequence',
    summary: { zh: '重排一车的停靠顺序', en: 'the best order of stops for one bus' },
    access: planners,
    params: tripParams,
    body: z.strictObject({
      confirm: z.boolean().default(false).meta({ description: 'true: also where the order was made by hand' }),
    }),
    edits: true,
    reply: changed,
  },
  reoptimisePlan: {
    method: 'post',
    path: '/plans/{planId}/reoptimise',
    summary: { zh: '重新优化未锁定部分', en: 'plan again from the draft; what is locked or was moved by hand stays' },
    access: planners,
    params: planParams,
    body: planInputSchema.omit({ tradeOff: true }).extend({
      releaseByHand: z.boolean().default(false).meta({ description: 'true: what was done by hand need not stay' }),
    }),
    edits: true,
    reply: requested,
  },
  proposeReplan: {
    method: 'post',
    path: '/plans/{planId}/replan',
    summary: {
      zh: '按途中情况提出改动最少的调整，写入草稿；比较、核查、发布后才生效',
      en: 'what happened on the road put into the draft with the fewest changes; nothing is published by it',
    },
    access: planners,
    params: planParams,
    edits: true,
    reply: { status: 200, body: replanProposalSchema },
  },
  adoptPlan: {
    method: 'post',
    path: '/plans/{planId}/adopt',
    summary: {
      zh: '采用另一方案作为草稿',
      en: 'make another plan the draft: a run, a point of the curve, an earlier version',
    },
    access: planners,
    params: planParams,
    body: z.strictObject({
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('plan'), planId: uuid }),
        z.strictObject({ kind: z.literal('trade_off'), point: z.int().min(0).max(100) }),
        z.strictObject({ kind: z.literal('version'), number: z.int().min(0).max(1_000_000) }),
      ]),
      confirm: z.boolean().default(false).meta({
        description: 'true: also where it undoes what was done by hand or locked; else that is a 409 that lists it',
      }),
    }),
    edits: true,
    reply: changed,
  },
  applyFix: {
    method: 'post',
    path: '/plans/{planId}/fixes',
    summary: {
      zh: '采用一项建议并重新规划',
      en: 'make the changes of a fix in the batch and plan again from the draft',
    },
    access: planners,
    params: planParams,
    body: planInputSchema.omit({ tradeOff: true }).extend({
      workerId: text.meta({ description: 'somebody left over whose fix it is' }),
      plates: z
        .array(text)
        .max(1000)
        .optional()
        .meta({ description: 'plates of the buses that it adds; left out: names until they are known' }),
    }),
    edits: true,
    reply: requested,
  },
  comparePlans: {
    method: 'get',
    path: '/plans/{planId}/compare',
    summary: { zh: '比较两个方案', en: 'this plan against another one of the batch, in words' },
    access: planners,
    params: planParams,
    query: z.strictObject({
      version: planVersion
        .optional()
        .meta({ description: 'published version; 0: as it was made; left out: the draft' }),
      with: uuid,
      withVersion: planVersion.optional(),
    }),
    reply: { status: 200, body: planComparisonSchema },
  },
  readReserves: {
    method: 'get',
    path: '/plans/{planId}/reserves',
    summary: { zh: '空闲客车和驾驶员', en: 'idle buses and free drivers' },
    access: planners,
    params: planParams,
    reply: { status: 200, body: reservesSchema },
  },
});
