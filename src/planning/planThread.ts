import { Worker } from 'node:worker_threads';
import type { Plan } from '../contract/plan.ts';
import type { PlanInput, PlanOptions } from './makePlan.ts';
import type { SolveProgress } from './solverPort.ts';

/** What a planning thread is started with. */
export interface PlanThreadData {
  input: PlanInput;
  options: PlanOptions & { tradeOff?: boolean };
}

/** What a planning thread posts: progress now and then, one plan at the end. */
export type PlanThreadMessage = { progress: SolveProgress } | { plan: Plan };

const entry = new URL('../../workers/planThread.js', import.meta.url);

/**
 * Plans in a thread of its own: not only the search, timetables and explanations too keep a core busy for seconds, while
 * this thread has to serve requests and renew job locks. Rejects with the signal's reason as soon as that fires.
 */
export async function makePlanInThread(
  data: PlanThreadData,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: SolveProgress) => void },
): Promise<Plan> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: data });
    const onAbort = () => {
      reject(signal.reason);
      void thread.terminate();
    };
    signal.addEventListener('abort', onAbort, { once: true });

    thread.on('message', (message: PlanThreadMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else resolve(message.plan);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', onAbort);
      reject(new Error(`the planning thread ended with status ${code} and no plan`));
    });
  });
}
