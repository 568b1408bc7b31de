import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanStop, PlanTrip } from '../../src/contract/plan.ts';
import type { VerifiedPlan } from '../../src/contract/verifiedPlan.ts';
import { listAudit } from '../../src/db/audit.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import { openRoads, type RoadSettings } from '../../src/planning/roads/openRoads.ts';
import type { PlanRoads } from '../../src/planning/roads/planRoads.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { requestVerification } from '../../src/planning/server/verifications/requestVerification.ts';
import { runVerification } from '../../src/planning/server/verifications/runVerification.ts';
import type { PolicyChoice } from '../../src/policy/resolve.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { type RoadServer, roadM, startRoadServer } from '../support/roadServer.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { spawnWorkers } from '../support/spawnWorkers.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { until } from '../support/until.ts';

const server = databases();
const quick = { lockMs: 600, stalledMs: 250, maxStalled: 100 };
let database: TestDatabase;
let deps: WorkDeps;
let roads: RoadServer;
let app: TestApp;
let planId: string;
let measuring: PlanRoads;

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
  measuring = openRoads(settingsOf(roads), database.pool, () => undefined);
  app = await startTestApp(deps, { roads: measuring });
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

const ask = (headers: Record<string, string> = {}, caller = app, id = planId) =>
  caller.call('POST', `/api/v1/plans/${id}/verify`, { headers });

/** What the API tells of one. */
interface Told {
  verificationId: string;
  status: string;
  planVersion: number | null;
  progress: { legs: number; done: number } | null;
  error: { code: string; detail: string } | null;
  result: VerifiedPlan | null;
}

const tell = async (verificationId: string, id = planId): Promise<Told> =>
  (await (await app.call('GET', `/api/v1/plans/${id}/verifications/${verificationId}`)).json()) as Told;

const idOf = async (response: Response) => ((await response.json()) as { verificationId: string }).verificationId;

/** Asks, works as a worker would, and reads what came of it. */
async function verify(id = planId, by: Partial<WorkDeps> = {}): Promise<Told> {
  const response = await ask({}, app, id);
  expect(response.status).toBe(202);
  const verificationId = await idOf(response);
  expect(response.headers.get('location')).toBe(`/api/v1/plans/${id}/verifications/${verificationId}`);
  await runVerification({ ...deps, roads: measuring, ...by }, verificationId, last);
  return tell(verificationId, id);
}

const last = { isLastAttempt: true, signal: new AbortController().signal };

describe('verifying a stored plan on real roads', () => {
  it('tells each leg then and now, names the trip that the batch no longer knows, and notes who asked', async () => {
    const { status, planVersion, result } = await verify();
    expect([status, planVersion]).toEqual(['done', 0]);
    const { trips, missing } = result!;
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
    expect(entries.map(({ action, actor }) => [action, actor.role])).toEqual([
      ['verification.finish', 'system'],
      ['plan.verify', 'dispatcher'],
      ...entries.slice(2).map(({ action, actor }) => [action, actor.role]),
    ]);
    expect(entries[0]!.after).toMatchObject({ trips: 2, complete: true });
    const { rows } = await database.owner.query(
      `select kind, data from events where kind like 'verification.%' order by seq`,
    );
    // three legs are fewer than are asked for between two reports
    expect(rows).toEqual([
      { kind: 'verification.request', data: { planId } },
      { kind: 'verification.progress', data: { planId, legs: 3, done: 0 } },
      { kind: 'verification.finish', data: { planId } },
    ]);
  });

  it('tells which trip no longer holds: 637 km by road where 600 km are allowed', async () => {
    const short = await storedPlan('verify-short', { override: { limits: { loadedDistanceM: 600_000 } } });
    const { trips } = (await verify(short)).result!;
    expect(trips[0]!.loaded.before.distanceM).toBe(500_000);
    expect(trips[0]!.problem!.en).toContain('600');
  });

  it('asks the router once: the second time the legs are known, and whoever asks while one is under way gets that one', async () => {
    await verify();
    const calls = roads.count('/route');
    const [one, other] = [await idOf(await ask()), await idOf(await ask())];
    expect(one).toBe(other);
    expect(await tell(one)).toMatchObject({ status: 'queued', result: null });
    await runVerification({ ...deps, roads: measuring }, one, last);
    // a job that comes back finds nothing left to do
    await runVerification({ ...deps, roads: null }, one, last);
    expect(await tell(one)).toMatchObject({ status: 'done' });
    expect(roads.count('/route')).toBe(calls);
    const key = { 'idempotency-key': 'verify-once-more' };
    const first = await idOf(await ask(key));
    await runVerification({ ...deps, roads: measuring }, first, last);
    expect(await idOf(await ask(key))).toBe(first);
    const path = `/api/v1/plans/${planId}/verifications`;
    const list = (await (await app.call('GET', `${path}?limit=2`)).json()) as { verifications: Told[] };
    expect(list.verifications.map(({ verificationId }) => verificationId)).toEqual([first, one]);
    expect(list.verifications[0]).not.toHaveProperty('result');
  });

  it('says which legs a failing router did not tell', async () => {
    // a client of its own: this one stops asking for a while
    const failing = openRoads(settingsOf(roads), null, () => undefined);
    roads.mischief = ({ path }) => (path === '/route' ? { status: 500 } : null);
    const { trips, missing } = (await verify(planId, { roads: failing })).result!;
    expect(missing).not.toBeNull();
    expect(trips[0]!.legs.map(({ measured }) => measured)).toEqual([false, false, false]);
    roads.mischief = () => null;
  });

  it('says so where there is no GraphHopper and where there is no plan', async () => {
    const lonely = await startTestApp(deps);
    const none = await expectProblem(await ask({}, lonely), 409, 'conflict');
    expect(none.detail).toContain('GRAPHHOPPER_URL');
    await lonely.close();
    await expectProblem(await ask({}, app, '00000000-0000-4000-8000-000000000000'), 404, 'not_found');
  });

  it('survives kill -9 in the middle: another worker goes on with the legs that are known', async () => {
    const store: QueueStore = { kind: 'postgres', databaseUrl: database.url };
    const own = { ...deps, queues: createQueues(store, () => undefined) };
    await database.owner.query('delete from road_legs');
    roads.mischief = ({ path }) => (path === '/route' ? 'hang' : null);
    const options = { databaseUrl: database.url, store, timing: quick, sweepMs: 500, slowMs: 0, roadsUrl: roads.url };
    let workers = await spawnWorkers(options);
    const verificationId = await requestVerification(own, measuring, planId);
    await until('it is under way', async () => (await tell(verificationId)).progress !== null);
    await workers.kill();
    roads.mischief = () => null;
    workers = await spawnWorkers(options);
    await until('it is done', async () => (await tell(verificationId)).status === 'done');
    await workers.stop();
    await own.queues.close();
    const { rows } = await database.owner.query('select starts from verifications where verification_id = $1', [
      verificationId,
    ]);
    expect(rows[0]!.starts).toBeGreaterThan(1);
    expect((await tell(verificationId)).result!.missing).toBeNull();
  }, 120_000);

  it('is tried again where the server is away, given up after the last attempt, and can be asked for again', async () => {
    await roads.kill();
    const verificationId = await idOf(await ask());
    const run = (isLastAttempt: boolean) =>
      runVerification({ ...deps, roads: measuring }, verificationId, { ...last, isLastAttempt });
    await expect(run(false)).rejects.toThrow('GraphHopper');
    expect(await tell(verificationId)).toMatchObject({ status: 'running' });
    await run(true);
    const { status, error } = await tell(verificationId);
    expect([status, error!.code]).toEqual(['failed', 'unavailable']);
    const failures = (await (await app.call('GET', '/api/v1/queues/failures')).json()) as { failures: object[] };
    expect(failures.failures[0]).toMatchObject({ workId: verificationId, kind: 'verification' });
    expect((await app.call('POST', `/api/v1/queues/failures/${verificationId}/retry`)).status).toBe(202);
    expect(await tell(verificationId)).toMatchObject({ status: 'queued', error: null });
  });
});
