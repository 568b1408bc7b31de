import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { countyRegister } from '../../../src/geo/index.ts';
import type { PlanInput } from '../../../src/planning/makePlan.ts';
import { openRoads } from '../../../src/planning/roads/openRoads.ts';
import { verifyPlan } from '../../../src/planning/roads/verifyPlan.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../../src/policy/speeds.ts';
import { readRosters } from '../../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../../src/routing/estimate.ts';
import { type RoadServer, roadM, startRoadServer } from '../../support/roadServer.ts';
import { planOnServer, roadBatch } from './roadBatch.ts';

const counties = countyRegister();
/** Where nobody listens: the plan stands on the estimate. */
const nowhere = 'http://127.0.0.1:9';

let server: RoadServer;
beforeEach(async () => {
  server = await startRoadServer();
});
afterEach(() => server.kill());

async function inputOf(limits?: { loadedDistanceM: number; loadedDriveS: number }): Promise<PlanInput> {
  const { scenario, policyChoice } = roadBatch();
  const policy = resolvePolicy({ ...policyChoice, ...(limits && { limits }) }).policy!;
  const intake = await readRosters(scenario.rosters, { ...scenario, counties, policy });
  return { scenario, policy, intake };
}

function verify(plan: Parameters<typeof verifyPlan>[0], input: PlanInput, url = server.url) {
  const settings = { url, key: null, profile: 'coach', deadlineMs: 1000, concurrency: 4, cacheDays: 1 };
  const roads = openRoads(settings, null, () => undefined);
  return verifyPlan(plan, input, { roads, router: createEstimateRouter(cruiseSpeeds(input.policy)), counties });
}

describe('a plan on the estimate, held against real roads', () => {
  it('has every run beside what the server measures', async () => {
    const { plan } = await planOnServer(roadBatch(), nowhere, { client: { attempts: 1 } });
    const { trips, missing } = await verify(plan, await inputOf());
    expect(missing).toBeNull();
    expect(trips.map(({ tripId }) => tripId)).toEqual(plan.trips.map(({ tripId }) => tripId));
    const [first] = trips;
    const placed = plan.trips[0]!.stops.filter(({ kind }) => ['depot', 'pickup', 'dropoff'].includes(kind));
    first!.legs.forEach((leg, i) => {
      const [a, b] = [placed[i]!, placed[i + 1]!];
      expect(leg).toMatchObject({ from: a.name, to: b.name, measured: true, before: { estimated: true } });
      expect(Math.abs(leg.after!.distanceM - roadM([a.lng, a.lat], [b.lng, b.lat]))).toBeLessThanOrEqual(2);
    });
    expect(first!.loaded.before.distanceM).toBe(plan.trips[0]!.loaded.distanceM);
  });

  it('names the trips that break a limit on real roads, and those whose road is missing', async () => {
    const { plan } = await planOnServer(roadBatch(), nowhere, { client: { attempts: 1 } });
    const longest = Math.max(...plan.trips.map(({ loaded }) => loaded.distanceM));
    const tight = await verify(plan, await inputOf({ loadedDistanceM: longest - 50_000, loadedDriveS: 39_600 }));
    expect(tight.trips.some(({ problem }) => problem !== null)).toBe(true);

    server.mischief = ({ path }) =>
      path === '/route'
        ? { status: 400, body: { hints: [{ details: 'com.graphhopper.util.exceptions.ConnectionNotFoundException' }] } }
        : null;
    const cut = await verify(plan, await inputOf());
    expect(cut.trips.every(({ problem }) => problem!.en.startsWith('no road leads'))).toBe(true);
  });

  it('cannot be while the server is away, and says so', async () => {
    const { plan } = await planOnServer(roadBatch(), nowhere, { client: { attempts: 1 } });
    await expect(verify(plan, await inputOf(), nowhere)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
