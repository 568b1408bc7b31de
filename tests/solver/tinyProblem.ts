import fc from 'fast-check';
import type { Problem } from '../../src/solver/index.ts';
import { tinyArrays } from './tinyArrays.ts';

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
    const cells = new Map<string, (typeof shape.rough)[number]>();
    for (const cell of shape.rough) cells.set(`${cell.pickup}|${cell.company}`, cell);
    return tinyArrays({
      ...shape,
      xy: shape.seedXy,
      detour: (from, to) => (shape.detoursOn ? shape.detours[9 * from + to]! / 100 : 1),
      groups: [...cells.values()],
      contactCny: 0,
    });
  });
