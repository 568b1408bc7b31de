import type { Policy } from '../../policy/schema.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dailySpans } from '../clock.ts';
import { continuousDriving } from './breakCounter.ts';
import type { SpanS } from './duty.ts';
import { dutyLimits } from './dutyLimits.ts';
import { drivenIn24hS, rollingLeftS } from './rolling.ts';

/** What somebody has driven before a trip: seconds of the last 7 days, and the drives of the batch's earlier trips among them. */
export interface PastDriving {
  drivenS: number;
  drives: readonly SpanS[];
}

/** Hours at one entry of a timetable, for the people who drive it. */
export interface StopHours {
  /** Continuous driving on arrival, of the vehicle or of who drove, as the rule set counts. */
  continuousS: number;
  /** On departure: by when the bus must stand or change its driver if it drives on; null where nothing is driven any more. */
  breakDueS: number | null;
  /** By place in the crew. */
  drivers: DriverHours[];
}

export interface DriverHours {
  /** Driving in the 24 h that end on arrival, and in 7 days. */
  last24hS: number;
  last7dS: number;
  /** Driving that the rule set's day leaves him. */
  dayLeftS: number;
}

/** Driving hours at every entry of a timetable: what the plan document and the route sheet show the crew. */
export function stopHours(
  timetable: Timetable,
  past: readonly PastDriving[],
  policy: Policy,
  clock: BatchClock,
): StopHours[] {
  const { entries, crew } = timetable;
  const { hos } = policy;
  const nights = dailySpans(clock, hos.night);
  const curfews = hos.curfew_mode === 'stop' ? dailySpans(clock, hos.curfew) : [];
  const drives = drivesOf(entries);
  const counters = crew.map((driver) =>
    continuousDriving(entries, hos.cont_scope === 'vehicle' ? null : driver, policy, nights),
  );
  const duty = dutyLimits(timetable, policy);

  return entries.map((entry, i): StopHours => {
    const driven = crew.map((driver, place) => {
      const own = drives.filter((drive) => drive.driver === driver && drive.toS <= entry.arriveS);
      return { own, all: [...past[place]!.drives, ...own] };
    });
    const drivers = driven.map(({ own, all }, place): DriverHours => {
      const sinceRestS = total(own.filter(({ fromS }) => fromS >= duty[i]!.begunS));
      const last24hS = drivenIn24hS(all, entry.arriveS);
      const dayS = hos.window === 'between_rests' ? sinceRestS : last24hS;
      const dayLeftS = Math.max(0, hos.max_24h_min * 60 - dayS);
      return { last24hS, last7dS: past[place]!.drivenS + total(own), dayLeftS };
    });
    const placeOf = (driver: number | null) => (driver === null ? 0 : crew.indexOf(driver));
    const next = entries.slice(i + 1).find(({ legDriveS }) => legDriveS > 0);
    const arriving = counters[placeOf(entry.driver)]![i]!.arrivingS;
    if (next === undefined) return { continuousS: arriving, breakDueS: null, drivers };
    const place = placeOf(next.driver);
    const dayLeftS =
      hos.window === 'rolling'
        ? rollingLeftS(driven[place]!.all, entry.departS, hos.max_24h_min * 60)
        : drivers[place]!.dayLeftS;
    const dueS = Math.min(
      continuousDueS(entry.departS, counters[place]![i]!.leavingS, hos, nights),
      entry.departS + dayLeftS,
      duty[i]!.driveUntilS,
      nextBegin(curfews, entry.departS),
    );
    return { continuousS: arriving, breakDueS: dueS, drivers };
  });
}

type DriverDrive = SpanS & { driver: number };

function drivesOf(entries: readonly TimetableEntry[]): DriverDrive[] {
  return entries.flatMap(({ legDriveS, driver }, i) => {
    if (legDriveS === 0 || driver === null) return [];
    const fromS = entries[i - 1]!.departS;
    return [{ driver, fromS, toS: fromS + legDriveS }];
  });
}

/**
 * When continuous driving ends for a bus that leaves at `t` with so much on the counter: at the day's limit, or at the
 * instant of a night at which the whole counter reaches the night's limit, whichever comes first.
 */
function continuousDueS(t: number, continuousS: number, hos: Policy['hos'], nights: readonly SpanS[]): number {
  const dueByDayS = t + hos.cont_day_min * 60 - continuousS;
  const dueByNightS = t + hos.cont_night_min * 60 - continuousS;
  for (const night of nights) {
    const dueS = Math.max(t, night.fromS, dueByNightS);
    if (dueS < night.toS) return Math.min(dueS, dueByDayS);
  }
  return dueByDayS;
}

/** When the next of these spans begins, counted from inside one as now; Infinity where none is left. */
function nextBegin(spans: readonly SpanS[], t: number): number {
  const next = spans.find(({ toS }) => toS > t);
  return next === undefined ? Number.POSITIVE_INFINITY : Math.max(t, next.fromS);
}

function total(spans: readonly SpanS[]): number {
  return spans.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
}
