import { describe, expect, it } from '@jest/globals';
import { afterIterations, type GivenPlan, type Problem, solve } from '../../src/solver/index.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';

/** A square of 100 km: depot, first county, second county and company at its corners, in the shortest order. */
const square = makeProblem({
  depot: [0, 0],
  companies: [[0, 100]],
  pickups: [
    [100, 0],
    [100, 100],
  ],
  groups: [
    { pickup: 0, company: 0, size: 5 },
    { pickup: 1, company: 0, size: 5 },
  ],
  buses: [{ seats: 12, count: 1 }],
});
const [first, second, company] = [2, 3, 1];

/** The plan that stands picks up crosswise, which is 82 km longer. */
function crosswise(pinned: [number, number], frozen: boolean, change: Partial<GivenPlan> = {}): GivenPlan {
  return {
    ran: Uint8Array.of(1),
    aboard: Int32Array.of(5, 5),
    pinned: Int32Array.from(pinned),
    keeps: Uint8Array.of(pinned[0] + pinned[1] > 0 ? 1 : 0),
    frozen: Uint8Array.of(frozen ? 1 : 0),
    pickups: [[second, first]],
    dropoffs: [[company]],
    changeTripFen: 0,
    changePersonFen: 0,
    likeType: Int32Array.of(0),
    ...change,
  };
}

const run = (problem: Problem, exact: boolean) =>
  solve(problem, afterIterations(200), { seed: 1, timer: dayTimer(problem), exact });

describe.each([
  ['searched', false],
  ['exact', true],
])('a plan that stands, %s', (_, exact) => {
  const stopsWith = (given: GivenPlan) => run({ ...square, given }, exact).routes[0]!.pickups;

  it('its stops are put into a better order where that is free', () => {
    expect(stopsWith(crosswise([0, 0], false))).toEqual([first, second]);
    // people who must stay aboard do not keep the order
    expect(stopsWith(crosswise([5, 2], false))).toEqual([first, second]);
  });

  it('a frozen trip keeps its order', () => {
    expect(stopsWith(crosswise([5, 5], true))).toEqual([second, first]);
  });

  it('a price of changed trips above the 82 km × 5 saved keeps the order, a lower one does not', () => {
    expect(stopsWith(crosswise([0, 0], false, { changeTripFen: 50_000 }))).toEqual([second, first]);
    expect(stopsWith(crosswise([0, 0], false, { changeTripFen: 30_000 }))).toEqual([first, second]);
    // 1000 a day and 482.842 km × 5: the price is not in it
    const priced = run({ ...square, given: crosswise([0, 0], false, { changeTripFen: 50_000 }) }, exact);
    expect(priced.moneyFen).toBe(100_000 + 241_421);
  });
});
