import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { handPlan } from './handPlan.ts';
import { handFiles, writeFiles } from './handScenario.ts';

/** Legs of a road router cannot be recomputed when it is away: they are held against floors and named (issue 2 part 10). */
describe('legs of GraphHopper', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await writeFiles(await handFiles());
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function measuredPlan() {
    const plan = await handPlan();
    plan.router = { name: 'graphhopper', detail: 'test' };
    for (const trip of plan.trips) for (const stop of trip.stops) stop.legEstimated = false;
    return plan;
  }

  it('are accepted and reported as unverified, one note a run', async () => {
    const report = await checkPlan(await measuredPlan(), dir);
    expect(report.violations).toEqual([]);
    // T01 runs depot–太和–临泉–C01–C02–depot, T02 depot–天长–C03–C01–depot
    expect(report.unverified.map((note) => note.tripId)).toEqual([...Array(5).fill('T01'), ...Array(4).fill('T02')]);
  });

  it('are refused below the great circle', async () => {
    const plan = await measuredPlan();
    plan.trips[1]!.stops[1]!.legDistanceM = 150_000;
    const { violations } = await checkPlan(plan, dir);
    expect(violations.map(({ ruleId }) => ruleId)).toContain('leg.floor');
    // 天长 lies 186 km from the depot: 1.84° · 94.1 km and 0.64° · 111.2 km
    expect(violations.find(({ ruleId }) => ruleId === 'leg.floor')!.limit).toBeCloseTo(187_000, -4);
  });

  it('may be estimates one by one, and are then recomputed', async () => {
    const plan = await measuredPlan();
    plan.trips[1]!.stops[1]!.legEstimated = true;
    expect((await checkPlan(plan, dir)).violations).toEqual([]);
    plan.trips[1]!.stops[1]!.legDistanceM += 500;
    expect((await checkPlan(plan, dir)).violations.map(({ ruleId }) => ruleId)).toContain('leg.estimate_distance');
  });
});
