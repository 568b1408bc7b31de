import { Worker } from 'node:worker_threads';
import type { Plan } from '../contract/plan.ts';
import type { PlanInput, PlanOptions } from './makePlan.ts';
import type { ThreadRoads } from './planHere.ts';
import type { SolveProgress } from './solverPort.ts';

/** What a planning thread is started with. */
export interface PlanThreadData {
  input: PlanInput;
  options: PlanOptions & { tradeOff?: boolean };
  /** Real roads to plan on; null plans on the estimate. */
  roads: ThreadRoads | null;
}

/** What a planning thread posts: progress and trouble with the roads now and then, one plan at the end. */
export type PlanThreadMessage = { progress: SolveProgress } | { trouble: string } | { plan: Plan };

const entry = new URL('../../workers/planThread.js', import.meta.url);

/**
 * Plans in a thread of its own: not only the search, timetables and explanations too keep a core busy for seconds, while
 * this thread has to serve requests and renew job locks. Rejects with the signal's reason as soon as that fires.
 */
export async function makePlanInThread(
  data: PlanThreadData,
  hooks: {
    signal: AbortSignal;
    onProgress: (progress: SolveProgress) => void;
    onTrouble: (message: string) => void;
  },
): Promise<Plan> {
  const { signal, onProgress, onTrouble } = hooks;
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
      else if ('trouble' in message) onTrouble(message.trouble);
      else resolve(message.plan);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', onAbort);
      reject(new Error(`the planning thread ended with status ${code} and no plan`));
    });
  });
}
