import { parentPort, workerData } from 'node:worker_threads';
import { countyRegister } from '../src/geo/index.ts';
import { makePlan } from '../src/planning/makePlan.ts';
import type { PlanThreadData, PlanThreadMessage } from '../src/planning/planThread.ts';
import { solveHere } from '../src/planning/solveHere.ts';
import { cruiseSpeeds } from '../src/policy/speeds.ts';
import { createEstimateRouter } from '../src/routing/estimate.ts';

/** Entry of a planning thread: a batch in, progress and one plan out. Ends by being terminated where nobody wants it any more. */
const { input, options } = workerData as PlanThreadData;
const post = (message: PlanThreadMessage) => parentPort?.postMessage(message);
const plan = await makePlan(input, options, {
  router: createEstimateRouter(cruiseSpeeds(input.policy)),
  counties: countyRegister(),
  runSolver: async (request, hooks) =>
    solveHere(
      request,
      () => false,
      (progress) => hooks?.onProgress?.(progress),
    ),
  now: () => new Date(),
  onProgress: (progress) => post({ progress }),
});
post({ plan });
