import fc from 'fast-check';
import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';
import { depot, dropoff, pickup, policyWith } from './requests.ts';

/** A route and a policy whose times are multiples of a step, and the longest trip that brute force looks at. */
export interface TinyCase {
  policy: Policy;
  request: TimetableRequest;
  stepS: number;
  longestS: number;
}

/** The rules as they come. */
export const everyRule: Partial<Policy['hos']> = {};

/** Rules in the manner of `cn`: the vehicle's continuous driving, breaks in one piece, drivers' hours in any 24 h. */
export const vehicleRules: Partial<Policy['hos']> = {
  cont_scope: 'vehicle',
  break_parts: 1,
  break_part_min: 0,
  break_night_min: 0,
  window: 'rolling',
  duty_spread_min: 0,
  duty_spread_multi_min: 0,
  on_duty_min: 0,
  daily_rest_min: 0,
  daily_rest_multi_min: 0,
};

const steps = (min: number, max: number) => fc.integer({ min, max });

/** `HH:MM` of a number of steps after midnight. */
function clock(stepsAfterMidnight: number, stepS: number): string {
  const minutes = (stepsAfterMidnight * stepS) / 60;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(Math.floor(minutes % 60))}`;
}

/** Hours of the day around the begin of boarding, `from` to `to` steps away from it. */
const span = (baseStep: number, stepS: number, from: number, to: number): fc.Arbitrary<[string, string]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<[string, string]>(['00:00', '00:00']) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(steps(from, to), steps(2, 14))
        .map(([at, length]): [string, string] => [clock(baseStep + at, stepS), clock(baseStep + at + length, stepS)]),
    },
  );

const minutesOf = (stepS: number) => (count: number) => (count * stepS) / 60;

/** Rules short enough to bind within a trip of some dozen steps; every primitive occurs. */
const tinyHours = (stepS: number, baseStep: number): fc.Arbitrary<Partial<Policy['hos']>> => {
  const inMinutes = minutesOf(stepS);
  return fc
    .record({
      cont: steps(2, 6),
      contNight: steps(1, 8),
      contMotorway: fc.constantFrom(0, 0, 2),
      cont_scope: fc.constantFrom('vehicle' as const, 'vehicle' as const, 'driver' as const),
      pause: steps(1, 3),
      pauseNight: fc.constantFrom(0, 0, 1, 2),
      parts: fc.constantFrom(1 as const, 1 as const, 2 as const),
      daily: steps(3, 9),
      window: fc.constantFrom('rolling' as const, 'rolling' as const, 'between_rests' as const),
      week: fc.constantFrom(100, 100, 12),
      spread: fc.constantFrom(0, 0, 10, 16),
      onDuty: fc.constantFrom(0, 0, 12),
      rest: steps(4, 7),
      night: span(baseStep, stepS, -12, 14),
      curfew: span(baseStep, stepS, -8, 14),
      curfew_mode: fc.constantFrom('stop' as const, 'stop' as const, 'relay' as const),
      curfew_exempt_km: fc.constantFrom(0, 0, 60),
      second_driver_km: fc.constantFrom(100, 400),
      second_driver_night_km: fc.constantFrom(100_000, 40),
      second_driver_night: span(baseStep, stepS, -8, 10),
    })
    .map(({ cont, contNight, contMotorway, pause, pauseNight, parts, daily, week, spread, onDuty, rest, ...hos }) => ({
      ...hos,
      cont_day_min: inMinutes(cont),
      cont_night_min: inMinutes(Math.min(cont, contNight)),
      cont_motorway_min: inMinutes(contMotorway),
      break_min: inMinutes(pause),
      break_night_min: inMinutes(Math.min(pause, pauseNight)),
      break_parts: parts,
      break_part_min: parts === 2 ? inMinutes(1) : 0,
      max_24h_min: inMinutes(daily),
      max_7d_min: inMinutes(week),
      duty_spread_min: inMinutes(spread),
      duty_spread_multi_min: inMinutes(spread === 0 ? 0 : spread + 4),
      on_duty_min: inMinutes(onDuty),
      daily_rest_min: spread > 0 || onDuty > 0 || hos.window === 'between_rests' ? inMinutes(rest) : 0,
      daily_rest_multi_min: spread > 0 || onDuty > 0 || hos.window === 'between_rests' ? inMinutes(rest - 1) : 0,
    }));
};

/** Trips of at most four legs; the first pick-up begins at `baseStep` or some steps later. */
const tinyRequest = ({ stepS, baseStep, drivers, early: mostEarly }: TinySize): fc.Arbitrary<TimetableRequest> =>
  fc
    .record({
      out: steps(0, 4),
      loaded: fc.array(steps(1, 4), { minLength: 1, maxLength: 2 }),
      back: steps(0, 2),
      slow: fc.constantFrom(1, 1, 2),
      motorway: fc.array(fc.constantFrom(0, 0, 95), { minLength: 4, maxLength: 4 }),
      dwells: fc.array(steps(1, 2), { minLength: 3, maxLength: 3 }),
      receiveFrom: fc.option(steps(2, 12), { nil: null, freq: 2 }),
      maxDrivers: steps(...drivers),
      driven: fc.constantFrom(0, 0, 4),
      early: steps(2, mostEarly),
    })
    .map(({ out, loaded, back, slow, motorway, dwells, receiveFrom, maxDrivers, driven, early }) => {
      const opensS = receiveFrom === null ? null : (baseStep + receiveFrom) * stepS;
      const windows = opensS === null ? null : [{ fromS: opensS, toS: opensS + 12 * stepS }];
      const drops = loaded.map((_, i) => dropoff(dwells[i + 1]! * stepS, i === 0 ? windows : null));
      return {
        stops: [depot, pickup(dwells[0]! * stepS), ...drops, depot],
        legs: [out, ...loaded, back].map((count, i) => ({
          distanceM: count * 20_000,
          driveS: count * stepS,
          nightDriveS: count * stepS * slow,
          motorwayPct: motorway[i]!,
        })),
        maxDrivers,
        drivenLast7dMin: driven === 0 ? [] : [minutesOf(stepS)(driven)],
        earliestStartS: (baseStep - early) * stepS,
        costDayCny: 1000,
      };
    });

/** Cases whose first pick-up lies near a time of day; everything in multiples of a step. */
export interface TinySize {
  stepS: number;
  /** First begin of boarding. */
  baseStep: number;
  /** Steps of the longest trip that brute force looks at. */
  longest: number;
  /** Fewest and most drivers who come with the bus. */
  drivers: [number, number];
  /** The bus is free up to so many steps before, … */
  early: number;
  /** … and boarding ends so many steps after the first begin. */
  open: [number, number];
}

/** Trips by the minute whose departures lie close together. */
export const narrow: TinySize = { stepS: 60, baseStep: 420, longest: 20, drivers: [1, 2], early: 10, open: [3, 7] };

/** Trips whose departures are open for more than two hours. */
export const wide: TinySize = { ...narrow, early: 10, open: [125, 140] };

/** @param of fields of the rules that are fixed */
export function tinyCase(size: TinySize, of: Partial<Policy['hos']>): fc.Arbitrary<TinyCase> {
  const { stepS, baseStep, longest } = size;
  return fc
    .record({
      hos: tinyHours(stepS, baseStep),
      request: tinyRequest(size),
      loaded: steps(4, 14),
      open: steps(...size.open),
    })
    .map(({ hos, request, loaded, open }) => ({
      request,
      stepS,
      longestS: longest * stepS,
      policy: policyWith({
        hos: { ...hos, ...of } as Policy['hos'],
        dwell: { handover_s: stepS },
        limits: { loadedDriveS: loaded * stepS },
        trip: { pickup_hours: [clock(baseStep, stepS), clock(baseStep + open, stepS)] },
      }),
    }));
}
