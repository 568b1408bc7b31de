import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanStop, PlanTrip } from '../../src/contract/plan.ts';
import type { VerifiedPlan } from '../../src/contract/verifiedPlan.ts';
import { listAudit } from '../../src/db/audit.ts';
import { openRoads, type RoadSettings } from '../../src/planning/roads/openRoads.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import type { PolicyChoice } from '../../src/policy/resolve.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { type RoadServer, roadM, startRoadServer } from '../support/roadServer.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let roads: RoadServer;
let app: TestApp;
let planId: string;

const { depots, companies } = smallScenario('verify');
const [depot, company] = [depots[0]!, companies[0]!];
/** Where the one passenger waits, as the planner was told. */
let waits: { adcode: string; name: string; lng: number; lat: number };

/** One bus from its depot to the pick-up, to the company and home; the plan thinks that every leg is 500 km and 6 h. */
const makePlan: MakePlan = async ({ intake }, { seed }) => {
  waits = { ...intake.workers[0]!, name: '临泉县' };
  const { plan } = handMadePlan({ buses: 1, perBus: 1 });
  const trip = plan.trips[0]!;
  const riders = plan.workers.slice(0, 1).map(({ workerId }) => workerId);
  const at = (kind: PlanStop['kind'], place: { name: string; lng: number; lat: number }, more: Partial<PlanStop>) => {
    const stop = trip.stops.find((known) => known.kind === kind)!;
    const { name, lng, lat } = place;
    return { ...stop, name, lng, lat, adcode: null, companyId: null, board: [], alight: [], ...more };
  };
  const stops = [
    at('depot', depot, {}),
    at('pickup', waits, { adcode: waits.adcode, board: riders }),
    at('dropoff', company, { companyId: company.companyId, alight: riders }),
    at('depot', depot, {}),
  ].map((stop, seq) => ({
    ...stop,
    seq,
    legDistanceM: seq === 0 ? 0 : 500_000,
    legDriveS: seq === 0 ? 0 : 21_600,
    legEstimated: seq > 0,
  }));
  const known: PlanTrip = {
    ...trip,
    bus: { ...trip.bus, plate: '苏F·A0001' },
    stops,
    loaded: { distanceM: 500_000, driveS: 21_600, elapsedS: 21_600 },
  };
  const foreign: PlanTrip = { ...known, tripId: 'T02', bus: { ...known.bus, plate: '苏F·Z9999' } };
  return { ...plan, seed, trips: [known, foreign] };
};

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan });
  roads = await startRoadServer();
  app = await startTestApp(deps, { roads: openRoads(settingsOf(roads), database.pool, () => undefined) });
  planId = await storedPlan('verify', {});
});

async function storedPlan(name: string, policyChoice: PolicyChoice): Promise<string> {
  const batchId = await createBatch(deps, { scenario: smallScenario(name), policyChoice });
  const files = [{ name: 'a.csv', bytes: rosterCsv([person(1)]) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId: 'C001', files });
  await processRequest(deps, requestId, calm);
  const stored = await requestPlan(deps, { batchId, seed: 1, options: { threads: 1, locale: 'en' } });
  await runPlan(deps, stored, calm);
  return stored;
}

afterAll(async () => {
  await app.close();
  await roads.kill();
  await deps.queues.close();
});

const settingsOf = ({ url }: RoadServer): RoadSettings => {
  return { url, key: null, profile: 'coach', deadlineMs: 1_000, concurrency: 4, cacheDays: 30 };
};

const verify = (headers: Record<string, string> = {}, caller = app, id = planId) =>
  caller.call('POST', `/api/v1/plans/${id}/verify`, { headers });

describe('verifying a stored plan on real roads', () => {
  it('tells each leg then and now, names the trip that the batch no longer knows, and notes who asked', async () => {
    const response = await verify();
    expect(response.status).toBe(200);
    const { trips, missing } = (await response.json()) as VerifiedPlan;
    expect(missing).toBeNull();

    const [known, foreign] = trips as [VerifiedPlan['trips'][0], VerifiedPlan['trips'][0]];
    const course = [depot, waits, company, depot].map(({ lng, lat }): [number, number] => [lng, lat]);
    // the server's roads: 1.2 × great circle; points go to it with five decimals, a metre or two
    const metres = course.slice(1).map((to, i) => roadM(course[i]!, to));
    expect(known.legs).toHaveLength(3);
    known.legs.forEach(({ after }, i) => {
      expect(Math.abs(after!.distanceM - metres[i]!)).toBeLessThan(4);
    });
    expect(known.legs.map(({ before }) => before)).toEqual(
      [0, 1, 2].map(() => ({ distanceM: 500_000, driveS: 21_600, estimated: true })),
    );
    expect(known.legs.every(({ measured }) => measured)).toBe(true);
    expect(known.legs[1]).toMatchObject({ from: waits.name, to: company.name });
    // loaded from the only pick-up to the only company
    expect(known.loaded.after!.distanceM).toBe(known.legs[1]!.after!.distanceM);
    expect(known.problem).toBeNull();
    expect(foreign).toMatchObject({
      tripId: 'T02',
      legs: [],
      loaded: { after: null },
      problem: { en: expect.stringContaining('no longer has') },
    });

    const entries = await listAudit(deps.database, { limit: 5, beforeSeq: null, objectId: planId });
    expect(entries[0]).toMatchObject({ action: 'plan.verify', actor: { role: 'dispatcher' } });
    expect(entries[0]!.after).toMatchObject({ trips: 2, complete: true });
  });

  it('tells which trip no longer holds: 637 km by road where 600 km are allowed', async () => {
    const short = await storedPlan('verify-short', { override: { limits: { loadedDistanceM: 600_000 } } });
    const { trips } = (await (await verify({}, app, short)).json()) as VerifiedPlan;
    expect(trips[0]!.loaded.before.distanceM).toBe(500_000);
    expect(trips[0]!.problem!.en).toContain('600');
  });

  it('asks the router once: the second time the legs are known, and a repeated key runs nothing', async () => {
    await verify();
    const calls = roads.count('/route');
    const key = { 'idempotency-key': 'verify-once-more' };
    const first = await (await verify(key)).json();
    const entries = async () =>
      (await listAudit(deps.database, { limit: 99, beforeSeq: null, objectId: planId })).length;
    const before = await entries();
    expect(await (await verify(key)).json()).toEqual(first);
    expect(await entries()).toBe(before);
    expect(roads.count('/route')).toBe(calls);
  });

  it('says which legs a failing router did not tell', async () => {
    // a client of its own: this one stops asking for a while
    const failing = await startTestApp(deps, { roads: openRoads(settingsOf(roads), null, () => undefined) });
    roads.mischief = ({ path }) => (path === '/route' ? { status: 500 } : null);
    const { trips, missing } = (await (await verify({}, failing)).json()) as VerifiedPlan;
    expect(missing).not.toBeNull();
    expect(trips[0]!.legs.map(({ measured }) => measured)).toEqual([false, false, false]);
    roads.mischief = () => null;
    await failing.close();
  });

  it('says so where there is no GraphHopper, where it is away, and where there is no plan', async () => {
    const lonely = await startTestApp(deps);
    const none = await expectProblem(await verify({}, lonely), 409, 'conflict');
    expect(none.detail).toContain('GRAPHHOPPER_URL');
    await lonely.close();

    const nowhere = '/api/v1/plans/00000000-0000-4000-8000-000000000000/verify';
    await expectProblem(await app.call('POST', nowhere), 404, 'not_found');

    await roads.kill();
    const away = await expectProblem(await verify(), 503, 'unavailable');
    expect(away.detail).toContain('GraphHopper');
  });
});
