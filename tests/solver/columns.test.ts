import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHighsSolver } from '../../src/planning/highs.ts';
import {
  afterIterations,
  type Problem,
  proveBounds,
  type Result,
  type RouteTimer,
  solve,
} from '../../src/solver/index.ts';
import { cheapestPlan } from './cheapestPlan.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';
import { timerOf } from './tinyCase.ts';
import { tinyProblem } from './tinyProblem.ts';

const lp = await createHighsSolver();

const prove = (problem: Problem, timer: RouteTimer, plan: Result, sets = 20_000) =>
  proveBounds(problem, { timer, plan, columns: { lp, stop: afterIterations(sets) } });

const search = (problem: Problem, timer: RouteTimer, iterations: number) =>
  solve(problem, afterIterations(iterations), { seed: 1, timer });

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('A: bounds by column generation, known by heart', () => {
  // a company at the depot's door, two counties 300 km away in one direction, 10 km apart
  const plane = {
    depot: [0, 0] as [number, number],
    companies: [[0, 0]] as [number, number][],
    pickups: [
      [300, 0],
      [290, 0],
    ] as [number, number][],
    buses: [{ seats: 20, count: 5 }],
  };

  it('A01 a plan that needs no compromise is proven optimal: one full bus, 1000 + 600 km × 5', () => {
    const groups = [
      { pickup: 0, company: 0, size: 12 },
      { pickup: 1, company: 0, size: 8 },
    ];
    const problem = makeProblem({ ...plane, groups });
    const timer = dayTimer(problem);
    const plan = search(problem, timer, 50);
    expect(plan.moneyFen).toBe(400_000);
    expect(prove(problem, timer, plan).objectiveFen).toBe(400_000);
  });

  it('A02 the bus bound is a cut: 21 people need two buses, though 21/20 of one would do for the relaxation', () => {
    const problem = makeProblem({ ...plane, groups: [{ pickup: 0, company: 0, size: 21 }] });
    const timer = dayTimer(problem);
    const plan = search(problem, timer, 50);
    // 2 × 4000 and one split
    expect(plan.moneyFen).toBe(830_000);
    expect(prove(problem, timer, plan)).toEqual({
      buses: 2,
      busesProof: 'capacity',
      objectiveFen: 830_000,
      objectiveProof: 'column-generation',
    });
  });

  it('A03 five counties of 7 people, at most two in a bus of 40: seats say 1 bus, two and a half pairs say 3', () => {
    const pickups: [number, number][] = [
      [300, 0],
      [300, 5],
      [300, -5],
      [300, 10],
      [300, -10],
    ];
    const groups = pickups.map((_, pickup) => ({ pickup, company: 0, size: 7 }));
    const problem = makeProblem({ ...plane, pickups, groups, buses: [{ seats: 40, count: 5 }], maxPickups: 2 });
    const timer = dayTimer(problem);
    const plan = search(problem, timer, 200);
    expect(plan.routes).toHaveLength(3);
    expect(prove(problem, timer, plan)).toMatchObject({ buses: 3, busesProof: 'column-generation' });
  });

  it('A05 four counties of 10 in three buses of 16: whole rides by thirds would split two thirds of one, a split is a whole one', () => {
    const pickups = Array.from({ length: 4 }, (): [number, number] => [300, 0]);
    const groups = pickups.map((_, pickup) => ({ pickup, company: 0, size: 10 }));
    const problem = makeProblem({ ...plane, pickups, groups, buses: [{ seats: 16, count: 5 }] });
    const timer = dayTimer(problem);
    const plan = search(problem, timer, 200);
    // 3 × 4000 and one split; x trips of 10 and y of 10 + 6 carry 40 in 3 buses with y = 5/3, which is 14/3 rides for 4 groups
    expect(plan.moneyFen).toBe(1_230_000);
    expect(prove(problem, timer, plan).objectiveFen).toBe(1_230_000);
  });

  it('A04 stopped before the first round it falls back to what is proven at once', () => {
    const problem = makeProblem({ ...plane, groups: [{ pickup: 0, company: 0, size: 21 }] });
    const timer = dayTimer(problem);
    const plan = search(problem, timer, 50);
    const bounds = proveBounds(problem, { timer, plan, columns: { lp, stop: () => 1 } });
    expect(bounds).toEqual(proveBounds(problem, { timer, plan }));
  });
});

describe('B: against every plan there is', () => {
  it('B01 no bound exceeds the cheapest plan or the fewest buses, however early it is stopped', () => {
    fc.assert(
      fc.property(tinyProblem, fc.constantFrom(3, 20, 5000), fc.nat({ max: 3 }), (problem, sets, spare) => {
        const timer = timerOf(problem);
        const plan = search(problem, timer, 60);
        const least = cheapestPlan(problem, timer, sum(plan.left));
        const bounds = prove(problem, timer, plan, sets);
        expect(bounds.objectiveFen).toBeLessThanOrEqual(least.moneyFen);
        expect(bounds.buses).toBeLessThanOrEqual(least.buses);

        // a plan that may leave more people over is cheaper still
        const lazy = { ...plan, left: [...plan.left, spare] };
        const lazier = cheapestPlan(problem, timer, sum(lazy.left));
        const looser = prove(problem, timer, lazy, sets);
        expect(looser.objectiveFen).toBeLessThanOrEqual(lazier.moneyFen);
        expect(looser.buses).toBeLessThanOrEqual(lazier.buses);
      }),
      { numRuns: 2000 },
    );
  }, 240_000);

  it('B02 the same effort proves the same', () => {
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const timer = timerOf(problem);
        const plan = search(problem, timer, 30);
        expect(prove(problem, timer, plan, 40)).toEqual(prove(problem, timer, plan, 40));
      }),
      { numRuns: 50 },
    );
  });

  it('B03 bounds come near: 19 parts in 20 of the cheapest plan on average, a quarter of the plans proven optimal', () => {
    const problems = fc.sample(tinyProblem, { numRuns: 200, seed: 7 });
    const shares = problems.map((problem) => {
      const timer = timerOf(problem);
      const plan = search(problem, timer, 60);
      const least = cheapestPlan(problem, timer, sum(plan.left)).moneyFen;
      return least === 0 ? 1 : prove(problem, timer, plan).objectiveFen / least;
    });
    expect(sum(shares) / shares.length).toBeGreaterThan(0.95);
    expect(shares.filter((share) => share === 1).length).toBeGreaterThan(50);
  });
});
