import fc from 'fast-check';
import { addDays, localInstant } from '../../../src/checker/clock.ts';
import { presets } from '../../../src/policy/presets.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest, TimetableStop } from '../../../src/schedule/types.ts';
import { midnightMs, type Place } from './zones.ts';

/** A route as a dispatcher would write it down; times of day are those of the place. */
export interface RandomRoute {
  pickups: { people: number; km: number }[];
  dropoffs: { people: number; km: number; receive: [string, string] | null }[];
  outKm: number;
  loadedKm: number;
  backKm: number;
  /** Mean speed by day, and by night as a percentage of it. */
  kmh: number;
  nightPct: number;
  motorwayPct: number;
  drivers: number;
  drivenLast7dMin: number[];
  earliestHour: number;
}

/** One company in twenty has hours: they make the engine weigh many begins. */
const receive = fc.oneof(
  { weight: 19, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, string]>(['08:00', '20:00'], ['06:00', '23:00'], ['20:00', '04:00']),
  },
);
const people = fc.integer({ min: 1, max: 25 });
const km = (max: number) => fc.integer({ min: 0, max });

/**
 * Routes with now and then reception hours, late buses and tired drivers.
 * @param mostKm of the empty and of the loaded run; up to 180 the engine answers at once, 900 is what two drivers manage in two days
 */
export function anyRoute(mostKm: number): fc.Arbitrary<RandomRoute> {
  return fc.record({
    pickups: fc.array(fc.record({ people, km: km(60) }), { minLength: 1, maxLength: 3 }),
    dropoffs: fc.array(fc.record({ people, km: km(30), receive }), { minLength: 1, maxLength: 3 }),
    outKm: km(mostKm),
    loadedKm: km(mostKm),
    backKm: km(Math.round(mostKm / 3)),
    kmh: fc.integer({ min: 55, max: 95 }),
    nightPct: fc.integer({ min: 75, max: 100 }),
    motorwayPct: fc.constantFrom(0, 50, 89, 90, 100),
    drivers: fc.integer({ min: 1, max: 3 }),
    drivenLast7dMin: fc.oneof(
      { weight: 15, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 2600 }), { minLength: 3, maxLength: 3 }) },
    ),
    earliestHour: fc.constantFrom(-36, -36, -36, -12, 2),
  });
}

/** A rule set, now and then with constants cut to 80 %, or with relays; limits of the loaded run are wide. */
export function anyPolicyOf(preset: string): fc.Arbitrary<Policy> {
  return fc
    .record({ share: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 0.8), relay: fc.constantFrom(false, false, false, true) })
    .map(({ share, relay }) => {
      const policy = structuredClone(presets[preset]!);
      const { hos } = policy;
      const cut = (minutes: number) => Math.ceil(minutes * share);
      for (const field of [
        'cont_day_min',
        'cont_night_min',
        'cont_motorway_min',
        'max_24h_min',
        'on_duty_min',
      ] as const)
        hos[field] = cut(hos[field]);
      if (preset.startsWith('cn')) hos.curfew_mode = relay ? 'relay' : 'stop';
      policy.limits = { loadedDistanceM: 2_000_000, loadedDriveS: 90_000 };
      return policy;
    });
}

/** Stops in order: kilometres from the one before, people, reception hours. */
export function legsKm({ pickups, dropoffs, outKm, loadedKm, backKm }: RandomRoute): number[] {
  return [
    outKm,
    ...pickups.slice(1).map(({ km: far }) => far),
    loadedKm,
    ...dropoffs.slice(1).map(({ km: far }) => far),
    backKm,
  ];
}

/** The engine's request for a route. */
export function requestOf(route: RandomRoute, { dwell }: Policy, place: Place): TimetableRequest {
  const depot: TimetableStop = { kind: 'depot', dwellS: 0, windowS: null };
  const zeroMs = midnightMs(place);
  const windows = ([from, to]: [string, string]) =>
    [-1, 0, 1, 2].map((day) => {
      const instant = (days: number, time: string) =>
        (localInstant(addDays(place.date, days), time, place.timeZone) - zeroMs) / 1000;
      return { fromS: instant(day, from), toS: instant(to <= from ? day + 1 : day, to) };
    });
  return {
    stops: [
      depot,
      ...route.pickups.map((stop) => ({
        kind: 'pickup' as const,
        dwellS: dwell.pickup_s + dwell.pickup_person_s * stop.people,
        windowS: null,
      })),
      ...route.dropoffs.map((stop) => ({
        kind: 'dropoff' as const,
        dwellS: dwell.dropoff_s + dwell.dropoff_person_s * stop.people,
        windowS: stop.receive && windows(stop.receive),
      })),
      depot,
    ],
    legs: legsKm(route).map((far) => ({
      distanceM: far * 1000,
      driveS: Math.round((far / route.kmh) * 3600),
      nightDriveS: Math.round((far / (route.kmh * route.nightPct)) * 360_000),
      motorwayPct: route.motorwayPct,
    })),
    maxDrivers: route.drivers,
    drivenLast7dMin: route.drivenLast7dMin,
    earliestStartS: route.earliestHour * 3600,
    costDayCny: 1200,
  };
}
