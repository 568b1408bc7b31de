import { createPostgresBackend, Queue } from 'bullmq';
import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import { type JobName, type JobPayload, jobs, type QueueName, queueNames } from './definitions.ts';
import { asConnection, producerRedis, type QueueStore, queuePool } from './store.ts';

/** Longest wait for the queue to take a job; a caller with a person in front of it cannot wait longer. */
const addDeadlineMs = 4_000;

/** Connections of all producers of this process together. */
const producerConnections = 3;

/** The way into the queues. */
export interface Queues {
  /**
   * Queues a job, once: while the same work waits or runs, nothing happens.
   *
   * @throws AppError `unavailable` within seconds where the queue does not answer.
   */
  add<N extends JobName>(name: N, payload: JobPayload<N>): Promise<void>;
  /** `add`, also where a finished job of the same id was left behind; tells whether there was nothing live. */
  ensure<N extends JobName>(name: N, payload: JobPayload<N>): Promise<boolean>;
  /** How many jobs stand in each queue. @throws AppError `unavailable` */
  counts(): Promise<Record<QueueName, { waiting: number; active: number; delayed: number; failed: number }>>;
  close(): Promise<void>;
}

/** Opens the queues for producers. `onError` hears of lost connections; they come back by themselves. */
export function createQueues(store: QueueStore, onError: (error: Error) => void): Queues {
  const { open, end } = opener(store, onError);
  const queues = new Map<QueueName, ProducerQueue>();
  for (const name of queueNames) {
    const queue = open(name);
    queue.on('error', onError);
    queues.set(name, queue);
  }
  const queueOf = (name: JobName) => queues.get(jobs[name].queue)!;

  return {
    async add(name, payload) {
      await withDeadline(queueOf(name).add(name, payload, jobOptions(name, payload)));
    },

    async ensure(name, payload) {
      const queue = queueOf(name);
      return withDeadline(
        (async () => {
          const options = jobOptions(name, payload);
          const existing = await queue.getJob(options.jobId);
          if (existing !== undefined) {
            const state = await existing.getState();
            if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return false;
            await existing.remove();
          }
          await queue.add(name, payload, options);
          return true;
        })(),
      );
    },

    async counts() {
      const entries = await withDeadline(
        Promise.all(
          [...queues].map(async ([name, queue]) => {
            const found = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
            const { waiting = 0, active = 0, delayed = 0, failed = 0 } = found;
            return [name, { waiting, active, delayed, failed }] as const;
          }),
        ),
      );
      return Object.fromEntries(entries) as Awaited<ReturnType<Queues['counts']>>;
    },

    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await end();
    },
  };
}

/** What producers need of BullMQ's queue, whichever backend it is typed for. */
type ProducerQueue = Pick<Queue, 'on' | 'add' | 'getJob' | 'getJobCounts' | 'close'>;

interface Opener {
  open(name: QueueName): ProducerQueue;
  end(): Promise<void>;
}

function opener(store: QueueStore, onError: (error: Error) => void): Opener {
  // Enough for whoever watches the queue; the default keeps ten thousand events.
  const streams = { events: { maxLen: 1000 } };
  if (store.kind === 'redis') {
    const redis = producerRedis(store.redisUrl);
    redis.on('error', onError);
    const prefix = store.prefix ?? 'jieyun';
    return {
      open: (name) => new Queue(name, { connection: redis, prefix, streams }),
      end: async () => redis.disconnect(),
    };
  }
  const pool = queuePool(store.databaseUrl, 'jieyun producer', producerConnections);
  return {
    open: (name) => {
      const queue = new Queue(name, { connection: asConnection(pool), streams }, createPostgresBackend);
      return queue as unknown as ProducerQueue;
    },
    end: () => pool.end(),
  };
}

/** Finished jobs leave nothing behind: what came of the work stands in its row. */
function jobOptions<N extends JobName>(name: N, payload: JobPayload<N>) {
  const { attempts, backoffMs } = jobs[name];
  return {
    jobId: jobIdOf(name, payload),
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
  };
}

function jobIdOf<N extends JobName>(name: N, payload: JobPayload<N>): string {
  const jobId = jobs[name].jobId as (payload: JobPayload<N>) => string;
  return jobId(payload);
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${addDeadlineMs} ms`)), addDeadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } catch (cause) {
    throw new AppError('unavailable', inBoth({ zh: '任务队列没有响应', en: 'the job queue does not answer' }), {
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
