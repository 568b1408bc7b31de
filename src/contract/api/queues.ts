import { z } from 'zod';
import { endpointsOf, instant, nextCursor, pageQuery, planners, uuid } from './endpoint.ts';

/** What is given up and tried again. */
export const workKinds = ['request', 'plan', 'verification'] as const;
export type WorkKind = (typeof workKinds)[number];

const depth = z.object({ name: z.string(), waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() });

const failure = z.object({
  workId: uuid.meta({ description: 'id of the request, the plan or the verification' }),
  kind: z.enum(workKinds),
  batchId: uuid,
  failedAt: instant,
  error: z
    .object({ code: z.string(), detail: z.string() })
    .meta({ description: 'nothing personal: what a program or a library said stands in the log only' }),
});

/** What waits to be done, what could not be done, and trying that again. */
export const queueEndpoints = endpointsOf({
  listQueues: {
    method: 'get',
    path: '/queues',
    summary: { zh: '队列', en: 'how many jobs wait, run and were put off' },
    access: planners,
    reply: { status: 200, body: z.object({ queues: z.array(depth) }) },
  },
  listFailures: {
    method: 'get',
    path: '/queues/failures',
    summary: { zh: '失败的工作和原因', en: 'work that was given up, the newest first, and why' },
    access: planners,
    query: pageQuery,
    reply: { status: 200, body: z.object({ failures: z.array(failure), nextCursor }) },
  },
  retryWork: {
    method: 'post',
    path: '/queues/failures/{workId}/retry',
    summary: { zh: '重试', en: 'try it again from its beginning' },
    access: planners,
    params: z.strictObject({ workId: uuid }),
    reply: { status: 202, body: z.object({ workId: uuid, kind: z.enum(workKinds) }) },
  },
});
