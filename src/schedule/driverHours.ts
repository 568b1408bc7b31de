import { dayS } from './clock.ts';
import { driveEvent, type EventLog } from './eventLog.ts';
import type { Pose } from './pose.ts';
import type { DrivingRules } from './rules.ts';
import type { Timeline } from './timeline.ts';

const never = Number.POSITIVE_INFINITY;

/** Who is aboard, what each has driven on the walk so far, and the rules that depend on their number; indices are those of the request's drivers. */
export interface Crew {
  drivers: readonly number[];
  /** What the sums over 7 and 14 days leave to each driver for the whole trip, by driver. */
  weekLeftS: Float64Array;
  /** Driven on this walk, by driver. */
  drivenS: Float64Array;
  spreadS: number;
  /** A stand of this length begins a new duty. */
  restS: number;
}

/** What hours are read from: the walk's log, and where duty stands. */
export interface HoursState {
  readonly log: EventLog;
  readonly rules: DrivingRules;
  readonly timeline: Timeline;
  crew: Crew;
}

/** The crew's duty at an instant, when the stand in hand is taken into account. */
export interface Duty {
  fromS: number;
  /** Driving, dwell and hand-overs since. */
  workS: number;
  /** The same of the whole trip. */
  tripWorkS: number;
}

/** Duty of a pose after a stand of `standS` that ends at `t`. */
export function dutyAfter({ crew }: HoursState, pose: Pose, t: number, standS: number): Duty {
  const { tripWorkS } = pose;
  return standS >= crew.restS
    ? { fromS: t, workS: 0, tripWorkS }
    : { fromS: pose.dutyFromS, workS: pose.dutyWorkS, tripWorkS };
}

/** How long a driver may drive on without a stand from `t`: every rule on his hours but continuous driving. */
export function hoursLeftS(state: HoursState, driver: number, t: number, duty: Duty): number {
  const { rules, crew } = state;
  const weekS = crew.weekLeftS[driver]! - (rules.weekCountsDuty ? duty.tripWorkS : crew.drivenS[driver]!);
  const dutyS = Math.min(duty.fromS + crew.spreadS - t, rules.onDutyS - duty.workS);
  return Math.max(0, Math.min(weekS, dutyS, dayLeftS(state, driver, t, duty)));
}

function dayLeftS(state: HoursState, driver: number, t: number, duty: Duty): number {
  const { log, rules, timeline } = state;
  switch (rules.window) {
    case 'rolling':
      return rollingLeftS(state, driver, t);
    case 'between_rests':
      return rules.max24hS - drivenSinceS(log, driver, duty.fromS);
    case 'fixed_day': {
      const day = timeline.dayOf(t);
      const leftS = rules.max24hS - drivenSinceS(log, driver, timeline.midnight(day));
      const tomorrowS = timeline.midnight(day + 1);
      return t + leftS < tomorrowS ? leftS : tomorrowS - t + rules.max24hS;
    }
  }
}

function drivenSinceS(log: EventLog, driver: number, sinceS: number): number {
  let drivenS = 0;
  for (let i = log.size - 1; i >= 0 && log.toS[i]! > sinceS; i -= 1)
    if (log.kind[i] === driveEvent && log.driver[i] === driver)
      drivenS += log.toS[i]! - Math.max(sinceS, log.fromS[i]!);
  return drivenS;
}

/** What he drove a day ago drops out of the window while he drives, and is his again. */
function rollingLeftS({ log, crew, rules: { max24hS } }: HoursState, driver: number, t: number): number {
  const tripLeftS = max24hS - crew.drivenS[driver]!;
  // all of the trip lies in the window, as it does on most trips
  if (log.size === 0 || log.fromS[0]! + dayS > t + Math.max(0, tripLeftS)) return tripLeftS;
  const windowS = t - dayS;
  let leftS = max24hS - drivenSinceS(log, driver, windowS);
  for (let i = 0; i < log.size; i += 1) {
    if (log.kind[i] !== driveEvent || log.driver[i] !== driver || log.toS[i]! <= windowS) continue;
    const fromS = Math.max(windowS, log.fromS[i]!);
    if (fromS + dayS > t + leftS) break;
    leftS += log.toS[i]! - fromS;
  }
  return leftS;
}

/**
 * When a driver without hours at `t` gets some again if the bus stands until then; Infinity where a sum over days is used up.
 * `restedS` is when the stand in hand becomes a daily rest.
 */
export function hoursBackS(state: HoursState, driver: number, t: number, duty: Duty, restedS: number): number {
  const { log, rules, crew, timeline } = state;
  const weekS = crew.weekLeftS[driver]! - (rules.weekCountsDuty ? duty.tripWorkS : crew.drivenS[driver]!);
  if (weekS <= 0) return never;
  const dutyS = Math.min(duty.fromS + crew.spreadS - t, rules.onDutyS - duty.workS);
  const fromS = dutyS <= 0 ? Math.max(t, restedS) : t;
  if (rules.window === 'between_rests') return restedS;
  if (rules.window === 'fixed_day') {
    if (dayLeftS(state, driver, fromS, duty) > 0) return fromS;
    return timeline.midnight(timeline.dayOf(fromS) + 1);
  }
  if (rollingLeftS(state, driver, fromS) > 0) return fromS;
  for (let i = 0; i < log.size; i += 1) {
    if (log.kind[i] !== driveEvent || log.driver[i] !== driver || log.toS[i]! + dayS <= fromS) continue;
    return Math.max(fromS, log.fromS[i]! + dayS);
  }
  return never;
}
