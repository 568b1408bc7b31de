import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FreeBuses } from '../../src/solver/freeBuses.ts';
import type { BusTypes } from '../../src/solver/problem.ts';

/** A fleet of which only counts and prices of a kilometre matter. */
function fleetOf(counts: readonly number[], kmFen: readonly number[]): BusTypes {
  const types = counts.length;
  const zeros = () => new Int32Array(types);
  return {
    types,
    count: Int32Array.from(counts),
    kmFen: Float64Array.from(kmFen),
    depot: zeros(),
    capacity: zeros(),
    riskLevels: 1,
    dayFen: new Float64Array(types),
    drivers: zeros(),
  };
}

describe('free buses', () => {
  it('are those of which one stands idle, cheapest kilometre first, after any coming and going', () => {
    const type = fc.record({ count: fc.integer({ min: 0, max: 3 }), kmFen: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(
        fc.array(type, { minLength: 1, maxLength: 9 }),
        fc.array(fc.nat(), { maxLength: 60 }),
        (all, moves) => {
          const count = all.map((one) => one.count);
          const kmFen = all.map((one) => one.kmFen);
          const free = new FreeBuses(fleetOf(count, kmFen));
          const copy = new FreeBuses(fleetOf(count, kmFen));
          const used = count.map(() => 0);
          for (const move of moves) {
            const type = (move >> 1) % all.length;
            if (move % 2 === 0 && used[type]! < count[type]!) {
              free.take(type);
              used[type]!++;
            } else if (move % 2 === 1 && used[type]! > 0) {
              free.giveBack(type);
              used[type]!--;
            }
            copy.copyFrom(free);
            for (const state of [free, copy]) {
              const idle = used.map((_, t) => t).filter((t) => used[t]! < count[t]!);
              idle.sort((a, b) => kmFen[a]! - kmFen[b]! || a - b);
              expect([...state.types.subarray(0, state.count)]).toEqual(idle);
              expect(used.map((_, t) => state.used(t))).toEqual(used);
            }
          }
        },
      ),
    );
  });
});
