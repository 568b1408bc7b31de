import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from '../src/contract/plan.ts';
import { planHere } from '../src/planning/planHere.ts';
import type { PlanThreadData, PlanThreadMessage } from '../src/planning/planThread.ts';
import { LockFaults } from '../src/planning/replan/lockFaults.ts';
import type { SolveProgress } from '../src/planning/solverPort.ts';

/** Entry of a planning thread: a batch in, progress and one plan out. It is terminated where nobody wants the plan any more. */
const { input, options, roads } = workerData as PlanThreadData;
const post = (message: PlanThreadMessage) => parentPort?.postMessage(message);
const hooks = {
  onProgress: (progress: SolveProgress) => post({ progress }),
  onPoints: (points: Plan[]) => post({ points }),
  onTrouble: (error: unknown) => post({ trouble: String(error) }),
};
try {
  post({ plan: await planHere(input, options, hooks, roads) });
} catch (error) {
  if (!(error instanceof LockFaults)) throw error;
  post({ lockFaults: [...error.faults] });
}
