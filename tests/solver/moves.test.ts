import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterIterations, type RouteTimer } from '../../src/solver/index.ts';
import { Insertions } from '../../src/solver/insertions.ts';
import * as swapBuses from '../../src/solver/moves/swapBuses.ts';
import { findPosition, Position } from '../../src/solver/position.ts';
import { Search } from '../../src/solver/search.ts';
import { Solution } from '../../src/solver/solution.ts';
import { codedFen, decodeSolution, encodeSolution } from '../../src/solver/solutionCode.ts';
import { Timing } from '../../src/solver/timing.ts';
import { dayTimer, makeProblem, type PlaneProblem } from './makeProblem.ts';

const coordinate = fc.integer({ min: -100, max: 100 });
const spot = fc.tuple(coordinate, coordinate) as fc.Arbitrary<[number, number]>;

/** Nine groups in three counties for three companies, buses of three prices. */
const batch: fc.Arbitrary<PlaneProblem> = fc
  .record({
    depot: spot,
    companies: fc.tuple(spot, spot, spot),
    pickups: fc.tuple(spot, spot, spot),
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 }),
    prices: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ sizes, prices, ...plane }) => ({
    ...plane,
    groups: sizes.map((size, i) => ({ pickup: i % 3, company: Math.floor(i / 3), size })),
    buses: prices.map((kmCny, i) => ({ seats: 14 + 3 * i, count: 2, kmCny, dayCny: 500 + 100 * kmCny })),
  }));

/** A solution after some steps of the search, with its problem and timer. */
function searched(plane: PlaneProblem, seed: number) {
  const problem = makeProblem(plane);
  const timer = dayTimer(problem);
  const search = new Search(problem, timer, seed);
  search.run(afterIterations(60), () => undefined);
  return { problem, timer, solution: search.best };
}

describe('H: moves on our own problem', () => {
  it('H01 exchanging two buses changes the cost by what was said', () => {
    let exchanged = 0;
    fc.assert(
      fc.property(batch, fc.nat(), (plane, seed) => {
        const { timer, solution } = searched(plane, seed);
        const [a, b] = solution.routes.filter((route) => route.type >= 0);
        if (a === undefined || b === undefined) return;
        const delta = swapBuses.evaluate(solution, timer, a, b);
        if (delta === Number.POSITIVE_INFINITY) return;
        exchanged++;
        const before = solution.costFen;
        swapBuses.apply(solution, timer, a, b);
        const timing = new Timing(timer);
        expect([timing.apply(solution, a), timing.apply(solution, b)]).toEqual([true, true]);
        // one bus day a trip is the timer's bound and its timetable at once, so the bound is exact
        expect(solution.costFen - before).toBeCloseTo(delta, 3);
      }),
      { numRuns: 100 },
    );
    expect(exchanged).toBeGreaterThan(20);
  });

  it('H02 a remembered place is the place found anew, also after the route has changed and been put back', () => {
    fc.assert(
      fc.property(batch, fc.nat(), (plane, seed) => {
        const { problem, solution } = searched(plane, seed);
        const other = searched(plane, seed + 1).solution;
        const insertions = new Insertions(problem, solution.routes.length);
        for (const state of [solution, other, solution])
          for (const route of state.routes) {
            if (route.type < 0) continue;
            for (let group = 0; group < problem.groups.count; group++) {
              const fresh = new Position(problem);
              findPosition(problem, route, problem.groups.pickup[group]!, problem.groups.dropoff[group]!, fresh);
              const cell = insertions.find(route, group);
              expect(cell >= 0).toBe(fresh.found);
              if (cell >= 0)
                expect([insertions.pickupAt(cell), insertions.dropoffAt(cell)]).toEqual([
                  fresh.pickupAt,
                  fresh.dropoffAt,
                ]);
            }
          }
      }),
      { numRuns: 30 },
    );
  });

  it('H03 a solution sent to another thread arrives as it was, over whatever stood there', () => {
    fc.assert(
      fc.property(batch, fc.nat(), (plane, seed) => {
        const { problem, timer, solution } = searched(plane, seed);
        const guest = new Solution(problem);
        // timetables take long: they travel with the solution
        const untimed: RouteTimer = {
          ...timer,
          time: () => {
            throw new Error('a timetable was made again');
          },
        };
        decodeSolution(encodeSolution(searched(plane, seed + 1).solution), guest, untimed);
        decodeSolution(encodeSolution(solution), guest, untimed);
        expect(codedFen(encodeSolution(solution))).toBe(solution.costFen);
        expect(guest.routes.every(({ timed }) => timed)).toBe(true);
        expect(guest.costFen).toBeCloseTo(solution.costFen, 3);
        expect(guest.left).toEqual(solution.left);
        const used = (one: Solution) => Array.from(problem.buses.count, (_, type) => one.freeBuses.used(type));
        expect(used(guest)).toEqual(used(solution));
        expect(guest.ridesIn).toEqual(solution.ridesIn);
        expect(encodeSolution(guest)).toEqual(encodeSolution(solution));
      }),
      { numRuns: 60 },
    );
  });
});
