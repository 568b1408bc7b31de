import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterIterations, solve } from '../../src/solver/index.ts';
import { faultsOf } from './checkResult.ts';
import { dayTimer, makeProblem, type PlaneProblem } from './makeProblem.ts';
import { tinyProblem } from './tinyProblem.ts';

describe('a search that starts from an earlier result', () => {
  it('is no worse than that after no step at all', () => {
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const timer = dayTimer(problem);
        const first = solve(problem, afterIterations(200), { seed: 1, timer });
        const again = solve(problem, afterIterations(0), { seed: 2, timer, start: first.routes });
        expect(faultsOf(problem, again)).toEqual([]);
        const left = (result: { left: number[] }) => result.left.reduce((a, b) => a + b, 0);
        expect(left(again)).toBeLessThanOrEqual(left(first));
        if (left(again) === left(first)) expect(again.moneyFen).toBeLessThanOrEqual(first.moneyFen);
      }),
      { numRuns: 60 },
    );
  });

  // one company at the depot's door, a county 300 km away
  const line: PlaneProblem = {
    depot: [0, 0],
    companies: [[0, 0]],
    pickups: [[300, 0]],
    groups: [{ pickup: 0, company: 0, size: 20 }],
    buses: [{ seats: 24, count: 1 }],
  };
  const route = { busType: 0, pickups: [2], dropoffs: [1], groups: [{ group: 0, people: 20 }] };

  it('leaves out routes that break a limit now, and routes for which no bus or no person is left', () => {
    const near = makeProblem(line);
    const start = [route, route];
    const timer = dayTimer(near);
    expect(solve(near, afterIterations(0), { seed: 1, timer, start }).routes).toHaveLength(1);
    const tight = { ...near, limits: { ...near.limits, loadedDistanceM: 100_000 } };
    const refused = solve(tight, afterIterations(0), { seed: 1, timer: dayTimer(tight), start });
    expect(refused.routes).toEqual([]);
    expect(refused.left).toEqual([20]);
  });
});
