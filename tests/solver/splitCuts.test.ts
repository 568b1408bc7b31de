import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestSplit } from '../../src/solver/columns/bestSplit.ts';
import { SplitCuts } from '../../src/solver/columns/splitCuts.ts';
import { makeProblem } from './makeProblem.ts';

/** Every choice of at least one and at most all of each, at most `seats` in all. */
function* choices(sizes: readonly number[], seats: number): Generator<number[]> {
  const [size, ...others] = sizes;
  if (size === undefined) {
    yield [];
    return;
  }
  for (let people = 1; people <= Math.min(size, seats - others.length); people++)
    for (const rest of choices(others, seats - people)) yield [people, ...rest];
}

describe('the best split', () => {
  it('earns as much as the best of all choices, and is one of them', () => {
    const group = fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      price: fc.nat({ max: 9 }),
      per: fc.integer({ min: 2, max: 5 }),
      gain: fc.nat({ max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), fc.nat({ max: 12 }), (list, spare) => {
        const seats = list.length + spare;
        const sizes = list.map(({ size }) => size);
        const earns = (i: number, people: number) =>
          people * list[i]!.price + list[i]!.gain * Math.ceil(people / list[i]!.per);
        const sum = (people: readonly number[]) => people.reduce((all, own, i) => all + earns(i, own), 0);
        const all = [...choices(sizes, seats)];
        const best = bestSplit(sizes, seats, earns);
        expect(all).toContainEqual(best.people);
        expect(best.value).toBe(Math.max(...all.map(sum)));
        expect(sum(best.people)).toBe(best.value);
      }),
    );
  });
});

describe('cuts over the rides of one group', () => {
  const cutsFor = (size: number) =>
    new SplitCuts(
      makeProblem({
        depot: [0, 0],
        companies: [[0, 0]],
        pickups: [[300, 0]],
        groups: [{ pickup: 0, company: 0, size }],
        buses: [{ seats: 16, count: 2 }],
      }).groups,
    );
  const trip = (people: number, share: number) => ({
    load: { busType: 0, cost: 0, profit: 0, groups: [0], people: [people] },
    share,
  });

  it('10 people who ride once in full by half and in a 5 by all of one break "once in full or at least twice"', () => {
    const cuts = cutsFor(10);
    // 10 × 1/2 + 5 × 1 = 10 people; with 9 a ride: 2 × 1/2 + 1 × 1 = 2, kept; with 5 a ride: 2 × 1/2 + 1 = 2, kept; with 4: 3 × 1/2 + 2 = 3.5, kept
    expect(cuts.separate([trip(10, 0.5), trip(5, 1)])).toBe(0);
    // 6 people in 5/6 of a trip and 10 in a half: with 9 a ride 5/6 + 1 < 2
    expect(cuts.separate([trip(6, 5 / 6), trip(10, 0.5)])).toBe(1);
    const { per, rides } = cuts.cuts[0]!;
    expect(rides).toBe(Math.ceil(10 / per));
    expect((5 / 6) * Math.ceil(6 / per) + 0.5 * rides).toBeLessThan(rides);
    // no way to divide 10 people among rides counts less
    for (let first = 1; first <= 10; first++)
      expect(Math.ceil(first / per) + Math.ceil((10 - first) / per)).toBeGreaterThanOrEqual(rides);
  });

  it('the line over what a group earns is never below it, and exact for all of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 3 }),
        (size, prices) => {
          const cuts = cutsFor(size);
          for (let i = 0; i < prices.length; i++) cuts.separate([trip(Math.max(1, Math.floor(size / 2)), 0.1)]);
          const split = Float64Array.from(prices);
          const { perPerson, once } = cuts.line(0, split);
          for (let people = 1; people <= size; people++)
            expect(perPerson * people + once).toBeGreaterThanOrEqual(cuts.gain(0, people, split) - 1e-9);
          expect(perPerson * size + once).toBeCloseTo(cuts.gain(0, size, split), 9);
        },
      ),
    );
  });
});
