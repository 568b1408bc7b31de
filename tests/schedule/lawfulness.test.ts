import { describe, expect, it } from '@jest/globals';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import type { TimetableRequest } from '../../src/schedule/types.ts';
import { violations } from './support/lawfulness.ts';
import { cn, dropoff, hour, leg, pickup, policyWith, trip } from './support/requests.ts';

/** Each rule binds: a timetable made without it breaks it, and the independent reading says so. */

const at = (hours: number, minutes = 0) => hours * hour + minutes * 60;
const leaving = (toS: number) => [{ fromS: toS - 600, toS }];
const wide = { limits: { loadedDistanceM: 3_000_000, loadedDriveS: 200_000 } };

const day = trip([pickup(600), dropoff(600)], [leg(340), leg(350), leg(8)]);
const byNight = trip([pickup(600, leaving(at(21))), dropoff(600)], [leg(5), leg(700), leg(5)]);
const slow = trip([pickup(600), dropoff(600)], [leg(5), leg(390, 36, 30), leg(5)], { maxDrivers: 1 });

const cases: [rule: string, change: Parameters<typeof policyWith>[0], request: TimetableRequest][] = [
  ['hos.cont_day_min', { hos: { cont_day_min: 600 } }, day],
  ['hos.cont_day_min', { hos: { break_min: 5 } }, day],
  ['hos.cont_night_min', { ...wide, hos: { cont_night_min: 240 } }, byNight],
  ['hos.curfew', { ...wide, hos: { curfew: ['03:00', '03:00'] } }, byNight],
  ['leg drive', { ...wide, hos: { night: ['03:00', '03:00'] } }, byNight],
  ['hos.max_24h_min', { hos: { max_24h_min: 1440 } }, slow],
  ['hos.max_7d_min', { hos: { max_7d_min: 9000 } }, { ...day, drivenLast7dMin: [2600, 2600] }],
  [
    'hos.second_driver_km',
    { hos: { second_driver_km: 500 } },
    { ...trip([pickup(600), dropoff(600)], [leg(5), leg(450), leg(5)]), maxDrivers: 1 },
  ],
  ['handover', { dwell: { handover_s: 60 } }, day],
  [
    'trip.pickup_hours',
    { trip: { pickup_hours: ['00:00', '24:00'] } },
    trip([pickup(600, leaving(at(5, 30))), dropoff(600)], [leg(5), leg(8), leg(5)]),
  ],
  [
    'limits.loadedDriveS',
    { limits: { loadedDriveS: 60_000 } },
    trip([pickup(600), dropoff(600)], [leg(5), leg(900), leg(5)]),
  ],
  [
    'limits.loadedDistanceM',
    { limits: { loadedDistanceM: 2_000_000 } },
    trip([pickup(600), dropoff(600)], [leg(5), leg(1010, 95, 80), leg(5)]),
  ],
];

describe('a timetable made without a rule is seen to break it', () => {
  it.each(cases)('%s', (rule, change, request) => {
    const without = createTimetabler(policyWith(change)).timetable(request);
    if (!without.lawful) throw new Error(without.text.en);
    const strict = 'limits' in change && !rule.startsWith('limits') ? policyWith(wide) : cn;
    expect(violations(strict, request, without).map((line) => line.split(':')[0])).toContain(rule);
    const within = createTimetabler(strict).timetable(request);
    if (within.lawful) expect(violations(strict, request, within)).toEqual([]);
  });
});
