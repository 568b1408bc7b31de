import { driveEvent, type EventLog, handoverEvent } from './eventLog.ts';
import type { Timeline } from './timeline.ts';

/**
 * Whether a driver may drive within the curfew by relay (`hos.curfew_mode`): he took the wheel at a hand-over since the night
 * began, from somebody who had driven until then, and had not driven in this night before.
 */
export function isRelieved(log: EventLog, timeline: Timeline, driver: number, t: number): boolean {
  const nightFromS = timeline.nightFrom(t);
  let tookOver = false;
  for (let i = log.size - 1; i >= 0 && log.toS[i]! > nightFromS; i -= 1) {
    if (log.kind[i] === handoverEvent && !tookOver) {
      if (log.driver[i] !== driver) return false;
      tookOver = log.fromS[i]! >= nightFromS && wasDriven(log, i);
    } else if (tookOver && log.kind[i] === driveEvent && log.driver[i] === driver) return false;
  }
  return tookOver;
}

/** Whether a driver could do so after a hand-over that begins at `t`; nobody is relieved at the depot. */
export function couldRelieve(log: EventLog, timeline: Timeline, driver: number, t: number): boolean {
  if (!wasDriven(log, log.size)) return false;
  const nightFromS = timeline.nightFrom(t);
  for (let i = log.size - 1; i >= 0 && log.toS[i]! > nightFromS; i -= 1)
    if (log.kind[i] === driveEvent && log.driver[i] === driver) return false;
  return true;
}

/** True where whoever sits at the wheel before event `end` has driven since he took it: only then is a change of use. */
export function wasDriven(log: EventLog, end: number): boolean {
  for (let i = end - 1; i >= 0; i -= 1) {
    if (log.kind[i] === driveEvent) return true;
    if (log.kind[i] === handoverEvent) return false;
  }
  return false;
}
