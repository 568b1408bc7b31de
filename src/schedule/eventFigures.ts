import { dayS } from './clock.ts';
import { driveEvent, type EventLog, stopEvent } from './eventLog.ts';

/** When the work at a stop begins; null where the log does not reach it. */
export function serviceOf(log: EventLog, stop: number): number | null {
  for (let i = 0; i < log.size; i += 1) if (log.kind[i] === stopEvent && log.place[i] === stop) return log.fromS[i]!;
  return null;
}

/** The most that any of the drivers drives within 24 h. */
export function mostIn24hS(log: EventLog, crew: readonly number[]): number {
  let mostS = 0;
  for (const driver of crew) {
    for (let last = 0; last < log.size; last += 1) {
      if (log.kind[last] !== driveEvent || log.driver[last] !== driver) continue;
      const windowS = log.toS[last]! - dayS;
      let drivenS = 0;
      for (let i = 0; i <= last; i += 1) {
        if (log.kind[i] === driveEvent && log.driver[i] === driver)
          drivenS += Math.max(0, log.toS[i]! - Math.max(windowS, log.fromS[i]!));
      }
      mostS = Math.max(mostS, drivenS);
    }
  }
  return mostS;
}
