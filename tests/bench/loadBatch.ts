import { countyRegister } from '../../src/geo/index.ts';
import { prepareBatch, toProblem } from '../../src/planning/batch.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { PolicyRouteTimer } from '../../src/schedule/routeTimer.ts';
import type { Problem } from '../../src/solver/index.ts';

/** A scenario folder as the solver sees it, measured with the estimate. */
export interface BenchBatch {
  name: string;
  problem: Problem;
  timer: PolicyRouteTimer;
}

/** @throws Error where the folder is no scenario. */
export async function loadBatch(dir: string): Promise<BenchBatch> {
  const { scenario, policy } = await readScenarioFolder(dir);
  if (scenario === null || policy === null) throw new Error(`${dir} is no scenario folder`);
  const counties = countyRegister();
  const { companies, pickups, originProvinces, serviceDate, rosters } = scenario;
  const intake = await readRosters(rosters, { companies, counties, pickups, originProvinces, serviceDate, policy });
  const router = createEstimateRouter(cruiseSpeeds(policy));
  const batch = await prepareBatch({ scenario, policy, intake }, router, counties);
  const { problem } = toProblem(batch, { people: batch.groups.map((group) => group.workers.length) });
  return { name: scenario.name, problem, timer: new PolicyRouteTimer(batch.timing, policy) };
}
