import { describe, expect, it } from '@jest/globals';
import { tripHours } from '../../../src/planning/crew/tripHours.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { clock, hourS, type Step, timetableOf } from './support.ts';

const steps: Step[] = [
  [1, 0, 'pickup', 0.5],
  [2, 0, 'dropoff', 0.25],
  [1, 0, 'depot', 0],
];
const loaded = { distanceM: 160_000, driveS: 2 * hourS, elapsedS: 2 * hourS };

/** Hours of V1 alone, out at 06:00, after so much in the last 7 and 14 days. */
function hoursUnder(preset: string, weekHours: number, fortnightHours = weekHours, motorwayPct = 0) {
  const timetable = timetableOf(6, steps, 1);
  const past = [{ weekS: weekHours * hourS, fortnightS: fortnightHours * hourS, drives: [] }];
  const crew = { members: [{ driverId: 'V1', name: 'V1' }], timetable, past };
  const legs = timetable.entries.map(() => ({ legMotorwayPct: motorwayPct }));
  return tripHours(crew, loaded, legs, resolvePolicy({ preset }).policy!, clock);
}

describe('hours that a trip shows', () => {
  it('have in reserve at arrival what each limit leaves', () => {
    const { reserve } = hoursUnder('cn-2020-02-11', 40);
    expect(reserve).toEqual({
      loadedDistanceM: 1_000_000 - 160_000,
      loadedDriveS: 39_600 - 2 * hourS,
      // 3 of 4 h at a stretch, 3 of 8 h a day, 43 of 44 h a week
      continuousS: 1 * hourS,
      drivers: [{ driverId: 'V1', dailyS: 5 * hourS, weeklyS: 1 * hourS }],
    });
  });

  it('have the less of 7 and 14 days in reserve', () => {
    const weekly = (week: number, fortnight: number) =>
      hoursUnder('eu-561-occasional', week, fortnight).reserve.drivers[0]!.weeklyS! / hourS;
    expect([weekly(50, 60), weekly(10, 85), weekly(55, 60)]).toEqual([3, 2, 0]);
  });

  it('count the week in time on duty under 49 CFR 395.5', () => {
    const { reserve, stops } = hoursUnder('us-395-passenger', 50);
    // driving 3 h and boarding 0.5 h on arrival
    expect(stops[2]!.drivers).toEqual([{ driverId: 'V1', dayS: 3 * hourS, last7dS: 53.5 * hourS }]);
    expect(reserve.drivers).toEqual([{ driverId: 'V1', dailyS: 7 * hourS, weeklyS: 6.5 * hourS }]);
  });

  it('say when to stop on a motorway by its own limit', () => {
    const dueAt = (motorwayPct: number) => hoursUnder('jp-charter', 0, 0, motorwayPct).stops[0]!.breakDueAt;
    expect([dueAt(89), dueAt(90)]).toEqual(['2020-02-24T10:00:00+08:00', '2020-02-24T08:00:00+08:00']);
  });
});
