import type { Plan } from '../contract/plan.ts';
import { countyRegister } from '../geo/index.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import { createHighsSolver } from './highs.ts';
import { makePlan, type PlanDeps, type PlanInput, type PlanOptions } from './makePlan.ts';
import { solveHere } from './solveHere.ts';
import type { SolveProgress } from './solverPort.ts';
import { runSolverInThread } from './solverThread.ts';
import { alone } from './team/seat.ts';
import { makeTradeOff } from './tradeOff.ts';

/**
 * Plans on the calling thread with the estimate router; with the curve of money against contacts where asked for. Blocks while
 * it searches alone; meant for a thread of its own.
 */
export async function planHere(
  input: PlanInput,
  options: PlanOptions & { tradeOff?: boolean },
  onProgress: (progress: SolveProgress) => void,
): Promise<Plan> {
  const deps: PlanDeps = {
    router: createEstimateRouter(cruiseSpeeds(input.policy)),
    counties: countyRegister(),
    // one thread is this one, which is a thread of its own already
    runSolver: async (request, hooks) =>
      (request.threads ?? 1) > 1
        ? runSolverInThread(request, hooks)
        : solveHere(
            request,
            alone,
            (progress) => hooks?.onProgress?.(progress),
            request.proof === undefined ? undefined : await createHighsSolver(),
          ),
    now: () => new Date(),
    onProgress,
  };
  return options.tradeOff === true ? (await makeTradeOff(input, options, deps)).plan : makePlan(input, options, deps);
}
