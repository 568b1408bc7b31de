import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import { violations } from './support/lawfulness.ts';
import { anyPolicy, anyRequest, cn } from './support/requests.ts';

describe('every timetable is lawful by an independent reading of its entries', () => {
  it('on 1,200 trips under cn, and most of them have one', () => {
    const timetabler = createTimetabler(cn);
    let lawful = 0;
    fc.assert(
      fc.property(anyRequest, (request) => {
        const result = timetabler.timetable(request);
        if (!result.lawful) return;
        lawful += 1;
        expect(violations(cn, request, result)).toEqual([]);
      }),
      { numRuns: 1200 },
    );
    expect(lawful).toBeGreaterThan(300);
  });

  it('on 1,200 trips under shortened constants, other nights and curfews', () => {
    let lawful = 0;
    fc.assert(
      fc.property(anyPolicy, anyRequest, (policy, request) => {
        const result = createTimetabler(policy).timetable(request);
        if (!result.lawful) return;
        lawful += 1;
        expect(violations(policy, request, result)).toEqual([]);
      }),
      { numRuns: 1200 },
    );
    expect(lawful).toBeGreaterThan(150);
  });
});
