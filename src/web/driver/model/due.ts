import type { DriverRun } from '../../../contract/driverTrip.ts';
import type { Progress } from './progress.ts';

const minuteMs = 60_000;

/** What is due on the road. */
export interface Dues {
  /** By when the bus must stand or change its driver (driving-hours rule of the plan); null while it stands, or nothing is due. */
  breakMs: number | null;
  /** By when people should get out and the bus be aired (health practice of the policy); null while the bus stands. */
  healthStopMs: number | null;
}

/** Counted from when the bus really left, not from when it should have. */
export function duesOf({ stops, rules }: DriverRun, { stop, isStanding, sinceMs, isOver }: Progress): Dues {
  const left = stops[stop - 1];
  if (isStanding || isOver || sinceMs === null || left === undefined) return { breakMs: null, healthStopMs: null };
  const breakDueAt = left.hours?.breakDueAt ?? null;
  const isLoaded = stops.slice(0, stop).some(({ board }) => board.length > 0) && stops.slice(stop).some(alights);
  return {
    breakMs: breakDueAt === null ? null : sinceMs + Date.parse(breakDueAt) - Date.parse(left.departAt),
    healthStopMs: isLoaded ? sinceMs + rules.healthStopEveryMin * minuteMs : null,
  };
}

const alights = ({ alight }: DriverRun['stops'][number]) => alight.length > 0;

/**
 * From when somebody who is not there may be told a no-show: when the bus has waited as long as the policy has it wait, from its
 * arrival or the planned one, whichever was later. Null while the bus is not at his stop.
 */
export function noShowFromMs({ stops, rules }: DriverRun, progress: Progress, boardStop: number): number | null {
  const stop = stops[boardStop];
  if (stop === undefined || progress.stop < boardStop) return null;
  // the bus has left without him: it has waited as long as it did
  if (progress.stop > boardStop) return 0;
  if (!progress.isStanding || progress.sinceMs === null) return null;
  return Math.max(progress.sinceMs, Date.parse(stop.arriveAt)) + rules.maxWaitMin * minuteMs;
}
