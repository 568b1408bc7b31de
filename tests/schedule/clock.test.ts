import { describe, expect, it } from '@jest/globals';
import type { Policy } from '../../src/policy/schema.ts';
import { dayS, daysBegun, timeOfDayS } from '../../src/schedule/clock.ts';
import { instantOfWall, type LocalTime, steadyClock, wallS } from '../../src/schedule/localTime.ts';
import { closedPhase, curfewPhase, dayPhase, nightPhase, Timeline } from '../../src/schedule/timeline.ts';
import { cn, hour, policyWith } from './support/requests.ts';

const timelineOf = (policy: Policy, local: LocalTime = steadyClock, closedAtNight = false) =>
  new Timeline(policy, local, { curfew: true, closedAtNight });

/** Clocks put forward at 02:00 to 03:00 (New York, 8 March 2020), and back at 03:00 to 02:00 (Berlin, 25 October 2020). */
const spring: LocalTime = { shifts: [{ fromS: 2 * hour, shiftS: hour }] };
const autumn: LocalTime = { shifts: [{ fromS: 3 * hour, shiftS: -hour }] };

describe('clock', () => {
  it('counts begun days', () => {
    expect(daysBegun(0, dayS)).toBe(1);
    expect(daysBegun(0, dayS + 1)).toBe(2);
    expect(daysBegun(-10 * hour, 2 * hour)).toBe(1);
  });

  it('reads times of day', () => {
    expect(timeOfDayS('22:00')).toBe(22 * hour);
    expect(timeOfDayS('24:00')).toBe(dayS);
  });
});

describe('local time', () => {
  it('shows an hour more after clocks are put forward, and skips what lies between', () => {
    expect(wallS(spring, 2 * hour - 1)).toBe(2 * hour - 1);
    expect(wallS(spring, 2 * hour)).toBe(3 * hour);
    expect(instantOfWall(spring, 2.5 * hour)).toBe(2 * hour);
    expect(instantOfWall(spring, 8 * hour)).toBe(7 * hour);
  });

  it('takes the first coming of a time that comes twice', () => {
    expect(instantOfWall(autumn, 2.5 * hour)).toBe(2.5 * hour);
    expect(instantOfWall(autumn, 3 * hour)).toBe(4 * hour);
    expect(wallS(autumn, 3.5 * hour)).toBe(2.5 * hour);
  });
});

describe('timeline', () => {
  it('counts every 02:00 between start and end, both included', () => {
    const days = timelineOf(cn);
    expect(days.nights(3 * hour, 25 * hour)).toBe(0);
    expect(days.nights(3 * hour, 26 * hour)).toBe(1);
    expect(days.nights(2 * hour, 3 * hour)).toBe(1);
    expect(days.nights(2 * hour + 1, 3 * hour)).toBe(0);
    // -1d 12:00 to +1d 12:00 spans 02:00 of the service date and of the next.
    expect(days.nights(-12 * hour, 36 * hour)).toBe(2);
  });

  it('counts 02:00 once a night, skipped or repeated', () => {
    expect(timelineOf(cn, spring).nights(2 * hour, 2 * hour)).toBe(1);
    expect(timelineOf(cn, autumn).nights(0, 6 * hour)).toBe(1);
    expect(timelineOf(cn, autumn).nights(3 * hour, 6 * hour)).toBe(0);
  });

  it('cuts the day of cn into night, curfew, night and day', () => {
    const days = timelineOf(cn);
    const phaseAt = (t: number) => {
      const i = days.at(t * hour);
      return [days.kind[i], days.from[i]! / hour, days.until[i]! / hour, days.dayFrom[i]! / hour];
    };
    expect(phaseAt(23)).toEqual([nightPhase, 22, 26, 30]);
    expect(phaseAt(2)).toEqual([curfewPhase, 2, 5, 6]);
    expect(phaseAt(5.5)).toEqual([nightPhase, 5, 6, 6]);
    expect(phaseAt(6)).toEqual([dayPhase, 6, 22, 6]);
    expect(days.nightFrom(5.5 * hour)).toBe(-2 * hour);
  });

  it('shortens and lengthens the curfew with the clocks', () => {
    // 02:00–05:00 begins at the change to 03:00 and lasts two hours; in autumn 02:00 comes twice and it lasts four
    expect([2, 4].map((t) => timelineOf(cn, spring).kind[timelineOf(cn, spring).at(t * hour)])).toEqual([
      curfewPhase,
      nightPhase,
    ]);
    const days = timelineOf(cn, autumn);
    expect([days.from[days.at(4 * hour)], days.until[days.at(4 * hour)]]).toEqual([2 * hour, 6 * hour]);
  });

  it('begins local days at local midnight', () => {
    const days = timelineOf(cn, spring);
    expect([days.midnight(0), days.midnight(1)]).toEqual([0, 23 * hour]);
    expect(days.dayOf(23 * hour)).toBe(1);
    expect(days.dayOf(23 * hour - 1)).toBe(0);
  });

  it('takes equal ends for no curfew', () => {
    const { kind } = timelineOf(policyWith({ hos: { curfew: ['03:00', '03:00'] } }));
    expect([...kind]).not.toContain(curfewPhase);
  });

  it('closes the night to a crew of one where the rules do', () => {
    const days = timelineOf(policyWith({ hos: { second_driver_night: ['01:00', '02:00'] } }), steadyClock, true);
    expect(days.kind[days.at(1.5 * hour)]).toBe(closedPhase);
  });

  it('sees the curfew between two instants', () => {
    const days = timelineOf(cn);
    expect(days.meetsCurfew(23 * hour, 26 * hour)).toBe(false);
    expect(days.meetsCurfew(23 * hour, 26 * hour + 1)).toBe(true);
    expect(days.meetsCurfew(-20 * hour, -19 * hour)).toBe(true);
  });
});
