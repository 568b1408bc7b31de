import { describe, expect, it } from '@jest/globals';
import {
  curfewPhase,
  dayPhase,
  dayS,
  daysBegun,
  meetsCurfew,
  nightPhase,
  nightsSpanned,
  phaseTable,
  timeOfDayS,
} from '../../src/schedule/clock.ts';
import { cn, policyWith } from './support/requests.ts';

const hour = 3600;

describe('clock', () => {
  it('counts begun days', () => {
    expect(daysBegun(0, dayS)).toBe(1);
    expect(daysBegun(0, dayS + 1)).toBe(2);
    expect(daysBegun(-10 * hour, 2 * hour)).toBe(1);
  });

  it('counts every 02:00 between start and end, both included', () => {
    expect(nightsSpanned(3 * hour, 25 * hour)).toBe(0);
    expect(nightsSpanned(3 * hour, 26 * hour)).toBe(1);
    expect(nightsSpanned(2 * hour, 3 * hour)).toBe(1);
    expect(nightsSpanned(2 * hour + 1, 3 * hour)).toBe(0);
    // -1d 12:00 to +1d 12:00 spans 02:00 of the service date and of the next.
    expect(nightsSpanned(-12 * hour, 36 * hour)).toBe(2);
  });

  it('reads times of day', () => {
    expect(timeOfDayS('22:00')).toBe(22 * hour);
    expect(timeOfDayS('24:00')).toBe(dayS);
  });

  it('cuts the day of cn into night, curfew, night, day, night', () => {
    const { from, kind, until, dayFrom } = phaseTable(cn);
    expect([...from]).toEqual([0, 2, 5, 6, 22, 24].map((h) => h * hour));
    expect([...kind]).toEqual([nightPhase, curfewPhase, nightPhase, dayPhase, nightPhase]);
    // The night that begins at 22:00 goes on until 02:00 of the next day, and it is day again at 06:00.
    expect([...until]).toEqual([2, 5, 6, 22, 26].map((h) => h * hour));
    expect([...dayFrom]).toEqual([6, 6, 6, 6, 30].map((h) => h * hour));
  });

  it('takes equal ends for no curfew', () => {
    const { kind } = phaseTable(policyWith({ hos: { curfew: ['03:00', '03:00'] } }));
    expect([...kind]).not.toContain(curfewPhase);
  });

  it('sees the curfew between two instants', () => {
    const table = phaseTable(cn);
    expect(meetsCurfew(table, 23 * hour, 26 * hour)).toBe(false);
    expect(meetsCurfew(table, 23 * hour, 26 * hour + 1)).toBe(true);
    expect(meetsCurfew(table, -20 * hour, -19 * hour)).toBe(true);
  });
});
