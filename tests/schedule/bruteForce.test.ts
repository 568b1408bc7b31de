import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bruteForce } from './support/bruteForce.ts';
import { compare, noVerdicts, type Verdict } from './support/compare.ts';
import { depot, dropoff, pickup, policyWith } from './support/requests.ts';
import { everyRule, narrow, type TinyCase, tinyCase, vehicleRules, wide } from './support/tinyCases.ts';

/** Fast-check prints the seed of a failing sample; every run takes another one. */
function verdictsOf(cases: fc.Arbitrary<TinyCase>, numRuns: number): Record<Verdict, number> {
  const verdicts = { ...noVerdicts };
  fc.assert(
    fc.property(cases, (tiny) => {
      verdicts[compare(tiny).verdict] += 1;
    }),
    { numRuns },
  );
  return verdicts;
}

/** Legs of so many minutes by day, twice as many by night; 20 km a minute. */
const legs = (...minutes: number[]) =>
  minutes.map((min) => ({ distanceM: min * 20_000, driveS: min * 60, nightDriveS: min * 120, motorwayPct: 0 }));

/** Found on random routes: lean walks come to a timetable of more than a day, and ways with as many changes of driver as fit are many. */
const missedOnce: TinyCase = {
  stepS: 60,
  longestS: 18 * 60,
  policy: policyWith({
    hos: {
      cont_day_min: 5,
      cont_night_min: 2,
      break_min: 3,
      break_parts: 2,
      break_part_min: 1,
      max_24h_min: 3,
      max_7d_min: 100,
      on_duty_min: 12,
      daily_rest_min: 7,
      daily_rest_multi_min: 6,
      night: ['07:07', '07:15'],
      curfew: ['00:00', '00:00'],
      second_driver_km: 100,
    },
    dwell: { handover_s: 60 },
    limits: { loadedDriveS: 600 },
    trip: { pickup_hours: ['07:00', '07:05'] },
  }),
  request: {
    stops: [depot, pickup(60), dropoff(60, [{ fromS: 25_380, toS: 26_100 }]), dropoff(60), depot],
    legs: legs(1, 2, 1, 2),
    maxDrivers: 2,
    drivenLast7dMin: [4],
    earliestStartS: 24_900,
    costDayCny: 1000,
  },
};

describe('against brute force on a grid of a minute, every constant so short that it binds', () => {
  it('finds the day trip of 17 min in which two drivers of 3 min each change twice', () => {
    // 6 min at the wheel by day; by cost, loaded elapsed time, elapsed time and changes of driver
    const { policy, request, stepS, longestS } = missedOnce;
    expect(bruteForce(policy, request, stepS, longestS, null)).toEqual([1800, 240, 1020, 2]);
    expect(compare(missedOnce)).toEqual({ verdict: 'equal', engine: [1800, 240, 1020, 2], brute: null });
  });

  it('has the same feasibility, and is within a minute, where the vehicle is counted in any 24 h', () => {
    const verdicts = verdictsOf(tinyCase(narrow, vehicleRules), 600);
    expect(verdicts.equal).toBeGreaterThan(180);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0, undecided: 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, where departures are open for hours', () => {
    const verdicts = verdictsOf(tinyCase(wide, vehicleRules), 10);
    expect(verdicts.equal).toBeGreaterThan(2);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0, undecided: 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, with three drivers', () => {
    const verdicts = verdictsOf(tinyCase({ ...narrow, drivers: [3, 3] }, vehicleRules), 12);
    expect(verdicts.equal).toBeGreaterThan(2);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0, undecided: 0 });
  }, 120_000);

  it('has the same feasibility, and is within a minute, with every primitive of every rule set', () => {
    const verdicts = verdictsOf(tinyCase({ ...narrow, longest: 18 }, everyRule), 200);
    expect(verdicts.equal).toBeGreaterThan(50);
    expect(verdicts).toMatchObject({ longer: 0, refused: 0, 'not on the grid': 0, undecided: 0 });
  }, 120_000);
});
