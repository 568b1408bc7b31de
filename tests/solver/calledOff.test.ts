import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calledOff, type Exchange, type Problem, type RouteTimer, type Stop, solve } from '../../src/solver/index.ts';
import { faultsOf } from './checkResult.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';
import { tinyProblem } from './tinyProblem.ts';

/** 100 counties on a line with 9 people each: whoever seats them looks at 100 groups, two to a bus. */
const line = makeProblem({
  depot: [0, 0],
  companies: [[0, 0]],
  pickups: Array.from({ length: 100 }, (_, i) => [300 + 3 * i, 0]),
  groups: Array.from({ length: 100 }, (_, pickup) => ({ pickup, company: 0, size: 9 })),
  buses: [{ seats: 20, count: 100 }],
});

/** A stop that calls off when it is asked the nth time; counts how often it is asked, and how many routes are timed from then on. */
function offAt(problem: Problem, nth: number) {
  const seen = { asked: 0, timedLater: 0 };
  const stop: Stop = (iteration) => (++seen.asked >= nth ? calledOff : Math.min(0.9, iteration / 100));
  const day = dayTimer(problem);
  const timer: RouteTimer = {
    ...day,
    time: (type) => {
      if (seen.asked >= nth) seen.timedLater++;
      return day.time(type);
    },
  };
  return { seen, stop, timer };
}

describe('a search that is called off', () => {
  it('while the first plan is made, asks before each group and seats and times nobody from then on', () => {
    const { seen, stop, timer } = offAt(line, 30);
    const result = solve(line, stop, { seed: 1, timer });
    expect(result.left.reduce((a, b) => a + b, 0)).toBe(900);
    expect(faultsOf(line, result)).toEqual([]);
    expect(seen.timedLater).toBe(0);
    // once for each of the two rounds, the routes opened for 29 groups, and the loop of the search
    expect(seen.asked).toBeLessThanOrEqual(30 + 2 + 29 + 1);
  });

  it('while the first plan is timed, keeps the trips that have their timetable', () => {
    // 100 groups in each of two rounds, then the routes one by one: 50 of them, of which 9 are timed
    const { seen, stop, timer } = offAt(line, 210);
    const result = solve(line, stop, { seed: 1, timer });
    expect(result.routes).toHaveLength(9);
    expect(seen.timedLater).toBe(0);
    expect(faultsOf(line, result)).toEqual([]);
  });

  it('has asked at every step', () => {
    const { seen, stop, timer } = offAt(line, 400);
    const result = solve(line, stop, { seed: 1, timer });
    expect(result.left.every((people) => people === 0)).toBe(true);
    expect(seen.asked).toBe(400);
  });

  it('takes in nothing more of what others share', () => {
    const { seen, stop, timer } = offAt(line, 400);
    let receivedLater = 0;
    const exchange: Exchange = {
      share: () => undefined,
      receive: () => {
        if (seen.asked >= 400) receivedLater++;
        return null;
      },
      finish: () => undefined,
    };
    solve(line, stop, { seed: 1, timer, exchange });
    expect(receivedLater).toBe(0);
  });

  it('but not one whose time is over, which makes a first plan of everybody', () => {
    const result = solve(line, () => 1, { seed: 1, timer: dayTimer(line) });
    expect(result.left.every((people) => people === 0)).toBe(true);
  });

  it('has a plan without a fault whenever that happens', () => {
    fc.assert(
      fc.property(tinyProblem, fc.integer({ min: 1, max: 60 }), (problem, nth) => {
        const { stop, timer } = offAt(problem, nth);
        expect(faultsOf(problem, solve(problem, stop, { seed: 1, timer }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
