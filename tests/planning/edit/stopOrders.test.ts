import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pathM, type StopOrder, shortestOrder, stopOrders } from '../../../src/planning/edit/stopOrders.ts';
import type { LegMatrix } from '../../../src/routing/router.ts';

/** Legs by metres alone. */
function legsOf(size: number, metres: readonly number[]): LegMatrix {
  const zero = new Int32Array(size * size);
  return {
    size,
    distanceM: Int32Array.from({ length: size * size }, (_, cell) => metres[cell % metres.length]!),
    driveS: zero,
    nightDriveS: zero,
    motorwayPct: new Uint8Array(size * size),
    band: new Float32Array(size * size),
    estimated: new Uint8Array(size * size),
  };
}

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length < 2) yield [...items];
  else
    for (const [i, first] of items.entries())
      for (const rest of permutations(items.filter((_, j) => j !== i))) yield [first, ...rest];
}

/** Least metres over every order, by trying all. */
function leastM(legs: LegMatrix, { pickups, dropoffs }: StopOrder, depot: number | null): number {
  const ends = depot === null ? [] : [depot];
  let least = Number.POSITIVE_INFINITY;
  for (const first of permutations(pickups))
    for (const last of permutations(dropoffs))
      least = Math.min(least, pathM(legs, [...ends, ...first, ...last, ...ends]));
  return least;
}

describe('orders of stops', () => {
  it('the shortest order is as short as trying every one finds, with and without the empty runs', () => {
    const size = 8;
    const matrix = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: size * size, maxLength: size * size });
    const ends = fc.record({ pickups: fc.integer({ min: 1, max: 4 }), dropoffs: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(matrix, ends, fc.boolean(), (metres, counts, isWhole) => {
        const legs = legsOf(size, metres);
        const all = {
          pickups: Array.from({ length: counts.pickups }, (_, i) => 1 + i),
          dropoffs: Array.from({ length: counts.dropoffs }, (_, i) => 1 + counts.pickups + i),
        };
        const depot = isWhole ? 0 : null;
        const found = shortestOrder(legs, all, depot);
        expect([...found.pickups].sort()).toEqual(all.pickups);
        expect([...found.dropoffs].sort()).toEqual(all.dropoffs);
        const path = [...found.pickups, ...found.dropoffs];
        expect(pathM(legs, depot === null ? path : [0, ...path, 0])).toBe(leastM(legs, all, depot));
      }),
      { numRuns: 60 },
    );
  });

  it('puts one new stop at every place, the shortest way first, and leaves the others in their order', () => {
    // on a line: depot 0, pick-ups at 10 and 30, the new one at 20, the company at 5
    const at = [0, 10, 30, 20, 5];
    const legs = legsOf(
      5,
      Array.from({ length: 25 }, (_, cell) => Math.abs(at[Math.floor(cell / 5)]! - at[cell % 5]!)),
    );
    const now = { pickups: [2, 1], dropoffs: [4] };
    const orders = stopOrders(legs, { depot: 0, now, added: { pickups: [3], dropoffs: [] } }, false);
    expect(orders.map(({ pickups }) => pickups)).toEqual([
      // 20 + 10 + 20 + 5 + 5 = 60
      [3, 2, 1],
      // 30 + 10 + 10 + 5 + 5 = 60, found after it
      [2, 3, 1],
      // 30 + 20 + 10 + 15 + 5 = 80
      [2, 1, 3],
    ]);
  });
});
