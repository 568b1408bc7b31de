import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { planSchema } from '../../src/contract/plan.ts';
import { nextPriceCny, undominated } from '../../src/planning/contactCurve.ts';
import { type FolderPlan, planFolder } from '../../src/planning/planFolder.ts';
import type { RunSolver, SolveRequest } from '../../src/planning/solverPort.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { runSolverHere } from './planRandom.ts';

const pair = (contactPairs: number, moneyCny: number) => ({ contactPairs, moneyCny });

describe('A: which price to ask next', () => {
  it('A01 between two plans the one at which both cost the same: (900 − 500) / (50 − 10)', () => {
    expect(nextPriceCny([pair(50, 500), pair(10, 900)], [0, 1000])).toBe(10);
  });

  it('A02 between those neighbours on the hull that leave most room: 40 × 300 against 10 × 900', () => {
    const found = [pair(60, 500), pair(20, 800), pair(10, 1700)];
    expect(nextPriceCny(found, [0, 1000])).toBe(7.5);
    expect(nextPriceCny(found, [0, 1000, 7.5])).toBe(90);
    expect(nextPriceCny(found, [0, 1000, 7.6, 88])).toBeNull();
  });

  it('A03 plans above the hull do not count, nor does a single one ask anything', () => {
    // (30, 750) lies above the line from (10, 900) to (50, 500), which passes (30, 700)
    expect(nextPriceCny([pair(50, 500), pair(30, 750), pair(10, 900)], [])).toBe(10);
    expect(nextPriceCny([pair(50, 500)], [])).toBeNull();
    expect(nextPriceCny([pair(50, 500), pair(60, 500)], [])).toBeNull();
  });
});

describe('B: the curve', () => {
  it('B01 keeps exactly those that no other is as good as in both figures', () => {
    const item = fc.record({ costCny: fc.nat(9), contactPairs: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const kept = undominated(items, (one) => one);
        const beats = (a: (typeof items)[number], b: (typeof items)[number]) =>
          a.costCny <= b.costCny && a.contactPairs <= b.contactPairs;
        for (const a of kept) for (const b of kept) expect(a === b || !beats(a, b)).toBe(true);
        for (const one of items) expect(kept.some((other) => beats(other, one))).toBe(true);
      }),
    );
  });
});

describe('C: a batch of 60 people', () => {
  const iterations = 400;
  const options = { seed: 1, iterations, strict: true, locale: 'zh-CN', tradeOff: true } as const;
  let dir: string;
  let outcome: FolderPlan;
  const asked: SolveRequest[] = [];
  const searched: { moneyCny: number; priceCny: number }[] = [];
  const recording: RunSolver = async (request, hooks) => {
    const reply = await runSolverHere(request, hooks);
    asked.push(request);
    searched.push({ moneyCny: reply.moneyFen / 100, priceCny: request.problem.prices.contactPairFen / 100 });
    return reply;
  };
  const plan = (runSolver: RunSolver, signal?: AbortSignal) =>
    planFolder(dir, options, {
      runSolver,
      now: () => new Date(0),
      onFault: () => undefined,
      ...(signal && { signal }),
    });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jieyun-trade-off-'));
    await writeScenarioFolder(dir, await makeBatch(7, 60, 'trade-off'), { override: { price: { contact_pair: 2 } } });
    outcome = (await plan(recording))!;
  }, 120_000);

  afterAll(() => rm(dir, { recursive: true }));

  it('C01 has five points or more, none dominated, cheapest first', () => {
    const { points } = planSchema.parse(outcome.plan).tradeOff!;
    expect(points.length).toBeGreaterThanOrEqual(5);
    for (let i = 1; i < points.length; i++) {
      expect(points[i]!.costCny).toBeGreaterThan(points[i - 1]!.costCny);
      expect(points[i]!.contactPairs).toBeLessThan(points[i - 1]!.contactPairs);
    }
  });

  it('C02 every point is a plan that the checker accepts, with the figures of the point', async () => {
    const { points } = outcome.plan.tradeOff!;
    expect(outcome.pointPlans).toHaveLength(points.length);
    for (const [i, document] of [...outcome.pointPlans, outcome.plan].entries()) {
      const report = await checkPlan(JSON.parse(JSON.stringify(document)), dir);
      expect(report.violations.map(({ ruleId }) => ruleId)).toEqual([]);
      if (i < points.length) expect(document.kpis).toMatchObject({ contactPairs: points[i]!.contactPairs });
      if (i < points.length) expect(document.kpis).toMatchObject({ costCny: points[i]!.costCny });
    }
  });

  it('C03 nothing but the price of contacts varies, and the search charges it to the fen', () => {
    const first = asked[0]!;
    for (const { problem, policy } of asked) {
      const { contactPairFen: _, ...others } = problem.prices;
      expect({ ...problem, prices: others }).toEqual({
        ...first.problem,
        prices: { extraCompanyFen: 20_000, splitGroupFen: 30_000 },
      });
      expect(policy).toEqual(first.policy);
    }
    expect(searched.slice(0, 2).map(({ priceCny }) => priceCny)).toEqual([2, 0]);
    for (const { contactPairCny, objective, contactPairs } of outcome.plan.tradeOff!.points) {
      const { moneyCny } = searched.find(({ priceCny }) => priceCny === contactPairCny)!;
      expect(objective + (contactPairCny - 2) * contactPairs).toBeCloseTo(moneyCny, 6);
    }
  });

  it('C04 the plan is the best of all under its own prices, and no bound exceeds any of them', () => {
    for (const { kpis, bounds } of [outcome.plan, ...outcome.pointPlans]) {
      expect(kpis.objective).toBeGreaterThanOrEqual(outcome.plan.kpis.objective);
      expect(kpis.objective).toBeGreaterThanOrEqual(bounds.objective.value);
      expect(bounds.objective).toEqual(outcome.plan.bounds.objective);
    }
  });

  it('C07 says of every plan what is tight in it, the plan itself and those of the points', () => {
    for (const { tight, unassigned } of [outcome.plan, ...outcome.pointPlans]) {
      expect(unassigned).toEqual([]);
      expect(tight!.length).toBeGreaterThan(0);
    }
  });

  it('C05 repeats with an iteration limit', async () => {
    const again = (await plan(runSolverHere))!;
    expect(again.plan.tradeOff).toEqual(outcome.plan.tradeOff);
  }, 120_000);

  it('C06 called off, it ends with what was found', async () => {
    const stop = new AbortController();
    let runs = 0;
    const stopping: RunSolver = (request, hooks) => {
      if (++runs === 3) stop.abort();
      return runSolverHere(request, hooks);
    };
    const cut = (await plan(stopping, stop.signal))!;
    expect(runs).toBe(3);
    expect(cut.plan.tradeOff!.points.length).toBeGreaterThan(0);
  }, 120_000);
});
