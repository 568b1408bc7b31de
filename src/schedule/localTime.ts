import { dayS } from './clock.ts';

/**
 * The engine counts seconds that pass from local midnight of the service date. Local clocks show as many, but for changes to
 * or from daylight saving: from `fromS` on they show `shiftS` more than have passed. In order of time; empty where no change is near.
 */
export interface LocalTime {
  readonly shifts: readonly { fromS: number; shiftS: number }[];
}

/** A clock that is never changed. */
export const steadyClock: LocalTime = { shifts: [] };

/** The longest time from one local 02:00 to the next. */
export function longestDayS({ shifts }: LocalTime): number {
  return shifts.length === 0 ? dayS : dayS + 3600;
}

/** What local clocks show at an instant, in seconds since midnight of the service date; the date is `Math.floor(wall / dayS)`. */
export function wallS({ shifts }: LocalTime, t: number): number {
  let shiftS = 0;
  for (const shift of shifts) if (t >= shift.fromS) shiftS = shift.shiftS;
  return t + shiftS;
}

/** Seconds since local midnight that clocks show at an instant. */
export function timeOnClockS(local: LocalTime, t: number): number {
  const wall = wallS(local, t);
  return wall - Math.floor(wall / dayS) * dayS;
}

/**
 * The first instant at which local clocks show `wall` or later. A time that is skipped is the instant of the change, a time
 * that comes twice its first coming.
 */
export function instantOfWall({ shifts }: LocalTime, wall: number): number {
  let fromS = Number.NEGATIVE_INFINITY;
  let shiftS = 0;
  for (const shift of shifts) {
    if (wall - shiftS < shift.fromS) break;
    fromS = shift.fromS;
    shiftS = shift.shiftS;
    // clocks put back show times again that they had shown before
    if (wall - shiftS < fromS) return fromS;
  }
  return Math.max(fromS, wall - shiftS);
}

/** Every instant from `fromS` to `toS` at which local clocks show one of these times of day, or are changed; ascending, each once. */
export function instantsOf(local: LocalTime, timesS: readonly number[], fromS: number, toS: number): number[] {
  const periods = [{ fromS: Number.NEGATIVE_INFINITY, shiftS: 0 }, ...local.shifts];
  const instants = new Set<number>([fromS]);
  periods.forEach(({ fromS: periodFromS, shiftS }, i) => {
    const a = Math.max(fromS, periodFromS);
    const b = Math.min(toS, periods[i + 1]?.fromS ?? toS);
    if (a < b) instants.add(a);
    for (let midnight = Math.floor((a + shiftS) / dayS) * dayS; midnight - shiftS < b; midnight += dayS)
      for (const timeS of timesS) {
        const t = midnight + timeS - shiftS;
        if (t >= a && t < b) instants.add(t);
      }
  });
  return [...instants].sort((a, b) => a - b);
}
