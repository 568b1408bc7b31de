import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gridOf, latestWithin } from '../../src/schedule/departures.ts';

describe('latestWithin', () => {
  /** A function that never falls: so many steps up at so many places. */
  const staircase = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 500 }), fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(Infinity))),
      {
        maxLength: 40,
      },
    )
    .map((steps) => (at: number) => steps.reduce((sum, [from, rise]) => (at >= from ? sum + rise : sum), 0));

  it('finds what a scan finds, wherever it begins', () => {
    fc.assert(
      fc.property(
        staircase,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -50, max: 700 }),
        (value, target, lowest, width, hint) => {
          const highest = lowest + width;
          let scanned: number | null = null;
          for (let at = lowest; at <= highest; at += 1) if (value(at) <= target) scanned = at;
          expect(latestWithin(value, target, { lowest, highest, hint, anyGood: false })).toBe(scanned);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes two looks where the slope is 1 and the hint is right', () => {
    let looks = 0;
    const value = (at: number) => {
      looks += 1;
      return at + 100;
    };
    expect(latestWithin(value, 5100, { lowest: 0, highest: 86_400, hint: 5000, anyGood: false })).toBe(5000);
    expect(looks).toBeLessThanOrEqual(3);
  });

  it('has nothing to find in an empty bracket', () => {
    expect(latestWithin((at) => at, 10, { lowest: 5, highest: 4, hint: 4, anyGood: false })).toBeNull();
  });
});

describe('gridOf', () => {
  it('has both ends and the round instants between, once', () => {
    expect(gridOf([{ fromS: 100, toS: 2000 }], 600)).toEqual([100, 600, 1200, 1800, 2000]);
    expect(gridOf([{ fromS: 600, toS: 600 }], 600)).toEqual([600]);
  });
});
