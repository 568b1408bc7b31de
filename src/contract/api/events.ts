import { z } from 'zod';
import { endpointsOf, everyone, instant, uuid } from './endpoint.ts';

/** Everything that is told of, `<what>.<verb>`. `plan.progress` and `verification.progress` carry figures; the others say that something is to be read again. */
export const eventKinds = [
  'batch.create',
  'batch.edit',
  'request.submit',
  'request.read',
  'request.fail',
  'request.retry',
  'request.withdraw',
  'claim.edit',
  'application.edit',
  'company.edit',
  'survey.create',
  'fleet.edit',
  'driver.edit',
  'policy.edit',
  'plan.request',
  'plan.progress',
  'plan.finish',
  'plan.fail',
  'plan.retry',
  'plan.cancel',
  'plan.edit',
  'plan.check',
  'plan.publish',
  'verification.request',
  'verification.progress',
  'verification.finish',
  'verification.fail',
  'verification.retry',
  'sheet.publish',
  'sheet.acknowledge',
  'journey.record',
  'journey.alert',
  'alert.change',
  'dorm.change',
  'supply.change',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One event as it goes out; its place in the order is the `id` of the frame. */
export const eventSchema = z.object({
  kind: z.enum(eventKinds),
  at: instant,
  objectId: z.string().meta({ description: 'id of what the kind begins with' }),
  batchId: uuid.nullable(),
  planId: uuid.nullable(),
  tripId: z.string().nullable(),
  data: z.unknown(),
});

/** An id of a frame. */
export const eventId = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** What changes, as it changes. */
export const eventEndpoints = endpointsOf({
  streamEvents: {
    method: 'get',
    path: '/events',
    summary: {
      zh: '实时消息（SSE）：断线后按 Last-Event-ID 续传；收到 ready 时请重新读取所显示的内容',
      en: 'server-sent events of what the caller may see, the same order for everybody; goes on after Last-Event-ID. At `ready`, which begins a stream that goes on after nothing, read again what is shown',
    },
    access: [...everyone, 'driver'],
    query: z.strictObject({
      batchId: uuid.optional().meta({ description: 'of one batch only' }),
      lastEventId: eventId.optional().meta({ description: 'where a caller cannot send the header Last-Event-ID' }),
    }),
    reply: { status: 200, events: eventSchema },
  },
});
