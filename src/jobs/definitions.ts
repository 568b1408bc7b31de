import { z } from 'zod';

/** Where jobs wait. Separate, so that neither a long plan nor a slow road server holds up an upload; `jieyun worker --queues` names them. */
export const queueNames = ['intake', 'planning', 'roads'] as const;
export type QueueName = (typeof queueNames)[number];

const requestPayload = z.strictObject({ requestId: z.uuid() });
const planPayload = z.strictObject({ planId: z.uuid() });
const verificationPayload = z.strictObject({ verificationId: z.uuid() });
const purgePayload = z.strictObject({ day: z.iso.date() });

/**
 * Every kind of job. A payload holds ids or a date only; the row with that id is the truth, the job merely says that there is work.
 * The job id follows from the payload, so that the same work is never queued twice.
 */
export const jobs = {
  'process-request': {
    queue: 'intake',
    payload: requestPayload,
    attempts: 6,
    backoffMs: 1_000,
    jobId: ({ requestId }: z.infer<typeof requestPayload>) => `request-${requestId}`,
  },
  'run-plan': {
    queue: 'planning',
    payload: planPayload,
    attempts: 4,
    backoffMs: 2_000,
    jobId: ({ planId }: z.infer<typeof planPayload>) => `plan-${planId}`,
  },
  'verify-plan': {
    queue: 'roads',
    payload: verificationPayload,
    attempts: 4,
    backoffMs: 2_000,
    jobId: ({ verificationId }: z.infer<typeof verificationPayload>) => `verification-${verificationId}`,
  },
  'play-story': {
    queue: 'intake',
    payload: planPayload,
    attempts: 4,
    backoffMs: 2_000,
    jobId: ({ planId }: z.infer<typeof planPayload>) => `story-${planId}`,
  },
  // the sweep asks for it once a day, since its report of the day is the truth
  purge: {
    queue: 'intake',
    payload: purgePayload,
    attempts: 4,
    backoffMs: 60_000,
    jobId: ({ day }: z.infer<typeof purgePayload>) => `purge-${day}`,
  },
} as const satisfies Record<string, JobShape>;

interface JobShape {
  queue: QueueName;
  payload: z.ZodType;
  /** How often to try when the trouble may pass (the database restarts, say). */
  attempts: number;
  /** First wait between attempts; doubles each time. */
  backoffMs: number;
  jobId(payload: never): string;
}

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** Whether a name found in a queue is one of ours. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}
