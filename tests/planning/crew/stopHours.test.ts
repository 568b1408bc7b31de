import { describe, expect, it } from '@jest/globals';
import { type PastDriving, stopHours } from '../../../src/planning/crew/stopHours.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { clock, hourS, type Step, timetableOf } from './support.ts';

const policy = resolvePolicy({}).policy!;
const nobody: PastDriving = { weekS: 0, fortnightS: 0, drives: [] };
const byRoad = () => false;
const hoursOf = (startHour: number, steps: Step[], past = [nobody, nobody]) =>
  stopHours(timetableOf(startHour, steps, 2), past, policy, clock, byRoad);

describe('driving hours at a stop', () => {
  it('count since the last rest of 20 min; dwell and hand-over are no rest', () => {
    const hours = hoursOf(8, [
      [1, 0, 'pickup', 0.5],
      [1, 0, 'handover', 0.5],
      [1, 1, 'rest', 0.25],
      [0.5, 1, 'rest', 0.5],
      [1, 1, 'depot', 0],
    ]);
    expect(hours.map(({ continuousS }) => continuousS / hourS)).toEqual([0, 1, 2, 3, 3.5, 1]);
  });

  it('two stands in a row make one rest', () => {
    const hours = hoursOf(8, [
      [1, 0, 'rest', 0.25],
      [0, 0, 'rest', 0.25],
      [1, 0, 'depot', 0],
    ]);
    expect(hours.map(({ continuousS }) => continuousS / hourS)).toEqual([0, 1, 1, 1]);
  });

  it('a break is due after 4 h by day, and when the whole counter reaches 2 h at night', () => {
    // by day: 08:00 + 4 h; the last stop has none due
    expect(hoursOf(8, [[1, 0, 'dropoff', 0]]).map(({ breakDueS }) => breakDueS && breakDueS / hourS)).toEqual([
      12,
      null,
    ]);
    // from 19:00 on: 22:00 finds 3 h on the counter, more than 2: due at once then
    expect(hoursOf(19, [[1, 0, 'dropoff', 0]])[0]!.breakDueS).toBe(22 * hourS);
    // from 21:00 on: the counter reaches 2 h at 23:00
    expect(hoursOf(21, [[1, 0, 'dropoff', 0]])[0]!.breakDueS).toBe(23 * hourS);
    // from 05:00 on the night is over before 2 h are up: 05:00 + 4 h
    expect(hoursOf(5, [[1, 0, 'dropoff', 0]])[0]!.breakDueS).toBe(9 * hourS);
  });

  it('the curfew ends driving, but not on short trips where the policy exempts them', () => {
    const exempt = resolvePolicy({ override: { hos: { curfew_exempt_km: 100 } } }).policy!;
    const dueHour = (outHours: number, rules = exempt) => {
      const steps: Step[] = [
        [outHours, 0, 'pickup', 0.25],
        [1, 0, 'dropoff', 0],
        [0.5, 0, 'depot', 0],
      ];
      return stopHours(timetableOf(0.5, steps, 2), [nobody, nobody], rules, clock, byRoad)[0]!.breakDueS! / hourS;
    };
    // from 00:30 on: 160 km out are more than 100: by 02:00, before the counter reaches 2 h
    expect(dueHour(2)).toBe(2);
    // 80 km out and 80 km loaded are not: at 02:30, when the counter reaches 2 h; without the exemption by 02:00 again
    expect([dueHour(1), dueHour(1, policy)]).toEqual([2.5, 2]);
  });

  it('a crew of one stops for the small hours where the rule set asks for a second driver then', () => {
    const override = { hos: { second_driver_night_km: 120, second_driver_night: ['01:00', '04:00'] } };
    const lone = resolvePolicy({ override }).policy!;
    const due = (drivers: number) => {
      const steps: Step[] = [
        [1.5, 0, 'pickup', 0.25],
        [2, 0, 'dropoff', 0],
        [0.5, 0, 'depot', 0],
      ];
      return stopHours(timetableOf(0.25, steps, drivers), [nobody, nobody], lone, clock, byRoad)[0]!.breakDueS;
    };
    // 160 km loaded: one man stands from 01:00 on, two go on to the curfew
    expect([due(1), due(2)]).toEqual([1 * hourS, 2 * hourS]);
  });

  it('between daily rests, driving counts from the rest on; the stop due follows from duty, day and breaks', () => {
    const eu = resolvePolicy({ preset: 'eu-561-occasional' }).policy!;
    const hours = stopHours(
      timetableOf(
        6,
        [
          [4, 0, 'rest', 0.75],
          [4, 0, 'overnight', 11],
          [2, 0, 'depot', 0],
        ],
        1,
      ),
      [nobody],
      eu,
      clock,
      byRoad,
    );
    expect(hours.map(({ drivers }) => drivers[0]!.dayS / hourS)).toEqual([0, 4, 8, 2]);
    // 06:00 + 4.5 h; 10:45 + 4.5 h; after the rest that ends at 25:45, 4.5 h again
    expect(hours.map(({ breakDueS }) => breakDueS && breakDueS / hourS)).toEqual([10.5, 15.25, 30.25, null]);
  });

  it('each driver has his own 24 hours and 7 days, earlier trips included', () => {
    const past = [{ weekS: 10 * hourS, fortnightS: 0, drives: [{ fromS: -20 * hourS, toS: -14 * hourS }] }, nobody];
    const [, first, second] = hoursOf(
      6,
      [
        [2, 0, 'handover', 0.5],
        [3, 1, 'dropoff', 0],
      ],
      past,
    );
    // at 08:00 the window begins at −16:00: 2 h of the earlier 6 h and 2 h now
    expect(first!.drivers).toEqual([
      // 08:00 less 20 h is 12:00: driving on, the earlier 2 h drop out until 10:00, so that all 8 h may follow
      { dayS: 4 * hourS, last7dS: 12 * hourS, dayLeftS: 6 * hourS, weekLeftS: 32 * hourS },
      { dayS: 0, last7dS: 0, dayLeftS: 8 * hourS, weekLeftS: 44 * hourS },
    ]);
    expect(second!.drivers[1]).toEqual({
      dayS: 3 * hourS,
      last7dS: 3 * hourS,
      dayLeftS: 5 * hourS,
      weekLeftS: 41 * hourS,
    });
  });
});
