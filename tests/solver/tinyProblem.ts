import fc from 'fast-check';
import type { Problem, RouteSums, RouteTimer } from '../../src/solver/index.ts';

/**
 * Problems small enough to be solved by trying everything, with everything in them that a bound could get wrong: two
 * depots, scarce buses of several sizes, risk, lone counties, counties with two pick-up places, roads that break the triangle
 * inequality, tight stop limits.
 */
export const tinyProblem: fc.Arbitrary<Problem> = fc
  .record({
    seedXy: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), {
      minLength: 9,
      maxLength: 9,
    }),
    detours: fc.array(fc.integer({ min: 100, max: 160 }), { minLength: 81, maxLength: 81 }),
    rough: fc.array(
      fc.record({
        pickup: fc.nat({ max: 3 }),
        company: fc.nat({ max: 2 }),
        size: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })),
        risk: fc.constantFrom(0, 0, 0, 1),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    buses: fc.array(
      fc.record({
        seats: fc.integer({ min: 2, max: 10 }),
        count: fc.integer({ min: 1, max: 2 }),
        depot: fc.nat({ max: 1 }),
        dayCny: fc.integer({ min: 1, max: 12 }),
        kmCny: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    limitKm: fc.integer({ min: 80, max: 400 }),
    maxPickups: fc.integer({ min: 1, max: 4 }),
    maxDropoffs: fc.integer({ min: 1, max: 3 }),
    sharedCounty: fc.boolean(),
    loneCounty: fc.boolean(),
    detoursOn: fc.boolean(),
    mixingCny: fc.integer({ min: 0, max: 60 }),
    splitCny: fc.integer({ min: 0, max: 80 }),
  })
  .map((shape) => {
    const n = 9; // 0, 1 depots; 2, 3, 4 companies; 5 … 8 pick-ups
    const distanceM = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const [[x, y], [u, v]] = [shape.seedXy[i]!, shape.seedXy[j]!];
        const detour = shape.detoursOn ? shape.detours[i * n + j]! / 100 : 1;
        distanceM[i * n + j] = Math.round(1000 * Math.hypot(x - u, y - v) * detour);
      }
    const cells = new Map<string, (typeof shape.rough)[number]>();
    for (const cell of shape.rough) cells.set(`${cell.pickup}|${cell.company}`, cell);
    const list = [...cells.values()];
    // two pick-up places may lie in one county, and then its people of one company are one family
    const countyOf = (pickup: number) => (shape.sharedCounty ? pickup >> 1 : pickup);
    const { buses } = shape;
    return {
      points: n,
      distanceM,
      driveS: distanceM.map((metres) => Math.round(metres / 20)),
      groups: {
        count: list.length,
        size: Int32Array.from(list, (g) => g.size),
        pickup: Int32Array.from(list, (g) => 5 + g.pickup),
        dropoff: Int32Array.from(list, (g) => 2 + g.company),
        company: Int32Array.from(list, (g) => g.company),
        family: Int32Array.from(list, (g) => 3 * countyOf(g.pickup) + g.company),
        risk: Uint8Array.from(list, (g) => g.risk),
        county: Int32Array.from(list, (g) => countyOf(g.pickup)),
        alone: Uint8Array.from(list, (g) => (shape.loneCounty && countyOf(g.pickup) === 0 ? 1 : 0)),
      },
      buses: {
        types: buses.length,
        count: Int32Array.from(buses, (b) => b.count),
        depot: Int32Array.from(buses, (b) => b.depot),
        capacity: Int32Array.from(buses.flatMap(({ seats }) => [seats, Math.ceil(seats / 2)])),
        riskLevels: 2,
        dayFen: Float64Array.from(buses, (b) => 10_000 * b.dayCny),
        kmFen: Float64Array.from(buses, (b) => 100 * b.kmCny),
        drivers: new Int32Array(buses.length).fill(2),
      },
      limits: {
        loadedDistanceM: 1000 * shape.limitKm,
        loadedDriveS: 39_600,
        maxPickups: shape.maxPickups,
        maxDropoffs: shape.maxDropoffs,
      },
      prices: { extraCompanyFen: 100 * shape.mixingCny, splitGroupFen: 100 * shape.splitCny, contactPairFen: 0 },
      driversAtPoint: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    };
  });

/** Time costs a bus day for each hour and a half begun, of driving and of 3 minutes a person. */
export function steppedTimer(problem: Problem): RouteTimer {
  const { points: n, driveS, buses } = problem;
  const boundFen = (type: number, sums: RouteSums) => {
    const busyS = sums.outS + sums.loadedS + sums.backS + 180 * sums.people;
    return buses.dayFen[type]! * Math.max(1, Math.ceil(busyS / 5400));
  };
  const length = (list: readonly number[]) =>
    list.slice(1).reduce((sum, stop, i) => sum + driveS[list[i]! * n + stop]!, 0);
  return {
    boundFen,
    time: (type, { pickups, boarding, dropoffs }) => {
      const depot = buses.depot[type]!;
      const stops = [depot, ...pickups, ...dropoffs, depot];
      const people = boarding.reduce((a, b) => a + b, 0);
      const fixedFen = buses.dayFen[type]! * Math.max(1, Math.ceil((length(stops) + 180 * people) / 5400));
      return { fixedFen, drivers: 1, days: 1, nights: 0 };
    },
  };
}
