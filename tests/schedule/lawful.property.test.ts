import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import { violations } from './support/lawfulness.ts';
import { anyPolicy, anyRequest, cn } from './support/requests.ts';

describe('every timetable is lawful by an independent reading of its entries', () => {
  it('on 500 trips under cn, and most of them have one', () => {
    const timetabler = createTimetabler(cn);
    let lawful = 0;
    fc.assert(
      fc.property(anyRequest, (request) => {
        const result = timetabler.timetable(request);
        if (!result.lawful) return;
        lawful += 1;
        expect(violations(cn, request, result)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(lawful).toBeGreaterThan(100);
  }, 120_000);

  it('on 500 trips under shortened constants, other nights and curfews', () => {
    let lawful = 0;
    fc.assert(
      fc.property(anyPolicy, anyRequest, (policy, request) => {
        const result = createTimetabler(policy).timetable(request);
        if (!result.lawful) return;
        lawful += 1;
        expect(violations(policy, request, result)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(lawful).toBeGreaterThan(60);
  }, 120_000);

  it('is never dearer than the quick answer, which the planner asks for', () => {
    const timetabler = createTimetabler(cn);
    const { driver_day_cny, crew_lodging_day } = cn.price;
    fc.assert(
      fc.property(anyRequest, (request) => {
        const quick = timetabler.cost(request);
        if (quick === null) return;
        const priceOf = ({ drivers, days, nights }: { drivers: number; days: number; nights: number }) =>
          (request.costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights;
        const result = timetabler.timetable(request);
        if (!result.lawful) throw new Error(result.text.en);
        expect(priceOf(result)).toBeLessThanOrEqual(priceOf(quick));
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});
