import { parentPort } from 'node:worker_threads';
import { countyRegister } from '../geo/index.ts';
import { rosterTasks } from '../planning/server/rosterTasks.ts';
import type { RosterOrder, RosterOutcome } from './rosterThreads.ts';

/** Entry of a thread that works on roster files, one order after the other. */
const tasks = rosterTasks(countyRegister());
const post = (outcome: RosterOutcome) => parentPort?.postMessage(outcome);

parentPort?.on('message', async ({ task, args }: RosterOrder) => {
  try {
    post({ done: await (tasks[task] as (...some: unknown[]) => Promise<unknown>)(...args) });
  } catch (error) {
    post({ failed: error });
  }
});
