import type { Plan } from '../contract/plan.ts';
import { createPool } from '../db/pool.ts';
import { countyRegister } from '../geo/index.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import { createHighsSolver } from './highs.ts';
import { makePlan, type PlanDeps, type PlanInput, type PlanOptions } from './makePlan.ts';
import { openRoads, type RoadSettings } from './roads/openRoads.ts';
import type { PlanRoads } from './roads/planRoads.ts';
import { solveHere } from './solveHere.ts';
import type { SolveProgress } from './solverPort.ts';
import { runSolverInThread } from './solverThread.ts';
import { alone } from './team/seat.ts';
import { makeTradeOff } from './tradeOff.ts';

/** Which roads a planning thread measures on: it opens its own connections. */
export interface ThreadRoads {
  settings: RoadSettings;
  databaseUrl: string;
}

export interface PlanHereHooks {
  onProgress: (progress: SolveProgress) => void;
  /** Told the plans of the curve's points, in their order, where one was asked for. */
  onPoints?: (points: Plan[]) => void;
  /** Told of what goes wrong with the roads without stopping the work. */
  onTrouble: (error: unknown) => void;
}

type PlanHereOptions = PlanOptions & { tradeOff?: boolean };

/**
 * Plans on the calling thread, on real roads where some are given; with the curve of money against contacts where asked for.
 * Blocks while it searches alone; meant for a thread of its own.
 */
export async function planHere(
  input: PlanInput,
  options: PlanHereOptions,
  hooks: PlanHereHooks,
  roads: ThreadRoads | null = null,
): Promise<Plan> {
  if (roads === null) return planOn(input, options, hooks);
  const pool = createPool({ connectionString: roads.databaseUrl, max: 2, onError: hooks.onTrouble });
  try {
    return await planOn(input, options, hooks, openRoads(roads.settings, pool, hooks.onTrouble));
  } finally {
    await pool.end();
  }
}

async function planOn(
  input: PlanInput,
  options: PlanHereOptions,
  { onProgress, onPoints }: PlanHereHooks,
  roads?: PlanRoads,
): Promise<Plan> {
  const deps: PlanDeps = {
    router: createEstimateRouter(cruiseSpeeds(input.policy)),
    ...(roads && { roads }),
    counties: countyRegister(),
    // one thread is this one, which is a thread of its own already
    runSolver: async (request, solverHooks) =>
      (request.threads ?? 1) > 1
        ? runSolverInThread(request, solverHooks)
        : solveHere(
            request,
            alone,
            (progress) => solverHooks?.onProgress?.(progress),
            request.proof === undefined ? undefined : await createHighsSolver(),
          ),
    now: () => new Date(),
    onProgress,
  };
  if (options.tradeOff !== true) return makePlan(input, options, deps);
  const { plan, pointPlans } = await makeTradeOff(input, options, deps);
  onPoints?.(pointPlans);
  return plan;
}
