import { z } from 'zod';
import { verifiedPlanSchema } from '../verifiedPlan.ts';
import { endpointsOf, instant, nextCursor, pageQuery, planners, planParams, uuid } from './endpoint.ts';

const verification = z.object({
  verificationId: uuid,
  planId: uuid,
  batchId: uuid,
  status: z.enum(['queued', 'running', 'done', 'failed']),
  planVersion: z.int().nullable().meta({ description: 'version of the draft that was measured; null until then' }),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  progress: z.object({ legs: z.int(), done: z.int() }).nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
});

/** Finished plans measured anew on real roads. */
export const verificationEndpoints = endpointsOf({
  verifyPlan: {
    method: 'post',
    path: '/plans/{planId}/verify',
    summary: {
      zh: '按实际道路复核方案（排队执行；正在执行时返回同一次）',
      en: 'measure a finished plan on real roads, as a job; while one is under way that one is told',
    },
    access: planners,
    params: planParams,
    reply: { status: 202, body: z.object({ verificationId: uuid }) },
  },
  listVerifications: {
    method: 'get',
    path: '/plans/{planId}/verifications',
    summary: { zh: '方案的历次复核', en: 'when a plan was measured, the newest first' },
    access: planners,
    params: planParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ verifications: z.array(verification), nextCursor }) },
  },
  readVerification: {
    method: 'get',
    path: '/plans/{planId}/verifications/{verificationId}',
    summary: { zh: '一次复核：进度，或逐段的变化', en: 'how far it is, or what changed trip by trip and leg by leg' },
    access: planners,
    params: z.strictObject({ planId: uuid, verificationId: uuid }),
    reply: { status: 200, body: verification.extend({ result: verifiedPlanSchema.nullable() }) },
  },
});
