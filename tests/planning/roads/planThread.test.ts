import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { countyRegister } from '../../../src/geo/index.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { readRosters } from '../../../src/roster/readRosters.ts';
import { databases } from '../../support/database.ts';
import { type RoadServer, startRoadServer } from '../../support/roadServer.ts';
import { legsOf, roadBatch } from './roadBatch.ts';

const database = databases();
let server: RoadServer;
beforeEach(async () => {
  server = await startRoadServer();
});
afterEach(() => server.kill());

/** Compiled, because the thread runs from dist/. */
const compiled = new URL('../../../dist/src/planning/planThread.js', import.meta.url).href;
const { makePlanInThread } = (await import(compiled)) as typeof import('../../../src/planning/planThread.ts');

describe("the server's planning thread", () => {
  it('measures on GraphHopper and remembers in the database, for the next thread too', async () => {
    const { url: databaseUrl } = await database.create();
    const { scenario, policyChoice } = roadBatch();
    const policy = resolvePolicy(policyChoice).policy!;
    const intake = await readRosters(scenario.rosters, { ...scenario, counties: countyRegister(), policy });
    const settings = { url: server.url, key: null, profile: 'coach', deadlineMs: 2000, concurrency: 4, cacheDays: 90 };
    const plan = () =>
      makePlanInThread(
        {
          input: { scenario, policy, intake },
          options: { seed: 1, iterations: 100, locale: 'en' },
          roads: { settings, databaseUrl },
        },
        {
          signal: new AbortController().signal,
          onProgress: () => undefined,
          onTrouble: (message) => {
            throw new Error(message);
          },
        },
      );
    const first = await plan();
    expect(first.router.name).toBe('graphhopper');
    expect(first.roads!.calls).toBeGreaterThan(0);
    expect(legsOf(first).every(({ legEstimated }) => !legEstimated)).toBe(true);
    const second = await plan();
    expect(second.roads).toMatchObject({ calls: 0, fromCache: second.roads!.measured });
  }, 60_000);
});
