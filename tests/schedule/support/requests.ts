import fc from 'fast-check';
import { presets } from '../../../src/policy/presets.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import type { DayWindow, TimetableLeg, TimetableRequest, TimetableStop } from '../../../src/schedule/types.ts';

/** The law alone, which most tests start from: no health stops. */
export const cn: Policy = { ...presets['cn-2020-02-11']!, rest: { health_stop_every_min: 0, min_len: 20 } };

/** `cn` with other driving hours, limits and so on; one level deep. */
export function policyWith(change: { [K in keyof Policy]?: Partial<Policy[K]> }): Policy {
  const policy = structuredClone(cn) as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(change)) policy[key] = { ...(policy[key] as object), ...(value as object) };
  return policy as unknown as Policy;
}

export const hour = 3600;

export const depot: TimetableStop = { kind: 'depot', dwellS: 0, windowS: null };

export function pickup(dwellS: number, windowS: readonly DayWindow[] | null = null): TimetableStop {
  return { kind: 'pickup', dwellS, windowS };
}

export function dropoff(dwellS: number, windowS: readonly DayWindow[] | null = null): TimetableStop {
  return { kind: 'dropoff', dwellS, windowS };
}

/** A leg of so many kilometres at these speeds; not motorway unless told. */
export function leg(km: number, dayKmh = 80, nightKmh = 65, motorwayPct = 0): TimetableLeg {
  return {
    distanceM: km * 1000,
    driveS: Math.round((km / dayKmh) * hour),
    nightDriveS: Math.round((km / nightKmh) * hour),
    motorwayPct,
  };
}

export function trip(
  stops: readonly TimetableStop[],
  legs: readonly TimetableLeg[],
  change: Partial<TimetableRequest> = {},
): TimetableRequest {
  return {
    stops: [depot, ...stops, depot],
    legs,
    maxDrivers: 2,
    drivenLast7dMin: [],
    earliestStartS: -36 * hour,
    costDayCny: 1200,
    ...change,
  };
}

const window: fc.Arbitrary<readonly DayWindow[] | null> = fc.option(
  fc
    .tuple(fc.integer({ min: 6, max: 14 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, hours]) =>
      [0, 24, 48].map((later) => ({ fromS: (from + later) * hour, toS: (from + later + hours) * hour })),
    ),
  { nil: null, freq: 3 },
);

const anyLeg = (maxKm: number): fc.Arbitrary<TimetableLeg> =>
  fc
    .record({
      km: fc.integer({ min: 0, max: maxKm }),
      kmh: fc.integer({ min: 50, max: 95 }),
      slower: fc.integer({ min: 60, max: 100 }),
      motorwayPct: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ km, kmh, slower, motorwayPct }) => leg(km, kmh, (kmh * slower) / 100, motorwayPct));

/** Trips of all lengths, some with reception hours, late buses, tired drivers. */
export const anyRequest: fc.Arbitrary<TimetableRequest> = fc
  .record({
    pickups: fc.array(fc.record({ dwellS: fc.integer({ min: 60, max: 3600 }), windowS: window, leg: anyLeg(80) }), {
      minLength: 1,
      maxLength: 3,
    }),
    dropoffs: fc.array(fc.record({ dwellS: fc.integer({ min: 60, max: 2400 }), windowS: window, leg: anyLeg(40) }), {
      minLength: 1,
      maxLength: 3,
    }),
    out: anyLeg(900),
    loaded: anyLeg(900),
    back: anyLeg(300),
    maxDrivers: fc.integer({ min: 1, max: 3 }),
    drivenLast7dMin: fc.array(fc.integer({ min: 0, max: 2640 }), { maxLength: 3 }),
    earliestStartS: fc.integer({ min: -40, max: 12 }).map((hours) => hours * hour),
    costDayCny: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ pickups, dropoffs, out, loaded, back, ...rest }) => ({
    ...rest,
    stops: [
      depot,
      ...pickups.map(({ dwellS, windowS }) => pickup(dwellS, windowS)),
      ...dropoffs.map(({ dwellS, windowS }) => dropoff(dwellS, windowS)),
      depot,
    ],
    legs: [
      out,
      ...pickups.slice(1).map((stop) => stop.leg),
      loaded,
      ...dropoffs.slice(1).map((stop) => stop.leg),
      back,
    ],
  }));

/** `cn` and policies whose constants are shorter, so that every rule binds on short trips too. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(cn),
  fc
    .record({
      cont_day_min: fc.integer({ min: 40, max: 240 }),
      break_min: fc.integer({ min: 10, max: 60 }),
      max_24h_min: fc.integer({ min: 120, max: 480 }),
      max_7d_min: fc.integer({ min: 480, max: 2640 }),
      loadedDriveS: fc.integer({ min: 7200, max: 50_000 }),
      night: fc.constantFrom<[string, string]>(['22:00', '06:00'], ['20:00', '05:00'], ['00:00', '04:00']),
      curfew: fc.constantFrom<[string, string]>(['02:00', '05:00'], ['23:00', '01:00'], ['03:00', '03:00']),
    })
    .map(({ loadedDriveS, ...hos }) =>
      policyWith({
        hos: { ...hos, cont_night_min: Math.ceil(hos.cont_day_min / 2) },
        limits: { loadedDriveS },
      }),
    ),
);
