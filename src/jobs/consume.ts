import { createPostgresBackend, type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import { isJobName, type JobName, type JobPayload, jobs, type QueueName } from './definitions.ts';
import { asConnection, type QueueStore, queuePool, workerRedis } from './store.ts';

/** What a handler gets beside its payload. */
export interface JobHelpers {
  jobId: string;
  /** True where no further attempt will follow an error, so that the row must not be left unfinished. */
  isLastAttempt: boolean;
  /** Fires when the process stops or the job was lost to another worker; the handler then throws. */
  signal: AbortSignal;
}

export type JobHandler<N extends JobName> = (payload: JobPayload<N>, helpers: JobHelpers) => Promise<void>;

export type JobHandlers = { [N in JobName]: JobHandler<N> };

/** The work cannot be done however often it is tried: do not retry. The row says why. */
export class PermanentJobError extends Error {}

export interface ConsumeOptions {
  store: QueueStore;
  queue: QueueName;
  /** Jobs at the same time in this process. */
  concurrency: number;
  handlers: JobHandlers;
  timing?: Partial<LockTiming>;
  /** Hears of errors, failed attempts and stalled jobs; never of payload contents beyond ids. */
  onEvent(event: WorkerEvent): void;
  /** Hears how long each attempt took and how it ended. */
  onAttempt?(attempt: Attempt): void;
}

/** One attempt at a job. */
export interface Attempt {
  job: JobName;
  outcome: 'done' | 'failed';
  ms: number;
}

export interface WorkerEvent {
  kind: 'error' | 'failed' | 'stalled' | 'lock_lost';
  queue: QueueName;
  jobId: string | null;
  error: Error | null;
}

/** How soon the jobs of a killed process come back, and how often. Milliseconds. */
export interface LockTiming {
  /** A worker that does not renew for this long has lost its job. */
  lockMs: number;
  /** How often the others look for lost jobs. */
  stalledMs: number;
  /** How often a job may be lost before BullMQ gives it up; the row's own count of starts is stricter for poison. */
  maxStalled: number;
}

/**
 * A killed worker's job is marked on the first check after the kill and taken back on the next one after its lock ran out;
 * BullMQ may skip every second check. So it is back after at most 4 × 2 s + 5 s = 13 s, usually after 5 to 7 s.
 */
export const defaultTiming: LockTiming = { lockMs: 5_000, stalledMs: 2_000, maxStalled: 100 };

/** A running consumer of one queue. */
export interface Consumer {
  /** Takes no more jobs, waits `graceMs` for the running ones, then interrupts them; they go back into the queue. Once. */
  close(graceMs: number): Promise<void>;
}

/** Starts working on a queue. Runs until closed; lost connections come back by themselves. */
export function consume(options: ConsumeOptions): Consumer {
  const { queue, onEvent } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const stop = new AbortController();

  const processor = async (job: Job, token: string | undefined, signal: AbortSignal | undefined) => {
    const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
    await work(job, token, AbortSignal.any(signals), options);
  };
  const { worker, end } = openWorker(options, timing, processor);
  worker.on('error', (error) => onEvent({ kind: 'error', queue, jobId: null, error }));
  worker.on('failed', (job, error) => onEvent({ kind: 'failed', queue, jobId: job?.id ?? null, error }));
  worker.on('stalled', (jobId) => onEvent({ kind: 'stalled', queue, jobId, error: null }));
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) {
      onEvent({ kind: 'lock_lost', queue, jobId, error: null });
      worker.cancelJob(jobId, 'lock lost');
    }
  });

  const closeOnce = async (graceMs: number) => {
    const timer = setTimeout(() => stop.abort(new Error('the worker stops')), graceMs);
    await worker.close();
    clearTimeout(timer);
    await end();
  };
  let closing: Promise<void> | null = null;
  return {
    close(graceMs) {
      closing ??= closeOnce(graceMs);
      return closing;
    },
  };
}

async function work(job: Job, token: string | undefined, signal: AbortSignal, options: ConsumeOptions): Promise<void> {
  if (!isJobName(job.name)) throw new UnrecoverableError(`unknown job ${job.name}`);
  const { name } = job;
  const handler = options.handlers[name] as (payload: unknown, helpers: JobHelpers) => Promise<void>;
  const parsed = jobs[job.name].payload.safeParse(job.data);
  if (!parsed.success) throw new UnrecoverableError(`payload of ${job.name} is invalid`);
  const startedAt = performance.now();
  const count = (outcome: Attempt['outcome']) =>
    options.onAttempt?.({ job: name, outcome, ms: performance.now() - startedAt });

  try {
    const isLastAttempt = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    await handler(parsed.data, { jobId: job.id ?? '', isLastAttempt, signal });
    count('done');
  } catch (error) {
    count('failed');
    if (signal.aborted && token !== undefined) {
      // Fails where the job was lost to another worker, who does it then.
      await job.moveToWait(token).catch(() => {});
      throw new WaitingError();
    }
    if (error instanceof PermanentJobError) throw new UnrecoverableError(error.message);
    throw error;
  }
}

/** What we need of BullMQ's worker, whichever backend it is typed for. */
type ConsumerWorker = Pick<Worker, 'on' | 'cancelJob' | 'close'>;

type Processor = (job: Job, token: string | undefined, signal: AbortSignal | undefined) => Promise<void>;

function openWorker(
  { store, queue, concurrency, onEvent }: ConsumeOptions,
  timing: LockTiming,
  processor: Processor,
): { worker: ConsumerWorker; end(): Promise<void> } {
  const settings = {
    concurrency,
    lockDuration: timing.lockMs,
    stalledInterval: timing.stalledMs,
    maxStalledCount: timing.maxStalled,
    drainDelay: 5,
    runRetryDelay: 1_000,
  };
  if (store.kind === 'redis') {
    const redis = workerRedis(store.redisUrl);
    redis.on('error', (error) => onEvent({ kind: 'error', queue, jobId: null, error }));
    const worker = new Worker(queue, processor, { ...settings, connection: redis, prefix: store.prefix ?? 'jieyun' });
    return { worker, end: async () => redis.disconnect() };
  }
  // One connection hears LISTEN for good, each job may finish while locks are renewed and stalled jobs looked for.
  const pool = queuePool(store.databaseUrl, `jieyun worker ${queue}`, concurrency + 3);
  const worker = new Worker(queue, processor, { ...settings, connection: asConnection(pool) }, createPostgresBackend);
  return { worker: worker as unknown as ConsumerWorker, end: () => pool.end() };
}
