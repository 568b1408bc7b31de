import { inBoth } from '../../contract/bilingualIssues.ts';
import type { VerifiedPlan } from '../../contract/verifiedPlan.ts';
import { appendAudit } from '../../db/audit.ts';
import { findPlan } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { countyRegister } from '../../geo/index.ts';
import { cruiseSpeeds } from '../../policy/speeds.ts';
import { createEstimateRouter } from '../../routing/estimate.ts';
import { RoadFault } from '../../routing/graphhopper/fault.ts';
import type { PlanRoads } from '../roads/planRoads.ts';
import { verifyPlan } from '../roads/verifyPlan.ts';
import type { ServerDeps } from './deps.ts';
import { loadWholePlan } from './loadDocument.ts';
import { listPeople } from './loadIntake.ts';
import { loadScenario } from './loadScenario.ts';

/** For one request in all: well below what callers and proxies wait for. What is not measured by then is said to be missing. */
const deadlineMs = 45_000;

/**
 * Measures a stored plan on real roads and notes in the audit log that somebody did; the plan itself stays as it is. Legs that
 * were measured before come from the cache, so that asking again goes on where a slow server was left.
 *
 * @param roads null where the server has no GraphHopper
 * @throws AppError `not_found`; `conflict` on a server without a GraphHopper; `unavailable` where that does not answer
 */
export async function verifyOnRoads(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  roads: PlanRoads | null,
  planId: string,
): Promise<VerifiedPlan> {
  const plan = await loadWholePlan(deps, planId);
  const row = await findPlan(deps.database, planId);
  if (row === null) throw new AppError('not_found', 'there is no such plan');
  if (roads === null) throw new AppError('conflict', inBoth(noRoads));
  const { batchId } = row;
  const { scenario, policy } = await loadScenario(deps, batchId);
  const workers = await listPeople(deps, batchId);
  const input = { scenario, policy, intake: { workers, rejected: [], warnings: [], dataRows: workers.length } };
  const signal = AbortSignal.timeout(deadlineMs);
  const verified = await verifyPlan(plan, input, {
    roads,
    router: createEstimateRouter(cruiseSpeeds(policy)),
    counties: countyRegister(),
    signal,
  }).catch((error: unknown) => {
    if (error instanceof RoadFault) throw new AppError('unavailable', inBoth(error.text), { cause: error });
    if (signal.aborted) throw new AppError('unavailable', inBoth(tooSlow), { cause: error });
    throw error;
  });
  const after = {
    trips: verified.trips.length,
    broken: verified.trips.filter(({ problem }) => problem !== null).length,
    complete: verified.missing === null,
  };
  await appendAudit(deps.database, { action: 'plan.verify', objectKind: 'plan', objectId: planId, batchId, after });
  return verified;
}

const noRoads = {
  zh: '本服务器未连接 GraphHopper，请用 GRAPHHOPPER_URL 指明它的地址',
  en: 'this server has no GraphHopper; say where it is with GRAPHHOPPER_URL',
};
const tooSlow = {
  zh: `GraphHopper 在 ${deadlineMs / 1000} 秒内没有答复，请稍后重试`,
  en: `GraphHopper did not answer within ${deadlineMs / 1000} s; try again later`,
};
