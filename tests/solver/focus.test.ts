import { describe, expect, it } from '@jest/globals';
import { Focus } from '../../src/solver/focus.ts';
import { afterIterations, solve } from '../../src/solver/index.ts';
import { Neighbours } from '../../src/solver/neighbours.ts';
import { Random } from '../../src/solver/random.ts';
import { Solution } from '../../src/solver/solution.ts';
import { faultsOf } from './checkResult.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';

/** 100 counties on a line, 3 km apart, with 9 people each, and more buses than are looked at as a whole. */
const problem = makeProblem({
  depot: [0, 0],
  companies: [[0, 0]],
  pickups: Array.from({ length: 100 }, (_, i) => [300 + 3 * i, 0]),
  groups: Array.from({ length: 100 }, (_, pickup) => ({ pickup, company: 0, size: 9 })),
  buses: [{ seats: 20, count: 220 }],
});

/** Everybody rides, each county in a bus of its own. */
function allRiding(): Solution {
  const solution = new Solution(problem);
  for (let group = 0; group < problem.groups.count; group++) {
    solution.setType(solution.routes[group]!, 0);
    solution.board(solution.routes[group]!, group, 9, 0, 0);
  }
  return solution;
}

const focusOn = (solution: Solution) => new Focus(new Neighbours(problem), new Random(7), solution.routes.length);
const inFocus = (focus: Focus) => [...focus.routes.subarray(0, focus.count)].sort((a, b) => a - b);

describe('the routes that the search works on in a large plan', () => {
  it('are 40 neighbours in use, and others after 200 steps', () => {
    const solution = allRiding();
    const focus = focusOn(solution);
    focus.next(solution);
    const first = inFocus(focus);
    expect(first).toHaveLength(40);
    expect(new Set(first).size).toBe(40);
    // route i serves the i-th county of the line: a part is a piece of it, not a draw from all over
    expect(first.at(-1)! - first[0]!).toBeLessThan(70);
    for (const route of first) expect(solution.routes[route]!.type).toBe(0);
    for (let step = 0; step < 200; step++) focus.next(solution);
    expect(inFocus(focus)).toEqual(first);
    focus.next(solution);
    expect(inFocus(focus)).not.toEqual(first);
  });

  it('are all of them while somebody is left over, and at once others after another solution has come', () => {
    const solution = allRiding();
    const focus = focusOn(solution);
    focus.next(solution);
    const first = inFocus(focus);
    focus.forget();
    focus.next(solution);
    expect(inFocus(focus)).not.toEqual(first);
    solution.alight(solution.routes[0]!, 0);
    focus.next(solution);
    expect(focus.count).toBe(220);
  });

  it('lead to a plan in which nothing is wrong, no more buses than for two counties each, the same for the same seed', () => {
    const run = () => solve(problem, afterIterations(4_000), { seed: 3, timer: dayTimer(problem) });
    const result = run();
    expect(faultsOf(problem, result)).toEqual([]);
    expect(result.left.every((people) => people === 0)).toBe(true);
    expect(result.routes.length).toBeLessThanOrEqual(50);
    expect(run()).toEqual(result);
  });
});
