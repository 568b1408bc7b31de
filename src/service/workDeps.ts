import { countyRegister } from '../geo/index.ts';
import type { Log } from '../log.ts';
import { makePlan } from '../planning/makePlan.ts';
import type { MakePlan, WorkDeps } from '../planning/server/deps.ts';
import { rosterReader } from '../planning/server/rosterReader.ts';
import { runSolverInThread } from '../planning/solverThread.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import type { Runtime } from './runtime.ts';

/** The use-cases' dependencies in production: the same county register, router and solver thread as the command line has. */
export function createWorkDeps({ pool, keyRing, queues }: Runtime, log: Log): WorkDeps {
  return { pool, keys: keyRing, queues, log, readRosters: rosterReader(countyRegister()), makePlan: planWithEstimate };
}

const planWithEstimate: MakePlan = (input, { seed, seconds, iterations, locale }, { signal, onProgress }) =>
  makePlan(
    input,
    { seed, seconds, locale, ...(iterations !== undefined && { iterations }) },
    {
      router: createEstimateRouter(cruiseSpeeds(input.policy)),
      counties: countyRegister(),
      runSolver: runSolverInThread,
      now: () => new Date(),
      signal,
      onProgress,
    },
  );
