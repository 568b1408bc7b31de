import { describe, expect, it } from '@jest/globals';
import { afterIterations, solve } from '../../src/solver/index.ts';
import { Lanes } from '../../src/solver/lanes.ts';
import { Solution } from '../../src/solver/solution.ts';
import { faultsOf } from './checkResult.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';

const problem = makeProblem({
  depot: [0, 0],
  companies: [
    [10, 0],
    [0, 10],
  ],
  pickups: [
    [300, 0],
    [320, 20],
    [250, 90],
  ],
  groups: [
    { pickup: 0, company: 0, size: 13 },
    { pickup: 1, company: 1, size: 9 },
    { pickup: 2, company: 0, size: 11 },
    { pickup: 2, company: 1, size: 4 },
  ],
  buses: [
    { seats: 20, count: 2 },
    { seats: 16, count: 2, kmCny: 4.5 },
  ],
});

describe('lanes', () => {
  // four from share 0.1 on: three rounds of 0.3, in which a turn is 0.075, 0.15 and 0.3 long
  const costs = [400, 200, 300, 100];
  const open = () => {
    const first = new Solution(problem);
    return { first, lanes: new Lanes(first, 4, 0.1) };
  };

  it('all have a turn of the same length, then the better half, then the best', () => {
    const { first, lanes } = open();
    const seen: Solution[] = [];
    for (const share of [0.1, 0.18, 0.26, 0.33]) {
      const solution = lanes.at(share);
      expect(seen).not.toContain(solution);
      solution.setCost(solution.routes[0]!, costs[seen.length]!);
      seen.push(solution);
    }
    expect(seen[0]).toBe(first);
    expect(lanes.at(0.41)).toBe(seen[3]);
    expect(lanes.at(0.56)).toBe(seen[1]);
    // it turned out better in its second turn than the other
    seen[1]!.setCost(seen[1]!.routes[0]!, 50);
    expect(lanes.at(0.71)).toBe(seen[1]);
    expect(lanes.at(0.999)).toBe(seen[1]);
  });

  it('cool by a third in each round, every one from where the round began', () => {
    const { lanes } = open();
    const cooledAt = (share: number) => {
      lanes.at(share);
      return lanes.cooled(share);
    };
    expect(cooledAt(0.1)).toBeCloseTo(0);
    expect(cooledAt(0.1 + 0.075 / 2)).toBeCloseTo(1 / 6);
    expect(cooledAt(0.1 + 0.075)).toBeCloseTo(0);
    expect(cooledAt(0.4 + 0.15 / 2)).toBeCloseTo(1 / 2);
    expect(cooledAt(0.85)).toBeCloseTo(5 / 6);
    expect(cooledAt(1)).toBeCloseTo(1);
  });

  it('a clock that jumps leaves turns out and nothing else', () => {
    const { lanes } = open();
    lanes.at(0.1);
    lanes.at(0.95);
    expect(lanes.cooled(0.95)).toBeCloseTo((2 + 0.25 / 0.3) / 3);
  });

  it('a run long enough for several repeats bit for bit, and nothing is wrong with its plan', () => {
    // 300 steps of the run a group and lane: 8,000 of 4 groups are more than four need
    const run = () => solve(problem, afterIterations(8_000), { seed: 3, timer: dayTimer(problem) });
    const result = run();
    expect(faultsOf(problem, result)).toEqual([]);
    expect(run()).toEqual(result);
  });
});
