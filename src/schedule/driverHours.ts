import { dayS } from './clock.ts';
import { driveEvent, type EventLog } from './eventLog.ts';

/** Who is aboard, and what each has driven on the walk so far; indices are those of the request's drivers. */
export interface Crew {
  drivers: readonly number[];
  /** Driving that the 7-day sum leaves to each driver for the whole trip, by driver. */
  weekLeftS: Float64Array;
  /** Driven on this walk, by driver. */
  drivenS: Float64Array;
}

/**
 * How long a driver may drive on without a break from `t`, such that no 24 h hold more than `max24hS` of his driving.
 * What he drove a day ago drops out of the window while he drives, and is his again.
 */
export function allowanceS(log: EventLog, crew: Crew, driver: number, t: number, max24hS: number): number {
  const weekS = crew.weekLeftS[driver]! - crew.drivenS[driver]!;
  if (weekS <= 0) return 0;
  const windowS = t - dayS;
  let leftS = max24hS;
  for (let i = log.size - 1; i >= 0 && log.toS[i]! > windowS; i -= 1) {
    if (log.kind[i] === driveEvent && log.driver[i] === driver) leftS -= log.toS[i]! - Math.max(windowS, log.fromS[i]!);
  }
  for (let i = 0; i < log.size && leftS < weekS; i += 1) {
    if (log.kind[i] !== driveEvent || log.driver[i] !== driver || log.toS[i]! <= windowS) continue;
    const fromS = Math.max(windowS, log.fromS[i]!);
    if (fromS + dayS > t + leftS) break;
    leftS += log.toS[i]! - fromS;
  }
  return Math.min(leftS, weekS);
}

/** When a driver without allowance at `t` gets some again; Infinity where the 7-day sum is used up. */
export function availableFromS(log: EventLog, crew: Crew, driver: number, t: number, max24hS: number): number {
  if (crew.weekLeftS[driver]! <= crew.drivenS[driver]!) return Number.POSITIVE_INFINITY;
  if (allowanceS(log, crew, driver, t, max24hS) > 0) return t;
  for (let i = 0; i < log.size; i += 1) {
    if (log.kind[i] !== driveEvent || log.driver[i] !== driver || log.toS[i]! + dayS <= t) continue;
    return Math.max(t, log.fromS[i]! + dayS);
  }
  return Number.POSITIVE_INFINITY;
}
