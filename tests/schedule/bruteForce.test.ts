import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { presets } from '../../src/policy/presets.ts';
import { bruteForce, roomForStates } from './support/bruteForce.ts';
import { compare, noVerdicts, type Verdict } from './support/compare.ts';
import { equalStates, type Merging, surpassedStates } from './support/gridFront.ts';
import { depot, dropoff, hour, pickup, policyWith } from './support/requests.ts';
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

/** Found on random routes: the change of driver that the day's hours ask for is the one that continuous driving asks for as well. */
const oneChangeForBoth: TinyCase = {
  stepS: 60,
  longestS: 18 * 60,
  policy: policyWith({
    hos: {
      ...{ cont_scope: 'driver', cont_day_min: 2, cont_night_min: 2, break_min: 3, break_parts: 2, break_part_min: 1 },
      ...{ max_24h_min: 4, night: ['00:00', '00:00'], curfew: ['06:53', '07:01'], curfew_exempt_km: 60 },
    },
    dwell: { handover_s: 60 },
    limits: { loadedDriveS: 420 },
    trip: { pickup_hours: ['07:00', '07:04'] },
  }),
  request: {
    stops: [depot, pickup(60), dropoff(60), dropoff(120), depot],
    legs: legs(1, 4, 1, 0),
    maxDrivers: 2,
    drivenLast7dMin: [],
    earliestStartS: 24_720,
    costDayCny: 1000,
  },
};

/**
 * Found on random routes: the only way is to stand for so long before the curfew's end that a part of the next break is left after the change of driver, and
 * no whole one.
 */
const partAfterChange: TinyCase = {
  stepS: 60,
  longestS: 18 * 60,
  policy: policyWith({
    hos: {
      ...{ cont_scope: 'vehicle', cont_day_min: 2, cont_night_min: 2, cont_motorway_min: 2 },
      ...{ break_min: 2, break_parts: 2, break_part_min: 1, max_24h_min: 3, on_duty_min: 12 },
      ...{ duty_spread_min: 16, duty_spread_multi_min: 20, daily_rest_min: 4, daily_rest_multi_min: 3 },
      ...{ night: ['07:09', '07:21'], curfew: ['06:54', '07:00'] },
    },
    dwell: { handover_s: 60 },
    limits: { loadedDriveS: 240 },
    trip: { pickup_hours: ['07:00', '07:05'] },
  }),
  request: {
    stops: [depot, pickup(60), dropoff(60, [{ fromS: 25_560, toS: 26_280 }]), depot],
    legs: legs(4, 1, 0),
    maxDrivers: 2,
    drivenLast7dMin: [],
    earliestStartS: 24_780,
    costDayCny: 1000,
  },
};

/** Found on random routes: the daily rest at the pick-up is a minute longer than need be, so that duty does not end before the trip does. */
const longerRest: TinyCase = {
  stepS: 60,
  longestS: 20 * 60,
  policy: policyWith({
    hos: {
      ...{ cont_scope: 'driver', cont_day_min: 4, cont_night_min: 4, cont_motorway_min: 2, break_min: 1 },
      ...{ max_24h_min: 7, window: 'between_rests', max_7d_min: 12, duty_spread_min: 10, daily_rest_min: 4 },
      ...{ night: ['00:00', '00:00'], curfew: ['06:59', '07:03'], curfew_mode: 'relay' },
      ...{ second_driver_km: 100, second_driver_night_km: 40, second_driver_night: ['07:00', '07:07'] },
    },
    dwell: { handover_s: 60 },
    limits: { loadedDriveS: 600 },
    trip: { pickup_hours: ['07:00', '07:05'] },
  }),
  request: {
    stops: [depot, pickup(60), dropoff(120, [{ fromS: 25_920, toS: 26_640 }]), dropoff(120), depot],
    legs: legs(0, 2, 2, 1).map((each, i) => ({
      ...each,
      nightDriveS: each.driveS,
      motorwayPct: i === 2 ? 0 : 95,
    })),
    maxDrivers: 1,
    drivenLast7dMin: [],
    earliestStartS: 25_020,
    costDayCny: 1000,
  },
};

describe('against brute force on a grid of a minute, every constant so short that it binds', () => {
  it('finds the day trip of 17 min in which two drivers of 3 min each change twice', () => {
    // 6 min at the wheel by day; by cost, loaded elapsed time, elapsed time and changes of driver
    const { policy, request, stepS, longestS } = missedOnce;
    expect(bruteForce(policy, request, stepS, longestS)).toEqual([1800, 240, 1020, 2]);
    expect(compare(missedOnce)).toEqual({ verdict: 'equal', engine: [1800, 240, 1020, 2], brute: null });
  });

  it('takes one change of driver for the hours of the day and for continuous driving', () => {
    expect(compare(oneChangeForBoth)).toEqual({ verdict: 'equal', engine: [1800, 480, 780, 2], brute: null });
  });

  it('finds the stand that leaves only a part of a break after the change of driver', () => {
    expect(compare(partAfterChange)).toEqual({ verdict: 'equal', engine: [1800, 120, 900, 2], brute: null });
  });

  it('lets a daily rest last longer than need be where the wait would be on duty after it', () => {
    expect(compare(longerRest)).toEqual({ verdict: 'equal', engine: [1400, 660, 960, 0], brute: null });
  });

  it('itself finds the same whether it follows the states that another one surpasses or not', () => {
    const alike = fc.property(tinyCase({ ...narrow, longest: 18 }, everyRule), (tiny) => {
      const { policy, request, stepS, longestS } = tiny;
      const found = (merging: Merging) =>
        bruteForce(policy, request, stepS, longestS, undefined, roomForStates, merging);
      expect(found(surpassedStates)).toEqual(found(equalStates));
    });
    fc.assert(alike, { numRuns: 60 });
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

describe('under the law as it is', () => {
  const law = (preset: string, pickupHours: [string, string]) => {
    const policy = structuredClone(presets[preset]!);
    policy.trip.pickup_hours = pickupHours;
    policy.rest.health_stop_every_min = 0;
    return policy;
  };
  const leg = (driveMin: number, slow: number) => ({
    distanceM: driveMin * 1300,
    driveS: driveMin * 60,
    nightDriveS: driveMin * 60 * slow,
    motorwayPct: 0,
  });

  it('leaves after 02:00 and takes the break on the loaded run rather than pay for a night', () => {
    const policy = law('eu-561-occasional', ['02:45', '03:30']);
    const request = {
      stops: [depot, pickup(1800), dropoff(900), depot],
      legs: [leg(45, 1), leg(270, 1), leg(0, 1)],
      maxDrivers: 1,
      drivenLast7dMin: [],
      earliestStartS: hour,
      costDayCny: 1000,
    };
    // 02:15 drive 45 min, board until 03:30, drive 4 h 30 min and rest 45 min, alight 15 min: 6 h 45 min; with the break before boarding he would leave by 01:30
    const { verdict, engine } = compare({ policy, request, stepS: 900, longestS: 16 * hour });
    expect(engine).toEqual([1000 + policy.price.driver_day_cny, 5.25 * hour, 6.75 * hour, 0]);
    expect(verdict).toBe('equal');
  });

  it('drives only so much by night at half speed as the hours allow, and stands until the day', () => {
    const policy = law('cn-2020-02-11', ['21:20', '22:10']);
    policy.dwell.handover_s = 600;
    const request = {
      stops: [depot, pickup(1200), dropoff(600), dropoff(1200), depot],
      legs: [leg(10, 2), leg(30, 2), leg(260, 2), leg(90, 2)],
      maxDrivers: 1,
      drivenLast7dMin: [],
      earliestStartS: 20 * hour + 600,
      costDayCny: 1000,
    };
    // 390 min by day, 8 h at the wheel: 180 min by night do the work of 90. Boards 21:50–22:10, has driven them by 25:40, and from 30:00 on 200 min to the last drop-off at 33:20
    const { verdict, engine } = compare({ policy, request, stepS: 600, longestS: 16 * hour });
    expect(engine?.[1]).toBe(33 * hour + 1200 - (22 * hour + 600));
    expect(verdict).toBe('equal');
  });
});
