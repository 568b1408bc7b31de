import { describe, expect, it } from '@jest/globals';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import type { Timetable, TimetableRequest } from '../../src/schedule/types.ts';
import { violations } from './support/lawfulness.ts';
import { cn, dropoff, hour, leg, pickup, trip } from './support/requests.ts';

/** Golden trips of issue 4 (domain.md §2.3), their inputs written out: 80 km/h by day and 65 by night, door to door. */

/** The default policy, health stops and all; only the length of the run is free, as the trips observed had no such limit. */
const standard = presets['cn-2020-02-11']!;
const unlimited: Policy = { ...standard, limits: { loadedDistanceM: 3_000_000, loadedDriveS: 200_000 } };

/** A window of one dwell: the bus leaves the pick-up at this instant. */
const leavingAt = (hours: number, minutes: number, dwellS: number) => {
  const toS = hours * hour + minutes * 60;
  return [{ fromS: toS - dwellS, toS }];
};

function lawful(policy: Policy, request: TimetableRequest): Timetable {
  const result = createTimetabler(policy).timetable(request);
  if (!result.lawful) throw new Error(result.text.en);
  expect(violations(policy, request, result)).toEqual([]);
  return result;
}

const restsOnLoadedRun = ({ entries }: Timetable): number => {
  const from = entries.findIndex(({ kind }) => kind === 'pickup');
  const to = entries.findIndex(({ kind }) => kind === 'dropoff');
  return entries.slice(from, to).filter((e) => e.stop === null && e.departS - e.arriveS >= 1200).length;
};

describe('golden trips', () => {
  it('Macheng–Kunshan, 700 km, leaves at 21:00, takes 13.0 to 13.7 h', () => {
    const timetable = lawful(
      unlimited,
      trip([pickup(600, leavingAt(21, 0, 600)), dropoff(600)], [leg(5), leg(700), leg(5)]),
    );
    // 21:00 + 225 s already driven: rest at 22:56 (2 h), at 01:16 (2 h), curfew until 05:00, then 5.2 h by day with one rest: no
    // ride is longer than 3 h, so that health stops take no time.
    expect(timetable.loadedElapsedS).toBeGreaterThanOrEqual(13.0 * hour);
    expect(timetable.loadedElapsedS).toBeLessThanOrEqual(13.7 * hour);
    expect(timetable.drivers).toBe(2);
  });

  it('Nanchong–Zhangmutou, 1550 km, leaves at 17:40, takes 27 to 30 h with two drivers', () => {
    const timetable = lawful(
      unlimited,
      trip([pickup(600, leavingAt(17, 40, 600)), dropoff(600)], [leg(5), leg(1550), leg(5)]),
    );
    expect(timetable.loadedElapsedS).toBeGreaterThanOrEqual(27 * hour);
    expect(timetable.loadedElapsedS).toBeLessThanOrEqual(30 * hour);
  });

  const elevenHours = { distanceM: 880_000, driveS: 39_600, nightDriveS: 48_738, motorwayPct: 0 };

  it('39,600 s of loaded driving: by day with two drivers, in 11.6 to 13.5 h with two rests at least', () => {
    const request = trip([pickup(1200), dropoff(600)], [leg(5), elevenHours, leg(5)]);
    const byLaw = lawful(cn, request);
    // 11 h + 2 × 20 min (after 4 h and 8 h) + 5 min for the change of driver after 8 h = 11 h 45 min.
    expect(byLaw.loadedElapsedS).toBe(11 * hour + 2 * 1200 + 300);
    expect(byLaw.loadedDriveS).toBe(39_600);
    expect(restsOnLoadedRun(byLaw)).toBe(2);
    expect(byLaw).toMatchObject({ drivers: 2, days: 1, nights: 0 });
    // two rests leave rides of 3 h 40 min; passengers have a third, so that none is longer than 3 h: 12 h 5 min
    const timetable = lawful(standard, request);
    expect(timetable.loadedElapsedS).toBe(11 * hour + 3 * 1200 + 300);
    expect(restsOnLoadedRun(timetable)).toBe(3);
    expect(timetable).toMatchObject({ drivers: 2, days: 1, nights: 0 });
  });

  it('39,600 s of loaded driving with one driver: the length of the run asks for a second', () => {
    const result = createTimetabler(standard).timetable(
      trip([pickup(1200), dropoff(600)], [leg(5), elevenHours, leg(5)], { maxDrivers: 1 }),
    );
    expect(result).toMatchObject({ lawful: false, rule: 'hos.second_driver_km', limit: 400, actual: 880 });
  });

  it('39,600 s of loaded driving with one driver on a short, slow run: he sleeps on the way', () => {
    const slow = { ...elevenHours, distanceM: 390_000 };
    const timetable = lawful(standard, trip([pickup(1200), dropoff(600)], [leg(5), slow, leg(5)], { maxDrivers: 1 }));
    // 8 h of driving, then none until 24 h after it began: 27 h from the pick-up at the least.
    expect(timetable.loadedElapsedS).toBe(27 * hour);
    expect(timetable.entries.some(({ kind }) => kind === 'overnight')).toBe(true);
  });
});
