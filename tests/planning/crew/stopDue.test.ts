import { describe, expect, it } from '@jest/globals';
import { type PastDriving, stopHours } from '../../../src/planning/crew/stopHours.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { clock, hourS, type Step, timetableOf } from './support.ts';

type Hos = Partial<Policy['hos']>;

/** No rule binds within two days but those that a test asks for. */
const lax: Hos = {
  cont_day_min: 3000,
  cont_night_min: 3000,
  max_24h_min: 3000,
  max_7d_min: 10_080,
  curfew: ['00:00', '00:00'],
};
const cn = resolvePolicy({}).policy!;
const rulesWith = (hos: Hos) => ({ ...cn, hos: { ...cn.hos, ...lax, ...hos } });
const nobody: PastDriving = { weekS: 0, fortnightS: 0, drives: [] };

/** An hour out, half an hour of boarding, and on; one driver from 06:00. */
const out: Step[] = [
  [1, 0, 'pickup', 0.5],
  [2, 0, 'dropoff', 0.25],
  [1, 0, 'depot', 0],
];

interface Trip {
  start?: number;
  steps?: Step[];
  drivers?: number;
  past?: PastDriving;
  isMotorway?: (entry: number) => boolean;
}

/** By when a stop is due on leaving each entry, hours since midnight. */
function dueHours(
  hos: Hos,
  { start = 6, steps = out, drivers = 1, past = nobody, isMotorway = () => false }: Trip = {},
) {
  const crew = Array.from({ length: drivers }, () => past);
  return stopHours(timetableOf(start, steps, drivers), crew, rulesWith(hos), clock, isMotorway).map(
    ({ breakDueS }) => breakDueS && breakDueS / hourS,
  );
}

describe('the stop due', () => {
  it('is when the sum of 7 days is used up, with what was driven before', () => {
    const past = { ...nobody, weekS: 40 * hourS };
    // 44 h: 4 h from 06:00; after an hour out 3 h from 07:30; after 3 h driven 1 h from 09:45
    expect(dueHours({ max_7d_min: 44 * 60 }, { past })).toEqual([10, 10.5, 10.75, null]);
  });

  it('is when the sum of 14 days is used up before that of 7', () => {
    const past = { ...nobody, weekS: 10 * hourS, fortnightS: 88 * hourS };
    expect(dueHours({ max_7d_min: 44 * 60, max_14d_min: 90 * 60 }, { past })).toEqual([8, 8.5, 9.75, null]);
    expect(dueHours({ max_7d_min: 44 * 60, max_14d_min: 0 }, { past })).not.toContain(8);
  });

  it('counts boarding and the driving of others where the sum is of time on duty', () => {
    const past = { ...nobody, weekS: 56 * hourS };
    const steps: Step[] = [
      [1, 0, 'pickup', 0.5],
      [1, 0, 'handover', 0.25],
      [1, 1, 'depot', 0],
    ];
    // 60 h: 4 h from 06:00 whatever is done, stands aside
    expect(dueHours({ max_7d_min: 3600, week_counts: 'on_duty' }, { past, steps, drivers: 2 })).toEqual([
      10,
      10,
      10,
      null,
    ]);
  });

  it('is when the hours of the day are used up', () => {
    expect(dueHours({ max_24h_min: 180 })).toEqual([9, 9.5, 9.75, null]);
  });

  it('comes later where midnight begins another calendar day', () => {
    // 3 h a day: from 22:00 on 2 h fit before midnight and 3 h after it
    const trip = { start: 22 };
    expect(dueHours({ max_24h_min: 180, window: 'fixed_day' }, trip)[0]).toBe(27);
    expect(dueHours({ max_24h_min: 60, window: 'fixed_day' }, trip)[0]).toBe(23);
  });

  it('is when driving ends so long after duty began', () => {
    expect(dueHours({ duty_spread_min: 240 })).toEqual([10, 10, 10, null]);
    expect(dueHours({ duty_spread_min: 240, duty_spread_multi_min: 300 }, { drivers: 2 })).toEqual([11, 11, 11, null]);
  });

  it('is when so much time on duty is used up, which a wait is not', () => {
    const steps: Step[] = [
      [1, 0, 'pickup', 0.5],
      [1, 0, 'rest', 0.5],
      [1, 0, 'depot', 0],
    ];
    expect(dueHours({ on_duty_min: 240 }, { steps })).toEqual([10, 10, 10.5, null]);
  });

  it('comes sooner on a motorway where the rules say so', () => {
    const hos = { cont_day_min: 240, cont_motorway_min: 120 };
    // the drive to the pick-up is one, the next is not, the last is again: there the counter is beyond the limit at once
    expect(dueHours(hos, { isMotorway: (entry) => entry !== 2 })).toEqual([8, 10.5, 9.75, null]);
  });

  it('is the curfew, unless who drives has been relieved for the night', () => {
    const relay: Hos = {
      window: 'between_rests',
      curfew: ['02:00', '05:00'],
      night: ['22:00', '06:00'],
      curfew_mode: 'relay',
    };
    const changed = (start: number): Trip => ({
      start,
      drivers: 2,
      steps: [
        [1, 0, 'handover', 0.5],
        [1, 1, 'pickup', 0.5],
        [1, 1, 'depot', 0],
      ],
    });
    // the first must be relieved by 02:00; the second, who took over at 23:00, drives through, and must stop the night after
    expect(dueHours(relay, changed(22))).toEqual([26, 50, 50, null]);
    // he who took over at 20:30 did not do so in the night
    expect(dueHours(relay, changed(19.5))).toEqual([26, 26, 26, null]);
    // nobody is relieved who has driven in the night, or takes over from somebody who has not
    const again: Step[] = [
      [1, 0, 'handover', 0.5],
      [0.5, 1, 'handover', 0.5],
      [0.5, 0, 'pickup', 0.5],
      [1, 0, 'depot', 0],
    ];
    expect(dueHours(relay, { start: 22, drivers: 2, steps: again })).toEqual([26, 50, 26, 26, null]);
    const idle: Step[] = [
      [1, 0, 'handover', 0.5],
      [0, 1, 'handover', 0.5],
      [1, 2, 'pickup', 0.5],
      [1, 2, 'depot', 0],
    ];
    expect(dueHours(relay, { start: 22, drivers: 3, steps: idle })[2]).toBe(26);
    expect(dueHours({ ...relay, curfew_mode: 'stop' }, changed(22))).toEqual([26, 26, 26, null]);
  });
});

describe('hours on reaching the end', () => {
  const at = (hos: Hos, start: number, past = nobody) =>
    stopHours(timetableOf(start, out, 1), [past], rulesWith(hos), clock, () => false)[2]!;

  it('leave what the day, the week and continuous driving do', () => {
    const past = { weekS: 30 * hourS, fortnightS: 80 * hourS, drives: [] };
    const hours = at({ cont_day_min: 240, max_24h_min: 480, max_7d_min: 44 * 60 }, 6, past);
    expect(hours.continuousLeftS).toBe(1 * hourS);
    expect(hours.drivers).toEqual([
      { dayS: 3 * hourS, last7dS: 33 * hourS, dayLeftS: 5 * hourS, weekLeftS: 11 * hourS },
    ]);
    expect(at({ max_7d_min: 44 * 60, max_14d_min: 90 * 60 }, 6, past).drivers[0]!.weekLeftS).toBe(7 * hourS);
  });

  it('count time on duty where the week does: boarding, not alighting that has not begun', () => {
    const hours = at({ max_7d_min: 3600, week_counts: 'on_duty' }, 6, { ...nobody, weekS: 50 * hourS });
    expect(hours.drivers[0]).toMatchObject({ dayS: 3 * hourS, last7dS: 53.5 * hourS, weekLeftS: 6.5 * hourS });
  });

  it('leave no more continuous driving than the night allows', () => {
    // reached at 21:30 after 3 h: by 22:00 the counter is beyond 2 h
    expect(at({ cont_day_min: 240, cont_night_min: 120 }, 18).continuousLeftS).toBe(0.5 * hourS);
  });
});
