import fc from 'fast-check';
import { presets } from '../../../src/policy/presets.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';
import { depot, dropoff, pickup } from './requests.ts';
import type { TinyCase } from './tinyCases.ts';

/** Trips of up to 16 h are looked at. */
const longestS = 16 * 3600;

/** Rule sets, and the minutes of which all their constants are multiples; everything of a route is one as well. */
const ruleSets: [preset: string, stepMin: number][] = [
  ['cn-2020-02-11', 10],
  ['eu-561-occasional', 15],
  ['us-395-passenger', 10],
  ['jp-charter', 10],
];

/** Of so many steps. */
const minutes = (stepMin: number, min: number, max: number) =>
  fc.integer({ min: Math.ceil(min / stepMin), max: Math.floor(max / stepMin) }).map((count) => stepMin * count);

/** `HH:MM` of a number of minutes after midnight. */
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/**
 * Routes of at most four legs and a day's work under a rule set as it is. Boarding is open for a few minutes at any time of the day, so
 * that brute force has few departures to try; trips by night are as frequent as trips by day.
 * @param stepMin grid of all times of the route; without, the coarsest that the rule set allows
 */
export const lawCase = (stepMin?: number): fc.Arbitrary<TinyCase> =>
  fc
    .constantFrom(...ruleSets.map(([preset, step]): [string, number] => [preset, stepMin ?? step]))
    .chain(([preset, stepMin]) => fc.tuple(fc.constant(preset), fc.constant(stepMin), lawRoute(stepMin)))
    .map(
      ([
        preset,
        stepMin,
        { boardingMin, openMin, outMin, loadedMin, backMin, slow, motorwayPct, dwellMin, ...rest },
      ]) => {
        const policy = structuredClone(presets[preset]!);
        const closesMin = Math.min(24 * 60 - stepMin, boardingMin + dwellMin[0]! + openMin);
        policy.rest.health_stop_every_min = 0;
        // a break of one minute, which only tells one drive from the next
        policy.hos.break_min = Math.max(stepMin, policy.hos.break_min);
        if (stepMin > 1) policy.dwell.handover_s = stepMin * 60;
        policy.trip.pickup_hours = [clock(boardingMin), clock(closesMin)];
        if (preset.startsWith('cn') && rest.relay) policy.hos.curfew_mode = 'relay';
        const opensS = rest.receiveAfterMin === null ? null : (boardingMin + rest.receiveAfterMin) * 60;
        const windows = opensS === null ? null : [{ fromS: opensS, toS: opensS + 8 * 3600 }];
        const request: TimetableRequest = {
          stops: [
            depot,
            pickup(dwellMin[0]! * 60),
            ...loadedMin.map((_, i) => dropoff(dwellMin[i + 1]! * 60, i === 0 ? windows : null)),
            depot,
          ],
          legs: [outMin, ...loadedMin, backMin].map((count) => ({
            distanceM: count * 1300,
            driveS: count * 60,
            nightDriveS: count * 60 * slow,
            motorwayPct,
          })),
          maxDrivers: rest.maxDrivers,
          drivenLast7dMin: [],
          // early enough for the run out with its breaks and one change of driver
          earliestStartS: (boardingMin - outMin - stepMin * Math.floor(outMin / stepMin / 2) - rest.earlyMin) * 60,
          costDayCny: 1000,
        };
        return { policy, request, stepS: stepMin * 60, longestS };
      },
    );

function lawRoute(stepMin: number) {
  const steps = (min: number, max: number) => minutes(stepMin, min, max);
  return fc.record({
    boardingMin: steps(0, 23 * 60),
    openMin: steps(10, 30),
    outMin: steps(0, 290),
    loadedMin: fc.array(steps(10, 270), { minLength: 1, maxLength: 2 }),
    backMin: steps(0, 90),
    slow: fc.constantFrom(1, 1, 1, 2),
    motorwayPct: fc.constantFrom(0, 0, 95),
    dwellMin: fc.array(steps(10, 30), { minLength: 3, maxLength: 3 }),
    receiveAfterMin: fc.option(steps(60, 600), { nil: null, freq: 1 }),
    maxDrivers: fc.integer({ min: 1, max: 2 }),
    earlyMin: steps(0, 60),
    relay: fc.boolean(),
  });
}
