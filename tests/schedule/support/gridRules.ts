import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';

export type Kind = 'day' | 'night' | 'curfew' | 'closed';

/** The rules of a policy for one route and crew, in steps of a grid; null where there is no such rule. For brute force only. */
export interface GridRules {
  /** Work of the leg that leaves a stop: a step by day does `slow` of it, one at night 1. */
  work: number[];
  slow: number;
  dwell: number[];
  lastDrop: number;
  /** The first pick-up begins by then. */
  latestServe: number;
  /** Least steps from reaching a stop to the end. */
  ahead: number[];
  /** Least steps from beginning at a stop to reaching the last drop-off. */
  toLastDrop: number[];
  /** Steps of driving by day among both. */
  driveAhead: number[];
  driveToLastDrop: number[];
  handover: number;
  part: number | null;
  byDriver: boolean;
  daily: number | null;
  usedUntilRest: boolean;
  weekLeft: number[] | null;
  spread: number | null;
  onDuty: number | null;
  rest: number | null;
  relay: boolean;
  loadedDrive: number;
  /** Loaded driving if all at night: below the limit it need not be counted. */
  loadedDriveIfNight: number;
  /** Time without work beyond this is all alike to continuous driving. */
  longestBreak: number;
  /** No break is shorter, and none may be later by day. */
  shortestBreak: number;
  contDay: number;
  /** Continuous driving that is allowed at any hour and on any leg. */
  contLeast: number;
  breakAt(t: number): number;
  contLimit(leg: number, atNight: boolean): number;
  kind(t: number): Kind;
  night(t: number): boolean;
  /** Work that a step at the wheel does, whoever drives. */
  pace(t: number): number;
  newDay: ((t: number) => boolean) | null;
  mayServe(stop: number, t: number): boolean;
}

/** Seconds since midnight of `HH:MM`. */
export function hoursOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
}

export function gridRules(policy: Policy, request: TimetableRequest, stepS: number, drivers: number): GridRules {
  const { hos, dwell, trip, limits } = policy;
  const { stops, legs } = request;
  const steps = (seconds: number) => Math.round(seconds / stepS);
  const orNone = (minutes: number) => (minutes === 0 ? null : steps(minutes * 60));
  const perDay = 86_400 / stepS;
  const timeOf = (t: number) => ((t % perDay) + perDay) % perDay;
  const inHours = (t: number, [from, to]: readonly [string, string]) => {
    const a = steps(hoursOfDay(from)) % perDay;
    const b = steps(hoursOfDay(to)) % perDay;
    return a <= b ? a <= timeOf(t) && timeOf(t) < b : timeOf(t) >= a || timeOf(t) < b;
  };
  const last = stops.length - 2;
  const loadedM = legs.slice(1, last).reduce((sum, { distanceM }) => sum + distanceM, 0);
  const longestKm = Math.max(legs[0]!.distanceM, loadedM) / 1000;
  const closed = drivers === 1 && longestKm > hos.second_driver_night_km;
  const driveLeg = legs.find(({ driveS }) => driveS > 0);
  const slow = driveLeg === undefined ? 1 : Math.round(driveLeg.nightDriveS / driveLeg.driveS);
  const drive = (from: number, to: number) => legs.slice(from, to).reduce((sum, { driveS }) => sum + steps(driveS), 0);
  const kind = (t: number): Kind => {
    if (closed && inHours(t, hos.second_driver_night)) return 'closed';
    if (inHours(t, hos.curfew)) return longestKm > hos.curfew_exempt_km ? 'curfew' : 'night';
    return inHours(t, hos.night) ? 'night' : 'day';
  };
  const rest = orNone(drivers > 1 ? hos.daily_rest_multi_min : hos.daily_rest_min);
  const breaks = [hos.break_min, hos.break_night_min || hos.break_min].map((minutes) => steps(minutes * 60));
  const weekLeft = Array.from({ length: request.maxDrivers }, (_, i) =>
    Math.floor((hos.max_7d_min - (request.drivenLast7dMin[i] ?? 0)) * (60 / stepS)),
  )
    .sort((a, b) => b - a)
    .slice(0, drivers);
  const contLimit = (leg: number, atNight: boolean) => {
    const minutes = atNight ? hos.cont_night_min : hos.cont_day_min;
    const onMotorway = hos.cont_motorway_min > 0 && legs[leg]!.motorwayPct >= 90;
    return steps((onMotorway ? Math.min(minutes, hos.cont_motorway_min) : minutes) * 60);
  };
  return {
    work: legs.map(({ driveS }) => steps(driveS) * slow),
    slow,
    dwell: stops.map(({ dwellS }) => steps(dwellS)),
    lastDrop: last,
    latestServe: steps(hoursOfDay(trip.pickup_hours[1]) - stops[1]!.dwellS),
    ahead: [
      ...stops.map((_, i) => stops.slice(i).reduce((sum, each) => sum + steps(each.dwellS), 0) + drive(i, legs.length)),
      0,
    ],
    toLastDrop: stops.map((_, i) =>
      stops.slice(i, Math.max(i, last)).reduce((sum, each) => sum + steps(each.dwellS), drive(i, last)),
    ),
    driveAhead: [...stops.map((_, i) => drive(i, legs.length)), 0],
    driveToLastDrop: stops.map((_, i) => drive(i, last)),
    handover: steps(dwell.handover_s),
    part: hos.break_parts === 2 ? steps(hos.break_part_min * 60) : null,
    byDriver: hos.cont_scope === 'driver',
    daily: drive(0, legs.length) * slow > steps(hos.max_24h_min * 60) ? steps(hos.max_24h_min * 60) : null,
    usedUntilRest: hos.window === 'between_rests',
    weekLeft: weekLeft.some((left) => left < drive(0, legs.length) * slow) ? weekLeft : null,
    spread: orNone(drivers > 1 ? hos.duty_spread_multi_min : hos.duty_spread_min),
    onDuty: orNone(hos.on_duty_min),
    rest,
    relay: hos.curfew_mode === 'relay',
    loadedDrive: Math.floor(limits.loadedDriveS / stepS),
    loadedDriveIfNight: drive(1, last) * slow,
    longestBreak: Math.max(...breaks),
    shortestBreak: Math.min(...breaks),
    contDay: Math.max(...legs.map((_, leg) => contLimit(leg, false))),
    contLeast: Math.min(...legs.map((_, leg) => Math.min(contLimit(leg, false), contLimit(leg, true)))),
    breakAt: (t) => (kind(t) === 'night' ? breaks[1]! : breaks[0]!),
    contLimit,
    kind,
    night: (t) => kind(t) !== 'day',
    pace: (t) => {
      const what = kind(t);
      if (what === 'closed' || (what === 'curfew' && hos.curfew_mode !== 'relay')) return 0;
      return what === 'day' ? slow : 1;
    },
    newDay: hos.window === 'fixed_day' ? (t) => timeOf(t) === 0 : null,
    mayServe: (stop, t) => {
      const from = t * stepS;
      const to = from + stops[stop]!.dwellS;
      const { windowS, kind: what } = stops[stop]!;
      if (windowS && !windowS.some((window) => window.fromS <= from && to <= window.toS)) return false;
      if (what === 'dropoff') return stop !== last || to <= 2 * 86_400;
      const [open, close] = trip.pickup_hours.map(hoursOfDay) as [number, number];
      const midnight = Math.floor(from / 86_400) * 86_400;
      return (stop > 1 || midnight === 0) && midnight + open <= from && to <= midnight + close;
    },
  };
}
