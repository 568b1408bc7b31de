import type { Policy } from '../../policy/schema.ts';
import { timelineChoice } from '../../schedule/route.ts';
import { rulesOf } from '../../schedule/rules.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dailySpans } from '../clock.ts';
import { continuousDriving } from './breakCounter.ts';
import type { SpanS } from './duty.ts';
import { dutyLimits } from './dutyLimits.ts';
import { drivenIn, rollingLeftS } from './rolling.ts';

const dayS = 86_400;

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
  /** Driving up to arrival in what the rule set calls a day (any 24 h, a calendar day, since the daily rest), and in 7 days. */
  dayS: number;
  last7dS: number;
  /** How long he may drive on as far as the day is concerned. */
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
  const closed = closedHours(timetable, policy, clock);
  const drives = drivesOf(entries);
  const counters = crew.map((driver) =>
    continuousDriving(entries, hos.cont_scope === 'vehicle' ? null : driver, policy, nights),
  );
  const duty = dutyLimits(timetable, policy);
  const midnights = dailySpans(clock, ['00:00', '24:00']);

  return entries.map((entry, i): StopHours => {
    const driven = crew.map((driver, place) => {
      const own = drives.filter((drive) => drive.driver === driver && drive.toS <= entry.arriveS);
      return { own, all: [...past[place]!.drives, ...own] };
    });
    const drivers = driven.map(({ own, all }, place): DriverHours => {
      const day = dayFrom(hos.window, entry.arriveS, duty[i]!.arrivingS, midnights);
      const dayS = drivenIn(all, day, entry.arriveS);
      return { dayS, last7dS: past[place]!.drivenS + total(own), dayLeftS: dayLeftS(all, entry.arriveS, dayS, hos) };
    });
    const placeOf = (driver: number | null) => (driver === null ? 0 : crew.indexOf(driver));
    const next = entries.slice(i + 1).find(({ legDriveS }) => legDriveS > 0);
    const arriving = counters[placeOf(entry.driver)]![i]!.arrivingS;
    if (next === undefined) return { continuousS: arriving, breakDueS: null, drivers };
    const place = placeOf(next.driver);
    const dayAfterS = drivenIn(
      driven[place]!.all,
      dayFrom(hos.window, entry.departS, duty[i]!.leavingS, midnights),
      entry.departS,
    );
    const dueS = Math.min(
      continuousDueS(entry.departS, counters[place]![i]!.leavingS, hos, nights),
      entry.departS + dayLeftS(driven[place]!.all, entry.departS, dayAfterS, hos),
      duty[i]!.driveUntilS,
      ...closed.map((spans) => nextBegin(spans, entry.departS)),
    );
    return { continuousS: arriving, breakDueS: dueS, drivers };
  });
}

/** The hours in which this trip may not drive at all: the curfew, which spares short trips, and those of a crew of one on a long run. */
function closedHours({ entries, crew }: Timetable, policy: Policy, clock: BatchClock): (readonly SpanS[])[] {
  const { hos } = policy;
  const first = entries.findIndex(({ kind }) => kind === 'pickup');
  const last = entries.findLastIndex(({ kind }) => kind === 'dropoff');
  const runs = { outM: metres(entries.slice(0, first + 1)), loadedM: metres(entries.slice(first + 1, last + 1)) };
  const choice = timelineChoice(runs, rulesOf(policy), crew.length);
  return [
    ...(choice.curfew && hos.curfew_mode === 'stop' ? [dailySpans(clock, hos.curfew)] : []),
    ...(choice.closedAtNight ? [dailySpans(clock, hos.second_driver_night)] : []),
  ];
}

function metres(entries: readonly TimetableEntry[]): number {
  return entries.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
}

/** Since when the driving of a day counts. */
function dayFrom(window: Policy['hos']['window'], t: number, dutyFromS: number, days: readonly SpanS[]): number {
  if (window === 'rolling') return t - dayS;
  if (window === 'between_rests') return dutyFromS;
  return days.find(({ toS }) => toS > t)?.fromS ?? t;
}

/** What the day leaves: in a rolling window old driving drops out on the way. */
function dayLeftS(drives: readonly SpanS[], t: number, drivenS: number, hos: Policy['hos']): number {
  const limitS = hos.max_24h_min * 60;
  return hos.window === 'rolling' ? Math.min(limitS, rollingLeftS(drives, t, limitS)) : Math.max(0, limitS - drivenS);
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
