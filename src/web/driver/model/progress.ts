import type { DriverRun } from '../../../contract/driverTrip.ts';
import type { LogEntry } from './log.ts';

/** Where the bus is by what was told: on its way to `stop`, or standing there since `sinceMs`. */
export interface Progress {
  /** Index of the stop where the bus is, or that it drives to; the last one once the trip is over. */
  stop: number;
  isStanding: boolean;
  /** When the bus arrived there, or left the stop before; null before the trip has begun. */
  sinceMs: number | null;
  isOver: boolean;
  /** How far behind the plan the trip is as far as anybody has told; null where nobody has, or the clocks are days apart. */
  delayMs: number | null;
}

const dayMs = 24 * 3_600_000;

/** The stop at which the trip stands by the events so far; the furthest that was told counts, since events may be missing. */
export function progressOf({ stops }: DriverRun, entries: readonly LogEntry[]): Progress {
  const last = stops.length - 1;
  let progress: Progress = { stop: 0, isStanding: true, sinceMs: null, isOver: false, delayMs: null };
  for (const { kind, stop, at, minutes } of entries) {
    const atMs = Date.parse(at);
    const index = kind === 'departed' ? 0 : stop;
    if (kind === 'delay' && minutes !== null) progress = { ...progress, delayMs: minutes * 60_000 };
    if (index === null || index > last || index < progress.stop) continue;
    if (kind === 'arrived') {
      const delayMs = likely(atMs - Date.parse(stops[index]!.arriveAt));
      progress = { stop: index, isStanding: true, sinceMs: atMs, isOver: index === last, delayMs };
    }
    if ((kind === 'left' || kind === 'departed') && index < last) {
      const delayMs = likely(atMs - Date.parse(stops[index]!.departAt));
      progress = { stop: index + 1, isStanding: false, sinceMs: atMs, isOver: false, delayMs };
    }
  }
  return progress;
}

/** A bus a day off its plan is no delay: somebody looks at the trip before or after it, as in the demo. */
function likely(delayMs: number): number | null {
  return Math.abs(delayMs) < dayMs ? delayMs : null;
}

/**
 * When the bus should reach a stop by what is known now; null where nothing says other than the plan.
 *
 * @param etaAt what the server reckons, rests and curfew ahead included; null where it does not know the newest, or nothing
 */
export function expectedMs({ delayMs }: Progress, plannedAt: string, etaAt: string | null): number | null {
  if (etaAt !== null) {
    const lateMs = likely(Date.parse(etaAt) - Date.parse(plannedAt));
    return lateMs === null || Math.abs(lateMs) < 60_000 ? null : Date.parse(etaAt);
  }
  return delayMs === null || Math.abs(delayMs) < 60_000 ? null : Date.parse(plannedAt) + delayMs;
}

/** Whether the trip lies so far from now that its times tell nothing about today. */
export function isOtherDay({ stops }: DriverRun, nowMs: number): boolean {
  const [begin, end] = [Date.parse(stops[0]!.departAt), Date.parse(stops[stops.length - 1]!.arriveAt)];
  return nowMs < begin - 2 * dayMs || nowMs > end + 2 * dayMs;
}
