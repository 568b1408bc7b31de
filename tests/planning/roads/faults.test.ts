import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryLegCache } from '../../../src/planning/roads/legCache.ts';
import { type RoadServer, roadM, startRoadServer } from '../../support/roadServer.ts';
import { islandCounty, legsOf, planOnServer, roadBatch } from './roadBatch.ts';

let server: RoadServer;
beforeEach(async () => {
  server = await startRoadServer();
});
afterEach(() => server.kill());

const people = 33;
const quick = { attempts: 2, deadlineMs: 300 };

/** Every measured leg between two stops at places is as long as the server tells: nothing wrong was stored or planned with. */
function expectTrueDistances(plan: Awaited<ReturnType<typeof planOnServer>>['plan']): void {
  for (const { stops } of plan.trips) {
    const places = stops.filter(({ kind }) => ['depot', 'pickup', 'dropoff'].includes(kind));
    for (let i = 1; i < places.length; i++) {
      const run = stops.slice(stops.indexOf(places[i - 1]!) + 1, stops.indexOf(places[i]!) + 1);
      if (run.some(({ legEstimated }) => legEstimated)) continue;
      const driven = run.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
      const [a, b] = [places[i - 1]!, places[i]!];
      const told = Math.ceil(roadM([a.lng, a.lat], [b.lng, b.lat]));
      expect(Math.abs(driven - told)).toBeLessThanOrEqual(2);
    }
  }
}

describe('a plan on measured roads', () => {
  it('stands on them alone, in few calls, with lines and road classes, and passes the checker', async () => {
    const { plan, violations, troubles } = await planOnServer(roadBatch(), server.url);
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(plan.router.name).toBe('graphhopper');
    expect(legsOf(plan).every(({ legEstimated }) => !legEstimated)).toBe(true);
    expect(legsOf(plan).some(({ legLine }) => legLine !== undefined)).toBe(true);
    // eight places: 56 pairs
    expect(plan.roads).toMatchObject({ matrixCalls: 56, missing: null });
    expect(plan.roads!.calls).toBe(server.count('/route') + server.count('/matrix'));
    expect(plan.roads!.calls).toBeLessThan(56);
    expectTrueDistances(plan);
  });

  it('is made again with a warm cache without a call, and is no worse', async () => {
    const cache = memoryLegCache();
    const first = await planOnServer(roadBatch(), server.url, { cache });
    const calls = server.count('/route') + server.count('/matrix');
    const second = await planOnServer(roadBatch(), server.url, { cache });
    expect(server.count('/route') + server.count('/matrix')).toBe(calls);
    expect(second.plan.roads).toMatchObject({ calls: 0, fromCache: second.plan.roads!.measured });
    expect(second.plan.kpis.objective).toBeLessThanOrEqual(first.plan.kpis.objective);
    expect(second.violations).toEqual([]);
  });

  it('of the same input and replies is the same plan', async () => {
    const [a, b] = [await planOnServer(roadBatch(), server.url), await planOnServer(roadBatch(), server.url)];
    expect({ ...a.plan, solveS: 0 }).toEqual({ ...b.plan, solveS: 0 });
  });

  it('is made of matrices where the server has them', async () => {
    server.hasMatrix = true;
    // a limit in the middle of the batch makes many pairs decisive
    const batch = roadBatch();
    batch.policyChoice = { ...batch.policyChoice, limits: { loadedDistanceM: 450_000, loadedDriveS: 39_600 } };
    const { plan, violations } = await planOnServer(batch, server.url);
    expect(violations).toEqual([]);
    expect(legsOf(plan).every(({ legEstimated }) => !legEstimated)).toBe(true);
    expectTrueDistances(plan);
  });
});

describe('when GraphHopper fails, no plan is lost and no wrong distance used', () => {
  it('away from the start: the plan stands on the estimate and says why', async () => {
    await server.kill();
    const { plan, violations, troubles } = await planOnServer(roadBatch(), server.url, { client: quick });
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(plan.router.name).toBe('estimate');
    expect(plan.router.detail).toContain('连不上 GraphHopper');
    expect(legsOf(plan).every(({ legEstimated }) => legEstimated)).toBe(true);
    expect(troubles).toHaveLength(1);
  });

  it('killed in mid-plan: measured legs stay, the others are marked one by one', async () => {
    server.mischief = ({ path, number }) => {
      if (path === '/route' && number === 9) void server.kill();
      return null;
    };
    const { plan, violations } = await planOnServer(roadBatch(), server.url, { client: quick });
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    const estimated = legsOf(plan).filter(({ legEstimated }) => legEstimated).length;
    expect(estimated).toBeGreaterThan(0);
    expect(plan.router.name).toBe('graphhopper');
    expect(plan.roads!.missing).toContain('GraphHopper');
    expect(plan.roads!.measured).toBeGreaterThan(0);
    expectTrueDistances(plan);
  });

  it.each([
    ['a storm of 429 that outlasts every attempt', { status: 429, headers: { 'retry-after': '0' } }],
    ['replies cut off', 'cut'],
    ['hangs beyond the deadline', 'hang'],
    ['wrong JSON', 'wrong'],
    ['negative distances', 'negative'],
    ['a web page', 'page'],
    ['a bad key', { status: 401 }],
  ] as const)('%s, after eight good replies', async (_name, mischief) => {
    server.mischief = ({ path, number }) => (path === '/route' && number >= 8 ? mischief : null);
    const { plan, violations } = await planOnServer(roadBatch(), server.url, { client: quick });
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(plan.roads!.missing).not.toBeNull();
    expect(plan.roads!.measured).toBeGreaterThanOrEqual(1);
    expectTrueDistances(plan);
  });

  it.each([
    ['every third reply is a 429', { status: 429, headers: { 'retry-after': '0' } }],
    ['every third reply is cut', 'cut'],
    ['every third reply is a 500', { status: 500 }],
  ] as const)('%s: repeated until the plan is whole', async (_name, mischief) => {
    server.mischief = ({ path, number }) => (path === '/route' && number % 3 === 2 ? mischief : null);
    const { plan, violations } = await planOnServer(roadBatch(), server.url, { client: { concurrency: 1 } });
    expect(violations).toEqual([]);
    expect(plan.roads!.missing).toBeNull();
    expect(legsOf(plan).every(({ legEstimated }) => !legEstimated)).toBe(true);
  });

  it('one pair that the server chokes on stays an estimate; the rest is measured', async () => {
    // whatever leads to the county seat of 临泉
    const isIt = (body: Record<string, unknown>) =>
      Math.abs((body.points as [number, number][])[1]![0] - 115.2576) < 0.001;
    server.mischief = ({ path, body }) => (path === '/route' && isIt(body) ? { status: 500 } : null);
    const { plan, violations } = await planOnServer(roadBatch(), server.url, { client: { attempts: 1 } });
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(plan.roads!.measured).toBeGreaterThan(3);
    expect(plan.roads!.missing).not.toBeNull();
    expectTrueDistances(plan);
  });

  it('called off in mid-plan: the plan is whole and lawful, and says what was not measured', async () => {
    const stop = new AbortController();
    server.mischief = ({ path, number }) => {
      if (path === '/route' && number === 6) stop.abort();
      return null;
    };
    const { plan, violations } = await planOnServer(roadBatch(), server.url, { signal: stop.signal });
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(legsOf(plan).some(({ legEstimated }) => legEstimated)).toBe(true);
    expect(plan.roads!.missing).toContain('中途停止');
    expectTrueDistances(plan);
  });

  it('what was learnt before the failure is not asked again', async () => {
    const cache = memoryLegCache();
    server.mischief = ({ path, number }) => (path === '/route' && number >= 8 ? { status: 401 } : null);
    await planOnServer(roadBatch(), server.url, { cache, client: { concurrency: 1 } });
    const before = server.requests.filter(({ path, number }) => path === '/route' && number < 8);
    server.mischief = () => null;
    const { plan } = await planOnServer(roadBatch(), server.url, { cache });
    const asked = new Set(before.map(({ body }) => JSON.stringify(body.points)));
    const after = server.requests.filter(({ path, number }) => path === '/route' && number > 8);
    expect(after.filter(({ body }) => asked.has(JSON.stringify(body.points)))).toEqual([]);
    expect(plan.roads!.missing).toBeNull();
  });
});

describe('an island', () => {
  const exception = (name: string, index?: number) => ({
    status: 400,
    body: {
      message: name,
      hints: [{ message: name, details: `com.graphhopper.util.exceptions.${name}`, point_index: index }],
    },
  });

  it.each([
    ['without a road near', 'PointNotFoundException'],
    ['with roads of its own', 'ConnectionNotFoundException'],
  ])('%s: its people are told why they stay, the others ride', async (_name, name) => {
    server.mischief = ({ path, body }) => {
      if (path !== '/route') return null;
      const at = (body.points as [number, number][]).findIndex(([, lat]) => lat > 37.9);
      return at < 0 ? null : exception(name, name === 'PointNotFoundException' ? at : undefined);
    };
    const { plan, violations } = await planOnServer(roadBatch([islandCounty]), server.url);
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people);
    expect(plan.unassigned).toHaveLength(2);
    for (const { reason, fix } of plan.unassigned) {
      expect(reason.text).toMatch(/没有从.*长岛.*到南通第1厂的道路/);
      // they cannot be fetched, but may be able to wait elsewhere
      expect(fix!.text).not.toBe('');
      expect(fix!.text).not.toContain('放宽');
    }
    // asked for from the depot and for its own company at most, not once a place
    const asked = server.requests.filter(({ body }) =>
      (body.points as [number, number][] | undefined)?.some(([, lat]) => lat > 37.9),
    );
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('beyond the edge of the map keeps its estimate, and the plan says so', async () => {
    server.mischief = ({ path, body }) => {
      if (path !== '/route') return null;
      const at = (body.points as [number, number][]).findIndex(([, lat]) => lat > 37.9);
      return at < 0 ? null : exception('PointOutOfBoundsException', at);
    };
    const { plan, violations } = await planOnServer(roadBatch([islandCounty]), server.url);
    expect(violations).toEqual([]);
    expect(plan.kpis.assigned).toBe(people + 2);
    expect(legsOf(plan).some(({ legEstimated }) => legEstimated)).toBe(true);
    expect(legsOf(plan).some(({ legEstimated }) => !legEstimated)).toBe(true);
    expect(plan.roads!.missing).toContain('地图之外');
  });
});
