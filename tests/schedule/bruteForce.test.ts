import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, type Verdict } from './support/compare.ts';
import { everyRule, narrow, type TinyCase, tinyCase, vehicleRules, wide } from './support/tinyCases.ts';

/** Fast-check prints the seed of a failing sample; every run takes another one. */
function verdictsOf(cases: fc.Arbitrary<TinyCase>, numRuns: number): Record<Verdict, number> {
  const verdicts = { 'both refuse': 0, equal: 0, longer: 0, refused: 0, 'not on the grid': 0 };
  fc.assert(
    fc.property(cases, (tiny) => {
      verdicts[compare(tiny).verdict] += 1;
    }),
    { numRuns },
  );
  return verdicts;
}

describe('against brute force on a grid of a minute, every constant so short that it binds', () => {
  it('has the same feasibility, and is within a minute, where the vehicle is counted in any 24 h', () => {
    const verdicts = verdictsOf(tinyCase(narrow, vehicleRules), 600);
    expect(verdicts.equal).toBeGreaterThan(180);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, where departures are open for hours', () => {
    const verdicts = verdictsOf(tinyCase(wide, vehicleRules), 10);
    expect(verdicts.equal).toBeGreaterThan(2);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, with three drivers', () => {
    const verdicts = verdictsOf(tinyCase({ ...narrow, drivers: [3, 3] }, vehicleRules), 12);
    expect(verdicts.equal).toBeGreaterThan(2);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, with every primitive of every rule set', () => {
    const verdicts = verdictsOf(tinyCase({ ...narrow, longest: 18 }, everyRule), 200);
    expect(verdicts.equal).toBeGreaterThan(50);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0 });
  }, 120_000);
});
