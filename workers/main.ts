import { type Attempt, consume, type LockTiming, type WorkerEvent } from '../src/jobs/consume.ts';
import { type QueueName, queueNames } from '../src/jobs/definitions.ts';
import type { QueueStore } from '../src/jobs/store.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { sweep } from '../src/planning/server/sweep.ts';
import { watchJourneys } from '../src/tracking/watch/watchJourneys.ts';
import { jobHandlers } from './handlers.ts';

export interface WorkerOptions {
  store: QueueStore;
  /** Queues to work on. Default: all. */
  queues?: readonly QueueName[];
  /** For tests; production keeps the defaults. */
  timing?: Partial<LockTiming>;
  /** Hears how long each attempt at a job took. */
  onAttempt?: (attempt: Attempt) => void;
  /** Milliseconds between sweeps. Default 15 000. */
  sweepMs?: number;
  /** Milliseconds between looks at journeys under way. Default 60 000. */
  watchMs?: number;
}

/** The running workers of one process. */
export interface Workers {
  /** Takes no more jobs, waits `graceMs` for those that run, and hands back what is not done by then. */
  close(graceMs: number): Promise<void>;
}

/** Reading is short and waits for the database; a plan has its own threads; measuring waits for the road server. */
const concurrency: Record<QueueName, number> = { intake: 2, planning: 1, roads: 1 };

/** Whoever has just stored a row is about to queue it. */
const sweepMinAgeMs = 5_000;

/** Starts one worker a queue, and the sweep. At its start the sweep takes every stray, since nobody of before is left. */
export function startWorkers(deps: WorkDeps, options: WorkerOptions): Workers {
  const handlers = jobHandlers(deps);
  const onEvent = (event: WorkerEvent) => tell(deps, event);
  const consumers = (options.queues ?? queueNames).map((queue) =>
    consume({
      store: options.store,
      queue,
      concurrency: concurrency[queue],
      handlers,
      onEvent,
      ...(options.timing && { timing: options.timing }),
      ...(options.onAttempt && { onAttempt: options.onAttempt }),
    }),
  );
  const sweeps = everyMs(deps, 'sweep', options.sweepMs ?? 15_000, (isFirst) =>
    sweep(deps, isFirst ? 0 : sweepMinAgeMs),
  );
  const watch = everyMs(deps, 'watch', options.watchMs ?? 60_000, () => watchJourneys(deps, new Date()));

  return {
    async close(graceMs) {
      await Promise.all([sweeps.stop(), watch.stop()]);
      await Promise.all(consumers.map((consumer) => consumer.close(graceMs)));
    },
  };
}

function tell({ log }: WorkDeps, { kind, queue, jobId, error }: WorkerEvent): void {
  const fields = { queue, jobId, err: error };
  if (kind === 'stalled') log.warn({ queue, jobId }, 'a job came back from a worker that vanished');
  else if (kind === 'lock_lost') log.warn({ queue, jobId }, 'a job was lost to another worker');
  else if (kind === 'failed') log.warn(fields, 'an attempt failed');
  else log.warn(fields, 'trouble with the queue');
}

/** Does something now and again, one after the other; where it fails it is tried again at the next time. */
function everyMs(
  deps: WorkDeps,
  name: string,
  intervalMs: number,
  work: (isFirst: boolean) => Promise<unknown>,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const run = (isFirst: boolean) => {
    running = running
      // one that is late has others waiting behind it; they would outlive the database
      .then(() => (isStopped ? undefined : work(isFirst)))
      .catch((error: unknown) =>
        deps.log.warn({ err: error, name }, 'what is done regularly failed and will run again'),
      );
  };
  run(true);
  const timer = setInterval(run, intervalMs, false);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
