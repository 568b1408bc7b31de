import { Worker } from 'node:worker_threads';
import type { Fault } from '../contract/fault.ts';
import type { Plan } from '../contract/plan.ts';
import type { PlanInput, PlanOptions } from './makePlan.ts';
import type { ThreadRoads } from './planHere.ts';
import { LockFaults } from './replan/lockFaults.ts';
import type { SolveProgress } from './solverPort.ts';

/** What a planning thread is started with. */
export interface PlanThreadData {
  input: PlanInput;
  options: PlanOptions & { tradeOff?: boolean };
  /** Real roads to plan on; null plans on the estimate. */
  roads: ThreadRoads | null;
}

/**
 * What a planning thread posts: progress and trouble with the roads now and then; at the end one plan, after those of the curve's points
 * where one was asked for, or why locks cannot be kept.
 */
export type PlanThreadMessage =
  | { progress: SolveProgress }
  | { trouble: string }
  | { points: Plan[] }
  | { plan: Plan }
  | { lockFaults: Fault[] };

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
    onPoints?: (points: Plan[]) => void;
  },
): Promise<Plan> {
  const { signal, onProgress, onTrouble, onPoints } = hooks;
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
      else if ('points' in message) onPoints?.(message.points);
      else if ('lockFaults' in message) reject(new LockFaults(message.lockFaults));
      else resolve(message.plan);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', onAbort);
      reject(new Error(`the planning thread ended with status ${code} and no plan`));
    });
  });
}
