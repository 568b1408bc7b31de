import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../../src/checker/checkPlan.ts';
import type { Plan } from '../../../src/contract/plan.ts';
import { planFolder } from '../../../src/planning/planFolder.ts';
import { type LegCache, memoryLegCache } from '../../../src/planning/roads/legCache.ts';
import { parseSeats } from '../../../src/routing/calibration/places.ts';
import { createGraphHopperClient } from '../../../src/routing/graphhopper/client.ts';
import { referenceServer } from '../../support/graphHopper.ts';
import { type ServerError, serverErrors, summary } from '../../support/serverErrors.ts';
import { runSolverHere } from '../planRandom.ts';
import { legsOf } from './roadBatch.ts';

const { url, folder, skip } = referenceServer();
const newClient = () =>
  createGraphHopperClient({ url, key: null, profile: 'coach', deadlineMs: 30_000, concurrency: 4 });
const seedBatch = 'fixtures/gangzha-2020';

async function planSeedBatch(cache: LegCache): Promise<Plan> {
  const outcome = await planFolder(
    seedBatch,
    { seed: 1, iterations: 800, strict: false, locale: 'zh-CN' },
    {
      roads: { client: newClient(), profile: 'coach', cache, onTrouble: () => undefined },
      runSolver: runSolverHere,
      now: () => new Date(0),
      onFault: () => undefined,
    },
  );
  return JSON.parse(JSON.stringify(outcome!.plan)) as Plan;
}

const aside = skip === null ? '' : ` (${skip})`;

(skip === null ? describe : describe.skip)(`the seed batch on the reference network${aside}`, () => {
  const cache = memoryLegCache();
  let plan: Plan;
  beforeAll(async () => {
    plan = await planSeedBatch(cache);
  }, 180_000);

  it('is planned on measured legs alone with at most 15 % of the calls that a full matrix takes', async () => {
    expect(legsOf(plan).every(({ legEstimated }) => !legEstimated)).toBe(true);
    expect(plan.kpis.assigned).toBe(676);
    const { calls, matrixCalls, missing } = plan.roads!;
    expect(missing).toBeNull();
    // 98 places: 35 counties with 39 pick-up places, 57 companies, 2 depots
    expect(matrixCalls).toBeGreaterThan(9000);
    expect(calls / matrixCalls).toBeLessThanOrEqual(0.15);
    const { violations } = await checkPlan(plan, seedBatch);
    expect(violations).toEqual([]);
  });

  it('is planned again with a warm cache without a call, and no worse', async () => {
    const again = await planSeedBatch(cache);
    expect(again.roads!.calls).toBe(0);
    expect(again.kpis.objective).toBeLessThanOrEqual(plan.kpis.objective);
  }, 120_000);
});

/** A sample of what `npm run bench:estimate` measures on 400 seats and 2,000 pairs. */
(skip === null ? describe : describe.skip)(`the estimate against GraphHopper${aside}`, () => {
  let toGangzha: ServerError[];
  let random: ServerError[];
  beforeAll(async () => {
    const seats = parseSeats(readFileSync(resolve(folder, 'counties-2023.csv'), 'utf8'));
    ({ toGangzha, random } = await serverErrors(newClient(), seats, { seats: 200, pairs: 600, seed: 1 }));
  }, 120_000);

  it('is within 2.5 % on average and 6 % at the 95th percentile from counties to Gangzha', () => {
    const { pairs, mean, p95 } = summary(toGangzha);
    expect(pairs).toBeGreaterThan(190);
    expect(mean).toBeLessThanOrEqual(0.025);
    expect(p95).toBeLessThanOrEqual(0.06);
  });

  it('is within 4.5 % and 11 % beyond 200 km, within 15 km below', () => {
    const far = summary(random.filter(({ roadM }) => roadM > 200_000));
    const near = summary(random.filter(({ roadM }) => roadM <= 200_000));
    expect(far.mean).toBeLessThanOrEqual(0.045);
    expect(far.p95).toBeLessThanOrEqual(0.11);
    expect(near.pairs).toBeGreaterThan(30);
    expect(near.meanKm).toBeLessThanOrEqual(15);
  });

  it('has a band that holds for 95 % of pairs, half of them within ± 5 %', () => {
    const { inBand, bandMedian } = summary(random);
    expect(inBand).toBeGreaterThanOrEqual(0.95);
    expect(bandMedian).toBeLessThanOrEqual(0.05);
  });
});
