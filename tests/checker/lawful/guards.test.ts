import { describe, expect, it } from '@jest/globals';
import { rules } from '../../../src/checker/rules.ts';
import { presets } from '../../../src/policy/presets.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { type DrivingRules, rulesOf } from '../../../src/schedule/rules.ts';
import { createTimetabler } from '../../../src/schedule/timetabler.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';
import { violationsOf } from './judge.ts';
import { type RandomRoute, requestOf } from './routes.ts';
import { localTimeOf } from './zones.ts';

/**
 * Each rule of each rule set, taken away: the engine then makes a timetable that the checker refuses for this rule alone; with
 * it, one that the checker accepts, or it names the rule.
 */
interface Guard {
  preset: string;
  /** The rule taken away, and what the checker calls it. */
  rule: string;
  breaks: string;
  route: Partial<RandomRoute>;
  without: Partial<DrivingRules>;
  /** The rule taken away where it is not the rule set's but the trip's own. */
  request?: (request: TimetableRequest) => TimetableRequest;
  limits?: Partial<Policy['limits']>;
  /** Constants of the rule set that would bind before it. */
  hos?: Partial<Policy['hos']>;
  /** The refusal where no timetable keeps the rule. */
  refusal?: string;
}

const unlimited = Number.POSITIVE_INFINITY;
const place = { date: '2024-05-20', timeZone: 'Asia/Tokyo' };
const one: RandomRoute = {
  pickups: [{ people: 10, km: 0 }],
  dropoffs: [{ people: 10, km: 0, receive: null }],
  outKm: 20,
  loadedKm: 40,
  backKm: 10,
  kmh: 80,
  nightPct: 80,
  motorwayPct: 0,
  drivers: 1,
  drivenLast7dMin: [],
  earliestHour: -36,
};
const received = (...hours: [string, string][]) => hours.map((receive) => ({ people: 10, km: 10, receive }));
const anyLength = { second_driver_km: 10_000, second_driver_km_expressway: 10_000 };
const cn = 'cn-2020-02-11';
const eu = 'eu-561-occasional';
const us = 'us-395-passenger';
const jp = 'jp-charter';

const anyHour = (request: TimetableRequest): TimetableRequest => ({
  ...request,
  stops: request.stops.map((stop) => ({ ...stop, windowS: null })),
});

const guards: Guard[] = [
  {
    preset: cn,
    rule: 'limits.loadedDistanceM',
    breaks: 'limits.loadedDistanceM',
    limits: { loadedDistanceM: 39_000 },
    route: {},
    without: { loadedDistanceM: unlimited },
    refusal: 'limits.loadedDistanceM',
  },
  // 40 km at 80 km/h are 1800 s
  {
    preset: cn,
    rule: 'limits.loadedDriveS',
    breaks: 'limits.loadedDriveS',
    limits: { loadedDriveS: 1799 },
    route: {},
    without: { loadedDriveS: unlimited },
    refusal: 'limits.loadedDriveS',
  },
  // by day the run keeps to the limit, at night it does not
  {
    preset: cn,
    rule: 'limits.loadedDriveS (night)',
    breaks: 'limits.loadedDriveS',
    limits: { loadedDriveS: 11_000 },
    route: { loadedKm: 240, dropoffs: received(['01:30', '02:00']) },
    without: { loadedDriveS: unlimited },
  },
  {
    preset: cn,
    rule: 'receive_from, receive_to',
    breaks: 'receive_window',
    route: { dropoffs: received(['20:00', '21:00']) },
    without: {},
    request: anyHour,
  },
  {
    preset: cn,
    rule: 'available_from',
    breaks: 'available_from',
    route: { earliestHour: 12 },
    without: {},
    request: (request) => ({ ...request, earliestStartS: -36 * 3600 }),
  },
  // 10 h of driving, within a calendar day of 6 h: one midnight parts them
  {
    preset: cn,
    rule: 'max_24h_min (calendar day)',
    breaks: 'hos.max_24h_min',
    hos: { ...anyLength, window: 'fixed_day', max_24h_min: 360 },
    route: { outKm: 390, loadedKm: 390 },
    without: { max24hS: unlimited },
  },
  {
    preset: cn,
    rule: 'window (rolling, not the calendar day)',
    breaks: 'hos.max_24h_min',
    hos: { ...anyLength, max_24h_min: 360 },
    route: { outKm: 390, loadedKm: 390 },
    without: { window: 'fixed_day' },
  },
  // 390 km at 80 km/h are 4.9 h
  {
    preset: cn,
    rule: 'cont_day_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 390 },
    without: { contDayS: unlimited },
  },
  {
    preset: cn,
    rule: 'break_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 390 },
    without: { breakS: 60, breakNightS: 60, breakPartS: 60 },
  },
  // boarding ends by 22:00, reception begins at 01:30: the last hours are night
  {
    preset: cn,
    rule: 'cont_night_min',
    breaks: 'hos.cont_night_min',
    route: { loadedKm: 240, dropoffs: received(['01:30', '02:00']) },
    without: { contNightS: unlimited },
  },
  // two runs of 390 km are 9.75 h, each too short for a second driver
  {
    preset: cn,
    rule: 'max_24h_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 390, loadedKm: 390 },
    without: { max24hS: unlimited },
  },
  {
    preset: cn,
    rule: 'max_7d_min',
    breaks: 'hos.max_7d_min',
    route: { drivenLast7dMin: [2600] },
    without: { max7dS: unlimited },
    refusal: 'hos.max_7d_min',
  },
  {
    preset: cn,
    rule: 'curfew',
    breaks: 'hos.curfew',
    route: { loadedKm: 300, dropoffs: received(['03:00', '03:30']) },
    without: { curfewExemptM: unlimited },
  },
  {
    preset: cn,
    rule: 'curfew (relay)',
    breaks: 'hos.curfew',
    hos: { curfew_mode: 'relay' },
    route: { loadedKm: 300, dropoffs: received(['03:00', '03:30']) },
    without: { curfewExemptM: unlimited },
  },
  {
    preset: cn,
    rule: 'second_driver_km',
    breaks: 'hos.second_driver_km',
    route: { loadedKm: 450, drivers: 2 },
    without: { secondDriverM: unlimited },
  },
  {
    preset: cn,
    rule: 'second_driver_km_expressway',
    breaks: 'hos.second_driver_km',
    route: { loadedKm: 610, motorwayPct: 100, drivers: 2 },
    without: { secondDriverMotorwayM: unlimited },
  },
  {
    preset: cn,
    rule: 'pickup_hours',
    breaks: 'trip.pickup_hours',
    route: { loadedKm: 40, dropoffs: received(['23:40', '23:59']) },
    without: { pickupToS: 86_400 },
  },
  {
    preset: cn,
    rule: 'handover_s',
    // one that is too short is none
    breaks: 'crew.handover dwell.handover',
    route: { outKm: 390, loadedKm: 390, drivers: 2 },
    without: { handoverS: 60 },
  },
  // 45 h out, in shares of 16 h a day
  {
    preset: cn,
    rule: 'horizon.start',
    breaks: 'horizon.start',
    route: { outKm: 3600, drivers: 2, earliestHour: -90 },
    without: { earliestStartS: -90 * 3600 },
    refusal: 'horizon.start',
  },
  // 18.75 h of one driver: more than two nights
  {
    preset: cn,
    rule: 'horizon',
    breaks: 'horizon',
    hos: anyLength,
    route: { loadedKm: 1500 },
    without: { horizonAfterS: 10 * 86_400 },
    refusal: 'horizon',
  },
  {
    preset: eu,
    rule: 'cont_day_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 420 },
    without: { contDayS: unlimited, contNightS: unlimited },
  },
  {
    preset: eu,
    rule: 'break_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 420 },
    without: { breakS: 30 * 60, breakNightS: 30 * 60 },
  },
  {
    preset: eu,
    rule: 'break_part_min',
    breaks: 'hos.cont_day_min',
    // a wait of 11.5 min between two receptions, too short for a part
    route: { loadedKm: 240, backKm: 200, dropoffs: received(['12:00', '12:16'], ['12:35', '13:00']) },
    without: { breakPartS: 60 },
  },
  {
    preset: eu,
    rule: 'max_24h_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 390, loadedKm: 390 },
    without: { max24hS: unlimited },
  },
  {
    preset: eu,
    rule: 'daily_rest_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 390, loadedKm: 390 },
    without: { dailyRestS: 3600 },
  },
  {
    preset: eu,
    rule: 'daily_rest_multi_min',
    breaks: 'hos.max_24h_min',
    hos: { max_24h_min: 200 },
    route: { outKm: 300, loadedKm: 300, drivers: 2 },
    without: { dailyRestMultiS: 3600 },
  },
  // reception from morning to evening leaves no 11 h between, unless the bus stays for another day
  {
    preset: eu,
    rule: 'duty_spread_min',
    breaks: 'hos.duty_spread_min',
    route: { dropoffs: received(['07:30', '08:00'], ['14:00', '14:30'], ['21:00', '21:30']) },
    without: { spreadS: unlimited },
  },
  {
    preset: eu,
    rule: 'duty_spread_multi_min',
    breaks: 'hos.duty_spread_multi_min',
    route: {
      drivers: 2,
      dropoffs: received(['07:30', '08:00'], ['14:00', '14:30'], ['21:00', '21:30'], ['04:30', '05:00']),
    },
    without: { spreadMultiS: unlimited },
  },
  {
    preset: eu,
    rule: 'max_7d_min',
    breaks: 'hos.max_7d_min',
    route: { drivenLast7dMin: [3330] },
    without: { max7dS: unlimited },
    refusal: 'hos.max_7d_min',
  },
  {
    preset: eu,
    rule: 'max_14d_min',
    breaks: 'hos.max_14d_min',
    hos: { max_14d_min: 1000 },
    route: { drivenLast7dMin: [970] },
    without: { max14dS: unlimited },
    refusal: 'hos.max_14d_min',
  },
  // 10.5 h in one go, were it not for the day's 10 h
  {
    preset: us,
    rule: 'cont_day_min',
    breaks: 'hos.cont_day_min',
    hos: { max_24h_min: 1200 },
    route: { loadedKm: 840 },
    without: { contDayS: unlimited, contNightS: unlimited },
  },
  {
    preset: us,
    rule: 'max_24h_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 440, loadedKm: 440 },
    without: { max24hS: unlimited },
  },
  {
    preset: us,
    rule: 'daily_rest_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 440, loadedKm: 440 },
    without: { dailyRestS: 3600 },
  },
  {
    preset: us,
    rule: 'daily_rest_multi_min',
    breaks: 'hos.max_24h_min',
    hos: { max_24h_min: 200, on_duty_min: 0 },
    route: { outKm: 300, loadedKm: 300, drivers: 2 },
    without: { dailyRestMultiS: 3600 },
  },
  // 15 h of driving between 02:00 and 20:00 leave no room for 8 h off duty
  {
    preset: us,
    rule: 'on_duty_min',
    breaks: 'hos.on_duty_min',
    route: { outKm: 600, loadedKm: 600, drivers: 2, earliestHour: 2, dropoffs: received(['19:30', '20:00']) },
    without: { onDutyS: unlimited },
  },
  {
    preset: us,
    rule: 'max_7d_min',
    breaks: 'hos.max_7d_min',
    route: { drivenLast7dMin: [3560] },
    without: { max7dS: unlimited },
    refusal: 'hos.max_7d_min',
  },
  {
    preset: jp,
    rule: 'cont_day_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 390 },
    without: { contDayS: unlimited },
  },
  {
    preset: jp,
    rule: 'break_min',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 390 },
    without: { breakS: 60, breakNightS: 60, breakPartS: 60 },
  },
  {
    preset: jp,
    rule: 'cont_night_min',
    breaks: 'hos.cont_night_min',
    route: { loadedKm: 180, dropoffs: received(['01:30', '02:00']) },
    without: { contNightS: 14_400 },
  },
  {
    preset: jp,
    rule: 'break_night_min',
    breaks: 'hos.cont_night_min',
    route: { loadedKm: 180, dropoffs: received(['01:30', '02:00']) },
    without: { breakNightS: 60, breakPartS: 60 },
  },
  {
    preset: jp,
    rule: 'cont_motorway_min',
    breaks: 'hos.cont_motorway_min',
    route: { loadedKm: 240, motorwayPct: 100 },
    without: { contMotorwayS: unlimited },
  },
  {
    preset: jp,
    rule: 'max_24h_min',
    breaks: 'hos.max_24h_min',
    route: { outKm: 390, loadedKm: 390 },
    without: { max24hS: unlimited },
  },
  {
    preset: jp,
    rule: 'second_driver_km',
    breaks: 'hos.second_driver_km',
    route: { loadedKm: 520, drivers: 2 },
    without: { secondDriverM: unlimited },
  },
  {
    preset: jp,
    rule: 'second_driver_night_km',
    breaks: 'hos.second_driver_night_km',
    route: { loadedKm: 420, dropoffs: received(['03:30', '04:00']) },
    without: { secondDriverNightM: unlimited },
  },
  {
    preset: jp,
    rule: 'duty_spread_min',
    breaks: 'hos.duty_spread_min',
    route: { dropoffs: received(['07:30', '08:00'], ['13:00', '13:30'], ['19:00', '19:30'], ['01:00', '01:30']) },
    without: { spreadS: unlimited },
  },
  {
    preset: jp,
    rule: 'duty_spread_multi_min',
    breaks: 'hos.duty_spread_multi_min',
    route: {
      drivers: 2,
      dropoffs: received(['07:30', '08:00'], ['15:00', '15:30'], ['22:00', '22:30'], ['04:30', '05:00']),
    },
    without: { spreadMultiS: unlimited },
  },
  {
    preset: jp,
    rule: 'max_7d_min',
    breaks: 'hos.max_7d_min',
    route: { drivenLast7dMin: [2600] },
    without: { max7dS: unlimited },
    refusal: 'hos.max_7d_min',
  },
  // who counts each driver for himself changes drivers in 5 min where the vehicle needs a break of 20
  {
    preset: cn,
    rule: 'cont_scope (the vehicle, not each driver)',
    breaks: 'hos.cont_day_min',
    hos: { second_driver_km: 300 },
    route: { loadedKm: 390, drivers: 2 },
    without: { contByDriver: true },
  },
  // a wait of 11.5 min between two receptions is no half of a break
  {
    preset: cn,
    rule: 'break_parts (one piece)',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 240, backKm: 200, dropoffs: received(['12:00', '12:16'], ['12:35', '13:00']) },
    without: { inParts: true, breakPartS: 600 },
  },
  // 22.5 min in which 25 people alight are work
  {
    preset: cn,
    rule: 'dwell.is_break',
    breaks: 'hos.cont_day_min',
    route: { loadedKm: 240, backKm: 200, dropoffs: [{ people: 25, km: 10, receive: null }] },
    without: { dwellIsBreak: true },
  },
  {
    preset: cn,
    rule: 'curfew_mode (stop, no relay)',
    breaks: 'hos.curfew',
    hos: { second_driver_km: 300 },
    route: { loadedKm: 380, drivers: 2, dropoffs: received(['03:00', '05:00']) },
    without: { relay: true },
  },
  // half of 500 km is motorway: not direct, so that 400 km count, not 600
  {
    preset: cn,
    rule: 'expressway-direct is 90 % motorway',
    breaks: 'hos.second_driver_km',
    route: { loadedKm: 500, motorwayPct: 50, drivers: 2 },
    without: { motorwayPct: 0 },
  },
  // the earliest lawful arrival of the day is 06:50: people board the evening before
  {
    preset: cn,
    rule: 'pickup_hours (not before)',
    breaks: 'trip.pickup_hours',
    route: { dropoffs: received(['05:30', '06:20']) },
    without: { pickupFromS: 0 },
  },
  // 53 min of driving fit into the 65 left of 60 h, 88 min of duty do not
  {
    preset: us,
    rule: 'week_counts (duty)',
    breaks: 'hos.max_7d_min',
    route: { drivenLast7dMin: [3535] },
    without: { weekCountsDuty: false },
    refusal: 'hos.max_7d_min',
  },
];

/** What the record has beside rules: prices that choose between lawful timetables, and curfew hours as a length and a text (the timeline has the rule). */
const noRules: (keyof DrivingRules)[] = ['driverDayCny', 'lodgingCny', 'curfewS', 'curfewHours'];

/** About the document, not the timetable; tests/checker/operators breaks them. */
const elsewhere = ['hos.shown', 'hos.third_driver_km'];

describe('a rule that is taken away is missed', () => {
  it('has a case for every constant of the engine', () => {
    const taken = new Set(guards.flatMap(({ without }) => Object.keys(without)));
    const all = Object.keys(rulesOf(presets[cn]!)) as (keyof DrivingRules)[];
    expect(all.filter((name) => !taken.has(name)).sort()).toEqual([...noRules].sort());
  });

  it('has a case for every rule of the checker on hours, crews and times that a timetable can break', () => {
    const broken = new Set(guards.flatMap(({ breaks }) => breaks.split(' ')));
    const lawful = rules
      .map(({ id }) => id as string)
      .filter((id) =>
        /^(hos|limits)\.|^horizon|^(receive_window|trip\.pickup_hours|available_from|crew\.handover)$/.test(id),
      );
    expect(lawful.filter((id) => !broken.has(id) && !elsewhere.includes(id))).toEqual([]);
  });

  it.each(guards)('$preset: $rule → $breaks', (guard) => {
    const { preset, breaks, route: change, without, hos, limits, refusal, request: withoutOwn } = guard;
    const base = presets[preset]!;
    const policy: Policy = {
      ...base,
      hos: { ...base.hos, ...hos },
      limits: { loadedDistanceM: 3_000_000, loadedDriveS: 200_000, ...limits },
      // stops for passengers would stand in for breaks
      rest: { ...base.rest, health_stop_every_min: 0 },
    };
    const route = { ...one, ...change };
    const request = requestOf(route, policy, place);
    const laws = rulesOf(policy);
    const judge = (by: DrivingRules, asked: TimetableRequest) => {
      const result = createTimetabler(policy, localTimeOf(place), by).timetable(asked);
      if (!result.lawful) return { refusal: result.rule, broken: '' };
      const ids = violationsOf(route, result, policy, place).map((line) => line.split(' ')[0]);
      return { refusal: undefined, broken: [...new Set(ids)].sort().join(' ') };
    };
    expect(judge({ ...laws, ...without }, withoutOwn?.(request) ?? request)).toEqual({
      refusal: undefined,
      broken: breaks,
    });
    expect(judge(laws, request)).toEqual({ refusal, broken: '' });
  });
});
