import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterIterations,
  boundBuses,
  boundObjective,
  type Problem,
  type RouteTimer,
  solve,
} from '../../src/solver/index.ts';
import { mostCarried } from './bruteForce.ts';
import { faultsOf } from './checkResult.ts';
import { dayTimer, makeProblem, type PlaneProblem } from './makeProblem.ts';

const run = (problem: Problem, iterations: number, seed = 1) =>
  solve(problem, afterIterations(iterations), { seed, timer: dayTimer(problem) });

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('A: small problems known by heart', () => {
  // one company at the depot's door, a county 300 km away: out 300, loaded 300, back 0
  const line: PlaneProblem = {
    depot: [0, 0],
    companies: [[0, 0]],
    pickups: [[300, 0]],
    groups: [{ pickup: 0, company: 0, size: 20 }],
    buses: [{ seats: 24, count: 3 }],
  };

  it('A01 one group rides in one bus: 1000 a day + 600 km × 5', () => {
    const result = run(makeProblem(line), 50);
    expect(result.routes).toHaveLength(1);
    expect(result.moneyFen).toBe(100 * (1000 + 600 * 5));
  });

  it('A02 a group larger than a bus is split, which costs 300', () => {
    const result = run(makeProblem({ ...line, groups: [{ pickup: 0, company: 0, size: 30 }] }), 50);
    expect(result.routes).toHaveLength(2);
    expect(result.moneyFen).toBe(100 * (2 * (1000 + 600 * 5) + 300));
  });

  it('A03 of two bus sizes the cheaper one that fits is taken', () => {
    const buses = [
      { seats: 40, count: 1, kmCny: 8 },
      { seats: 20, count: 1, kmCny: 4 },
    ];
    const result = run(makeProblem({ ...line, buses }), 50);
    expect(result.routes[0]!.busType).toBe(1);
  });

  it('A04 two counties on the way share a bus rather than take two', () => {
    const pickups: [number, number][] = [
      [300, 0],
      [200, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 10 },
      { pickup: 1, company: 0, size: 10 },
    ];
    const result = run(makeProblem({ ...line, pickups, groups }), 50);
    expect(result.routes).toHaveLength(1);
    expect(result.routes[0]!.pickups).toEqual([2, 3]);
    expect(result.moneyFen).toBe(100 * (1000 + 600 * 5));
  });

  it('A05 a county out of reach stays, the other rides', () => {
    const pickups: [number, number][] = [
      [300, 0],
      [1001, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 10 },
      { pickup: 1, company: 0, size: 5 },
    ];
    const result = run(makeProblem({ ...line, pickups, groups }), 50);
    expect(result.left).toEqual([0, 5]);
  });

  it('A06 a county that must be alone shares with nobody, and its risk halves the seats', () => {
    const pickups: [number, number][] = [
      [300, 0],
      [301, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 5 },
      { pickup: 1, company: 0, size: 12, risk: 2, alone: true },
    ];
    const result = run(makeProblem({ ...line, pickups, groups }), 50);
    expect(result.routes.map((route) => route.pickups.length)).toEqual([1, 1]);
    expect(result.left).toEqual([0, 0]);
  });

  it('A07 where the shortest order is refused by the clock, a longer lawful one is driven', () => {
    // out 300, the far company at 0 before the near one at 10, back 10: 620 km instead of 600
    const companies: [number, number][] = [
      [0, 0],
      [10, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 10 },
      { pickup: 0, company: 1, size: 10 },
    ];
    const problem = makeProblem({ ...line, companies, groups, buses: [{ seats: 24, count: 1 }] });
    const day = dayTimer(problem);
    const timer: RouteTimer = {
      ...day,
      time: (type, { dropoffs }) => (dropoffs.length === 2 && dropoffs[0] === 2 ? null : day.time(type)),
    };
    const result = solve(problem, afterIterations(50), { seed: 1, timer });
    expect(result.left).toEqual([0, 0]);
    expect(result.routes[0]!.dropoffs).toEqual([1, 2]);
    expect(result.moneyFen).toBe(100 * (1000 + 620 * 5 + 200));
  });

  it('A08 without any group there is nothing to do', () => {
    expect(run(makeProblem({ ...line, groups: [] }), 50)).toMatchObject({ routes: [], left: [], moneyFen: 0 });
  });

  it('A09 one driver for two buses drives the larger group, although the farther one has a seat first', () => {
    // no bus may stop in both counties: 21 or 10 people, never both
    const pickups: [number, number][] = [
      [300, 0],
      [200, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 10 },
      { pickup: 1, company: 0, size: 21 },
    ];
    const problem = makeProblem({ ...line, pickups, groups, maxPickups: 1 });
    problem.driversAtPoint[0] = 1;
    for (const seed of [1, 2, 3]) expect(run(problem, 50, seed).left).toEqual([10, 0]);
  });

  it('A10 whoever can never ride by law does not keep the others waiting', () => {
    // one bus passes both counties; nobody may be aboard who comes from the first
    const pickups: [number, number][] = [
      [300, 0],
      [200, 0],
    ];
    const groups = [
      { pickup: 0, company: 0, size: 1 },
      { pickup: 1, company: 0, size: 1 },
    ];
    const buses = [{ seats: 24, count: 1 }];
    const problem = makeProblem({ ...line, pickups, groups, buses });
    const refused = problem.groups.pickup[0]!;
    const timer: RouteTimer = {
      boundFen: (type) => problem.buses.dayFen[type]!,
      leastDrivers: () => 1,
      time: (type, { pickups: stops }) => (stops.includes(refused) ? null : dayTimer(problem).time(type)),
    };
    for (const seed of [1, 2, 3]) expect(solve(problem, afterIterations(50), { seed, timer }).left).toEqual([1, 0]);
  });
});

const coordinate = fc.integer({ min: -100, max: 100 });
const spot = fc.tuple(coordinate, coordinate) as fc.Arbitrary<[number, number]>;

/** Up to `most` groups of one to nine people on a plane with tight limits and small buses. */
const planeProblem = (most: number): fc.Arbitrary<PlaneProblem> =>
  fc
    .record({
      depot: spot,
      companies: fc.array(spot, { minLength: 1, maxLength: 3 }),
      pickups: fc.array(spot, { minLength: 1, maxLength: 4 }),
      rough: fc.array(
        fc.record({
          pickup: fc.nat(),
          company: fc.nat(),
          size: fc.integer({ min: 1, max: 9 }),
          alone: fc.boolean(),
        }),
        { minLength: 1, maxLength: most },
      ),
      buses: fc.array(fc.record({ seats: fc.integer({ min: 2, max: 14 }), count: fc.integer({ min: 1, max: 2 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
      limitKm: fc.integer({ min: 60, max: 260 }),
      maxPickups: fc.integer({ min: 1, max: 3 }),
      maxDropoffs: fc.integer({ min: 1, max: 3 }),
      aloneShare: fc.constantFrom(0, 0, 1),
    })
    .map(({ rough, aloneShare, ...plane }) => {
      const cells = new Map<string, PlaneProblem['groups'][number]>();
      for (const { pickup, company, size, alone } of rough) {
        const p = pickup % plane.pickups.length;
        const c = company % plane.companies.length;
        cells.set(`${p}|${c}`, { pickup: p, company: c, size, alone: alone && aloneShare === 1 && p === 0 });
      }
      const groups = [...cells.values()];
      const aloneCounty = groups.some((group) => group.alone);
      return { ...plane, groups: groups.map((group) => ({ ...group, alone: aloneCounty && group.pickup === 0 })) };
    });

describe('B: every result is a plan', () => {
  it('B01 recomputed from the problem alone, nothing is wrong with it', () => {
    fc.assert(
      fc.property(planeProblem(10), fc.nat(), (plane, seed) => {
        const problem = makeProblem(plane);
        expect(faultsOf(problem, run(problem, 120, seed))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('B02 the same seed and iterations give the same plan', () => {
    fc.assert(
      fc.property(planeProblem(8), fc.nat(), (plane, seed) => {
        const problem = makeProblem(plane);
        expect(run(problem, 80, seed)).toEqual(run(problem, 80, seed));
      }),
      { numRuns: 40 },
    );
  });
});

describe('C: against brute force', () => {
  it('C01 nobody is left over who could be carried', () => {
    fc.assert(
      fc.property(planeProblem(8), fc.nat(), (plane, seed) => {
        const problem = makeProblem(plane);
        const people = sum([...problem.groups.size]);
        expect(people - sum(run(problem, 400, seed).left)).toBe(mostCarried(problem));
      }),
      { numRuns: 300 },
    );
  });

  it('C02 no bound exceeds a plan', () => {
    fc.assert(
      fc.property(planeProblem(8), fc.nat(), (plane, seed) => {
        const problem = makeProblem(plane);
        const result = run(problem, 300, seed);
        const left = sum(result.left);
        expect(boundBuses(problem, left).value).toBeLessThanOrEqual(result.routes.length);
        expect(boundObjective(problem, dayTimer(problem), left)).toBeLessThanOrEqual(result.moneyFen);
      }),
      { numRuns: 500 },
    );
  });
});

describe('D: bounds', () => {
  it('D01 counties that no bus can combine need buses of their own', () => {
    // 3 counties, 600 km away in three directions: 12 people each, 24 seats; capacity says 2, reach says 3
    const problem = makeProblem({
      depot: [0, 0],
      companies: [[0, 0]],
      pickups: [
        [600, 0],
        [-600, 0],
        [0, 600],
      ],
      groups: [0, 1, 2].map((pickup) => ({ pickup, company: 0, size: 12 })),
      buses: [{ seats: 24, count: 9 }],
    });
    expect(boundBuses(problem, 0)).toEqual({ value: 3, proof: 'bin-packing' });
    expect(boundBuses(problem, 12)).toEqual({ value: 2, proof: 'bin-packing' });
  });

  it('D02 when all can combine, seats decide', () => {
    const problem = makeProblem({
      depot: [0, 0],
      companies: [[0, 0]],
      pickups: [[100, 0]],
      groups: [{ pickup: 0, company: 0, size: 50 }],
      buses: [
        { seats: 24, count: 1 },
        { seats: 13, count: 9 },
      ],
    });
    // 24 + 13 + 13 = 50
    expect(boundBuses(problem, 0)).toEqual({ value: 3, proof: 'capacity' });
  });
});
