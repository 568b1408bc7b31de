import { describe, expect, it } from '@jest/globals';
import { afterIterations, type RouteTimer, solve } from '../../src/solver/index.ts';
import { dayTimer, makeProblem } from './makeProblem.ts';

describe('a party on a bus that may not drive so far', () => {
  // a company at the depot's door, two people of one party 250 and 350 km away; the cheaper bus may drive 300 km loaded
  const line = makeProblem({
    depot: [0, 0],
    companies: [[0, 0]],
    pickups: [
      [250, 0],
      [350, 0],
    ],
    groups: [
      { pickup: 0, company: 0, size: 1 },
      { pickup: 1, company: 0, size: 1 },
    ],
    buses: [
      { seats: 24, count: 1, dayCny: 500 },
      { seats: 24, count: 1, dayCny: 2000 },
    ],
  });
  const problem = { ...line, groups: { ...line.groups, party: Int32Array.of(0, 0) } };
  const day = dayTimer(problem);
  const timer: RouteTimer = {
    boundFen: (type, { loadedM }) => (type === 0 && loadedM > 300_000 ? Number.POSITIVE_INFINITY : day.boundFen(type)),
    leastDrivers: () => 1,
    time: (type, { pickups }) => (type === 0 && pickups.includes(3) ? null : day.time(type)),
  };

  it('takes the other bus, from the first solution on', () => {
    for (const iterations of [0, 50]) {
      const { routes, left, moneyFen } = solve(problem, afterIterations(iterations), { seed: 1, timer });
      expect(left).toEqual([0, 0]);
      expect(routes.map(({ busType }) => busType)).toEqual([1]);
      // a day for 2,000 and 700 km at 5
      expect(moneyFen).toBe(550_000);
    }
  });
});
