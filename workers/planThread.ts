import { parentPort, workerData } from 'node:worker_threads';
import { planHere } from '../src/planning/planHere.ts';
import type { PlanThreadData, PlanThreadMessage } from '../src/planning/planThread.ts';
import type { SolveProgress } from '../src/planning/solverPort.ts';

/** Entry of a planning thread: a batch in, progress and one plan out. It is terminated where nobody wants the plan any more. */
const { input, options, roads } = workerData as PlanThreadData;
const post = (message: PlanThreadMessage) => parentPort?.postMessage(message);
const hooks = {
  onProgress: (progress: SolveProgress) => post({ progress }),
  onTrouble: (error: unknown) => post({ trouble: String(error) }),
};
post({ plan: await planHere(input, options, hooks, roads) });
