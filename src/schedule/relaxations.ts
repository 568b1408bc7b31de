import type { Bilingual } from '../contract/text.ts';
import { dayS } from './clock.ts';
import { mostIn24hS, serviceOf } from './eventFigures.ts';
import type { Incumbent } from './incumbent.ts';
import { type LocalTime, timeOnClockS, wallS } from './localTime.ts';
import { fewestDrivers, type Route, timelineChoice } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { Timelines } from './timeline.ts';
import type { DayWindow, TimetableRequest, TimetableStop } from './types.ts';

/** A request together with the rules that it is judged by. */
export interface Situation {
  request: TimetableRequest;
  rules: DrivingRules;
  timelines: Timelines;
}

/** One rule that may stand in the way, and how to take it away. */
export interface Relaxation {
  rule: string;
  /** False where the rule certainly does not bind, so that taking it away need not be tried. */
  mayBind(route: Route, rules: DrivingRules): boolean;
  relax(situation: Situation): Situation;
  /** The limit and what the route would need, read from the best timetable without the rule (null where there is none). */
  figures(
    route: Route,
    rules: DrivingRules,
    best: Incumbent | null,
    local: LocalTime,
  ): { limit: number | string; actual: number | string };
  text(limit: number | string, actual: number | string): Bilingual;
}

/** Larger than any trip, small enough for the event log's 32 bits. */
const longAgoS = 14 * dayS;
const unlimited = 1_000_000_000;

const rulesAs = (situation: Situation, change: Partial<DrivingRules>): Situation => ({
  ...situation,
  rules: { ...situation.rules, ...change },
});

const stopsAs = (situation: Situation, kind: TimetableStop['kind']): Situation => ({
  ...situation,
  request: {
    ...situation.request,
    stops: situation.request.stops.map((stop) => (stop.kind === kind ? { ...stop, windowS: null } : stop)),
  },
});

const hasWindows = (route: Route, kind: TimetableStop['kind']): boolean =>
  route.request.stops.some((stop) => stop.kind === kind && stop.windowS !== null);

/** Day and time that local clocks show at an instant, for example `-1d 21:30`, or `08:00` on the service date. */
function clockText(local: LocalTime, t: number): string {
  const day = Math.floor(wallS(local, t) / dayS);
  const time = timeText(timeOnClockS(local, t));
  return day === 0 ? time : `${day > 0 ? '+' : ''}${day}d ${time}`;
}

/** `HH:MM` of seconds since midnight. */
function timeText(timeS: number): string {
  const minutes = Math.floor(timeS / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Hours of a place: hours of every day once, others with their days. Hours that the clocks skip are none. */
function windowsText(local: LocalTime, windows: readonly DayWindow[]): string {
  const open = windows.filter(({ fromS, toS }) => fromS < toS);
  const daily = new Set(
    open.map(({ fromS, toS }) => `${timeText(timeOnClockS(local, fromS))}–${timeText(timeOnClockS(local, toS))}`),
  );
  if (open.length > 1 && daily.size === 1) return [...daily].join();
  return open.map(({ fromS, toS }) => `${clockText(local, fromS)}–${clockText(local, toS)}`).join(', ') || '—';
}

/** The first stop of a kind that the best timetable serves outside its windows: its hours, and when it would be served. */
function missedWindow(route: Route, kind: TimetableStop['kind'], best: Incumbent | null, local: LocalTime) {
  const { stops } = route.request;
  for (let stop = 0; stop < stops.length; stop += 1) {
    const { windowS, dwellS } = stops[stop]!;
    if (stops[stop]!.kind !== kind || windowS === null) continue;
    const beginS = best && serviceOf(best.log, stop);
    if (beginS !== null && windowS.some(({ fromS, toS }) => fromS <= beginS && beginS + dwellS <= toS)) continue;
    return { limit: windowsText(local, windowS), actual: beginS === null ? '—' : clockText(local, beginS) };
  }
  return { limit: '—', actual: '—' };
}

/** Metres in kilometres, rounded up: what is beyond a limit never reads like the limit. */
const kmText = (distanceM: number | string) => String(Math.ceil(Number(distanceM) / 100) / 10);

/** Seconds in hours and minutes, rounded up as well. */
function hoursText(durationS: number | string): string {
  const minutes = Math.ceil(Number(durationS) / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes from the depot and back. */
const tripMin = ({ startS, endS }: Incumbent): number => Math.round((endS - startS) / 60);

/** In the order in which they are tried: limits of the trip, crew, hours of the stops, horizon, driving hours. */
export const relaxations: readonly Relaxation[] = [
  {
    rule: 'limits.loadedDistanceM',
    mayBind: (route, rules) => route.loadedM > rules.loadedDistanceM,
    relax: (situation) => rulesAs(situation, { loadedDistanceM: unlimited }),
    figures: (route, rules) => ({ limit: rules.loadedDistanceM, actual: route.loadedM }),
    text: (limit, actual) => ({
      zh: `载客里程 ${kmText(actual)} 公里，超过限值 ${kmText(limit)} 公里`,
      en: `the loaded distance of ${kmText(actual)} km exceeds the limit of ${kmText(limit)} km`,
    }),
  },
  {
    rule: 'limits.loadedDriveS',
    mayBind: (route, rules) => route.loadedNightS > rules.loadedDriveS,
    relax: (situation) => rulesAs(situation, { loadedDriveS: unlimited }),
    figures: (route, rules, best) => ({
      limit: rules.loadedDriveS,
      actual: Math.max(route.loadedDayS, best?.loadedDriveS ?? 0),
    }),
    text: (limit, actual) => ({
      zh: `载客驾驶时间 ${hoursText(actual)} 小时，超过限值 ${hoursText(limit)} 小时`,
      en: `the loaded driving time of ${hoursText(actual)} h exceeds the limit of ${hoursText(limit)} h`,
    }),
  },
  {
    rule: 'hos.second_driver_km',
    mayBind: (route, rules) => fewestDrivers(route, rules) > route.request.maxDrivers,
    relax: (situation) => rulesAs(situation, { secondDriverM: unlimited, secondDriverMotorwayM: unlimited }),
    figures: (route, rules) => ({
      limit: rules.secondDriverM / 1000,
      actual: Math.round(Math.max(route.outM, route.loadedM) / 1000),
    }),
    text: (limit, actual) => ({
      zh: `单程 ${actual} 公里，超过 ${limit} 公里须配两名驾驶员`,
      en: `a run of ${actual} km needs a second driver, as every run beyond ${limit} km does`,
    }),
  },
  {
    rule: 'hos.second_driver_night_km',
    mayBind: (route, rules) => timelineChoice(route, rules, 1).closedAtNight,
    relax: (situation) => rulesAs(situation, { secondDriverNightM: unlimited }),
    figures: (route, rules) => ({
      limit: rules.secondDriverNightM / 1000,
      actual: Math.round(Math.max(route.outM, route.loadedM) / 1000),
    }),
    text: (limit, actual) => ({
      zh: `单程 ${actual} 公里，超过 ${limit} 公里时一名驾驶员不得夜间行驶`,
      en: `with a run of ${actual} km, more than ${limit} km, one driver may not drive at night`,
    }),
  },
  {
    rule: 'receive_window',
    mayBind: (route) => hasWindows(route, 'dropoff'),
    relax: (situation) => stopsAs(situation, 'dropoff'),
    figures: (route, _, best, local) => missedWindow(route, 'dropoff', best, local),
    text: (limit, actual) => ({
      zh: `企业接收时间 ${limit} 内无法合法到达（不受此限时最合适的到达时间是 ${actual}）`,
      en: `no lawful arrival within the company's hours ${limit}; without them the best arrival is ${actual}`,
    }),
  },
  {
    rule: 'pickup_window',
    mayBind: (route) => hasWindows(route, 'pickup'),
    relax: (situation) => stopsAs(situation, 'pickup'),
    figures: (route, _, best, local) => missedWindow(route, 'pickup', best, local),
    text: (limit, actual) => ({
      zh: `上车点开放时间 ${limit} 内无法合法上车（不受此限时最合适的上车时间是 ${actual}）`,
      en: `no lawful boarding within the pick-up place's hours ${limit}; without them the best begin is ${actual}`,
    }),
  },
  {
    rule: 'available_from',
    mayBind: (route, rules) => route.request.earliestStartS > rules.earliestStartS,
    relax: (situation) => ({
      ...situation,
      request: { ...situation.request, earliestStartS: situation.rules.earliestStartS },
    }),
    figures: (route, _, best, local) => ({
      limit: clockText(local, route.request.earliestStartS),
      actual: best ? clockText(local, best.startS) : '—',
    }),
    text: (limit, actual) => ({
      zh: `车辆 ${limit} 起才可用，来不及（不受此限时最合适的发车时间是 ${actual}）`,
      en: `the bus is available from ${limit} only, which is too late; without that the best departure is ${actual}`,
    }),
  },
  {
    rule: 'horizon',
    mayBind: () => true,
    relax: (situation) => rulesAs(situation, { horizonAfterS: longAgoS }),
    figures: (route, rules, best, local) => {
      const endS = best && (serviceOf(best.log, route.lastDrop) ?? 0) + route.dwellS[route.lastDrop]!;
      return {
        limit: clockText(local, dayS + rules.horizonAfterS),
        actual: endS === null ? '—' : clockText(local, endS),
      };
    },
    text: (limit, actual) => ({
      zh: `最后下车最早在 ${actual} 结束，须不晚于 ${limit}（乘车日结束后 24 小时）`,
      en: `the last drop-off ends at ${actual} at the earliest, later than ${limit} (24 h after the service date)`,
    }),
  },
  {
    rule: 'horizon.start',
    mayBind: (route, rules) => route.request.earliestStartS <= rules.earliestStartS,
    relax: (situation) => ({
      ...rulesAs(situation, { earliestStartS: -longAgoS }),
      request: { ...situation.request, earliestStartS: -longAgoS },
    }),
    figures: (_, rules, best, local) => ({
      limit: clockText(local, rules.earliestStartS),
      actual: best ? clockText(local, best.startS) : '—',
    }),
    text: (limit, actual) => ({
      zh: `须在 ${actual} 发车，最早只能在 ${limit} 发车（乘车日前 36 小时）`,
      en: `the bus would have to leave at ${actual}, earlier than ${limit} (36 h before the service date)`,
    }),
  },
  {
    rule: 'trip.pickup_hours',
    mayBind: () => true,
    relax: (situation) => rulesAs(situation, { pickupFromS: 0, pickupToS: dayS }),
    figures: (route, rules, best, local) => {
      const beginS = best && serviceOf(best.log, 1);
      const outside = pickupsOutside(route, rules, best, local);
      return {
        limit: `${timeText(rules.pickupFromS)}–${timeText(rules.pickupToS)}`,
        actual: clockText(local, outside ?? beginS ?? 0),
      };
    },
    text: (limit, actual) => ({
      zh: `上车时段 ${limit} 内无法合法上车（不受此限时最合适的上车时间是 ${actual}）`,
      en: `no lawful boarding within the pick-up hours ${limit}; without them the best begin is ${actual}`,
    }),
  },
  {
    rule: 'hos.max_24h_min',
    mayBind: (route, rules) => route.totalNightS > rules.max24hS,
    relax: (situation) => rulesAs(situation, { max24hS: dayS }),
    figures: (route, rules, best) => ({
      limit: rules.max24hS / 60,
      actual: Math.round((best ? mostIn24hS(best.log, best.crew) : route.totalDayS) / 60),
    }),
    text: (limit, actual) => ({
      zh: `一名驾驶员须在 24 小时内驾驶 ${actual} 分钟，上限为 ${limit} 分钟`,
      en: `one driver would drive ${actual} min within 24 h, more than ${limit} min`,
    }),
  },
  {
    rule: 'hos.max_7d_min',
    mayBind: (route) => route.request.maxDrivers > 0,
    relax: (situation) => rulesAs(situation, { max7dS: unlimited }),
    figures: (route, rules) => ({
      limit: rules.max7dS / 60,
      actual: Math.round(
        (route.request.drivenLast7dMin[0] ?? 0) + route.totalDayS / 60 / Math.max(1, route.request.maxDrivers),
      ),
    }),
    text: (limit, actual) => ({
      zh: `驾驶员 7 日内约须驾驶 ${actual} 分钟，上限为 ${limit} 分钟`,
      en: `a driver would drive about ${actual} min within 7 days, more than ${limit} min`,
    }),
  },
  {
    rule: 'hos.duty_spread_min',
    mayBind: (_, rules) => rules.spreadS < Number.POSITIVE_INFINITY,
    relax: (situation) => rulesAs(situation, { spreadS: Number.POSITIVE_INFINITY }),
    figures: (_, rules, best) => ({ limit: rules.spreadS / 60, actual: best ? tripMin(best) : '—' }),
    text: (limit, actual) => ({
      zh: `一名驾驶员出勤 ${limit} 分钟后须先休息才可再驾驶，全程需 ${actual} 分钟`,
      en: `a lone driver stops driving ${limit} min after duty began; the trip would take ${actual} min`,
    }),
  },
  {
    rule: 'hos.duty_spread_multi_min',
    mayBind: (route, rules) => route.request.maxDrivers > 1 && rules.spreadMultiS < Number.POSITIVE_INFINITY,
    relax: (situation) => rulesAs(situation, { spreadMultiS: Number.POSITIVE_INFINITY }),
    figures: (_, rules, best) => ({ limit: rules.spreadMultiS / 60, actual: best ? tripMin(best) : '—' }),
    text: (limit, actual) => ({
      zh: `多名驾驶员出勤 ${limit} 分钟后须先休息才可再驾驶，全程需 ${actual} 分钟`,
      en: `several drivers stop driving ${limit} min after duty began; the trip would take ${actual} min`,
    }),
  },
  {
    rule: 'hos.on_duty_min',
    mayBind: (_, rules) => rules.onDutyS < Number.POSITIVE_INFINITY,
    relax: (situation) => rulesAs(situation, { onDutyS: Number.POSITIVE_INFINITY }),
    figures: (route, rules) => ({ limit: rules.onDutyS / 60, actual: Math.round(route.toEndS[0]! / 60) }),
    text: (limit, actual) => ({
      zh: `值勤 ${limit} 分钟后须先休息才可再驾驶，全程值勤 ${actual} 分钟`,
      en: `driving ends after ${limit} min on duty; the trip has ${actual} min of it`,
    }),
  },
  {
    rule: 'hos.max_14d_min',
    mayBind: (_, rules) => rules.max14dS < Number.POSITIVE_INFINITY,
    relax: (situation) => rulesAs(situation, { max14dS: Number.POSITIVE_INFINITY }),
    figures: (route, rules) => ({ limit: rules.max14dS / 60, actual: Math.round(route.totalDayS / 60) }),
    text: (limit) => ({
      zh: `驾驶员 14 日内驾驶将超过 ${limit} 分钟`,
      en: `a driver would drive more than ${limit} min within 14 days`,
    }),
  },
  {
    rule: 'hos.curfew',
    mayBind: (route, rules) => rules.curfewS > 0 && timelineChoice(route, rules, 2).curfew,
    relax: (situation) => ({
      ...rulesAs(situation, { curfewExemptM: unlimited }),
    }),
    figures: (_, rules) => ({ limit: rules.curfewHours, actual: '—' }),
    text: (limit) => ({
      zh: `${limit} 禁止行驶，因此赶不上`,
      en: `no driving at ${limit}, which leaves too little time`,
    }),
  },
  {
    rule: 'hos.cont_day_min',
    mayBind: () => true,
    relax: (situation) => rulesAs(situation, { contDayS: dayS, contNightS: dayS, contMotorwayS: dayS }),
    figures: (_, rules) => ({ limit: rules.contDayS / 60, actual: '—' }),
    text: (limit) => ({
      zh: `连续驾驶最多 ${limit} 分钟，途中休息后赶不上`,
      en: `rests after at most ${limit} min of driving leave too little time`,
    }),
  },
];

function pickupsOutside(route: Route, rules: DrivingRules, best: Incumbent | null, local: LocalTime): number | null {
  if (best === null) return null;
  for (let stop = 1; stop <= route.lastDrop; stop += 1) {
    if (route.request.stops[stop]!.kind !== 'pickup') continue;
    const beginS = serviceOf(best.log, stop);
    if (beginS === null) continue;
    const timeS = timeOnClockS(local, beginS);
    if (timeS < rules.pickupFromS || timeS + route.dwellS[stop]! > rules.pickupToS) return beginS;
  }
  return null;
}
