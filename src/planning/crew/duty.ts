import type { Policy } from '../../policy/schema.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dateAt } from '../clock.ts';

/** A span on the batch's clock. */
export interface SpanS {
  fromS: number;
  toS: number;
}

/** One place at the wheel of one trip: what a driver takes on, from leaving the depot to being back. */
export interface Duty extends SpanS {
  /** Index of the trip among the requests. */
  trip: number;
  /** Place in the trip's crew. */
  place: number;
  /** Seconds at the wheel, and when; and on duty: driving by anybody aboard, dwell and hand-overs. */
  driveS: number;
  workS: number;
  drives: readonly SpanS[];
  /** Local date on which the trip ends; a licence must last so long. */
  lastDate: string;
  /** Ids of the drivers who alone may take it on, where a crew is locked. */
  only: readonly string[] | null;
}

/** The duties of a trip, one a place in its crew. */
export function dutiesOf(
  timetable: Timetable,
  trip: number,
  clock: BatchClock,
  only: readonly string[] | null = null,
): Duty[] {
  const { startS, endS, crew } = timetable;
  const lastDate = dateAt(clock, endS);
  const workS = timetable.entries.reduce((sum, entry) => sum + entry.legDriveS + dwellS(entry), 0);
  return crew.map((driver, place) => {
    const drives = drivesOf(timetable, driver);
    const driveS = drives.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
    return { trip, place, fromS: startS, toS: endS, driveS, workS, drives, lastDate, only };
  });
}

/** What the sums of 7 and 14 days count of a duty. */
export function countedS({ driveS, workS }: Duty, counts: Policy['hos']['week_counts']): number {
  return counts === 'driving' ? driveS : workS;
}

/** Work at a stop or at a hand-over; stands are rest. */
export function dwellS({ kind, arriveS, departS }: TimetableEntry): number {
  return kind === 'pickup' || kind === 'dropoff' || kind === 'handover' ? departS - arriveS : 0;
}

/** A leg begins when the entry before is left; what an entry waits for stands in entries of its own. */
function drivesOf({ entries }: Timetable, driver: number): SpanS[] {
  return entries.flatMap((entry, i) => {
    if (entry.driver !== driver || entry.legDriveS === 0) return [];
    const fromS = entries[i - 1]!.departS;
    return [{ fromS, toS: fromS + entry.legDriveS }];
  });
}
