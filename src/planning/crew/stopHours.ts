import type { Policy } from '../../policy/schema.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dailySpans } from '../clock.ts';
import { continuousDriving } from './breakCounter.ts';
import { closedHours } from './closedHours.ts';
import { continuousDueS } from './continuousDue.ts';
import { dwellS, type SpanS } from './duty.ts';
import { dutyLimits } from './dutyLimits.ts';
import { drivenIn, rollingLeftS } from './rolling.ts';

const dayS = 86_400;

/** What somebody has done before a trip; seconds. */
export interface PastDriving {
  /** What the sums of 7 and 14 days count of it (`week_counts`: driving, or time on duty). */
  weekS: number;
  fortnightS: number;
  /** Drives of the batch's earlier trips. */
  drives: readonly SpanS[];
}

/** Hours at one entry of a timetable, for the people who drive it. */
export interface StopHours {
  /** Continuous driving on arrival, of the vehicle or of who drove, as the rule set counts. */
  continuousS: number;
  /** How long could be driven on from arrival without a break, by day's and night's limit. */
  continuousLeftS: number;
  /** On departure: by when the bus must stand or change its driver if it drives on, by any rule; null where nothing is driven any more. */
  breakDueS: number | null;
  /** By place in the crew. */
  drivers: DriverHours[];
}

export interface DriverHours {
  /** Driving up to arrival in what the rule set calls a day (any 24 h, a calendar day, since the daily rest), and what its sum of 7 days counts. */
  dayS: number;
  last7dS: number;
  /** How long he may drive on as far as the day is concerned, and as far as the sums of 7 and 14 days are. */
  dayLeftS: number;
  weekLeftS: number;
}

/**
 * Driving hours at every entry of a timetable: what the plan document and the route sheet show the crew (contract/plan.ts has what they mean).
 * @param isMotorway whether the drive that reaches an entry is one on a motorway
 */
export function stopHours(
  timetable: Timetable,
  past: readonly PastDriving[],
  policy: Policy,
  clock: BatchClock,
  isMotorway: (entry: number) => boolean,
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
  let workS = 0;

  return entries.map((entry, i): StopHours => {
    workS += entry.legDriveS;
    const arrivingWorkS = workS;
    workS += dwellS(entry);
    const leavingWorkS = workS;
    const driven = crew.map((driver, place) => {
      const own = drives.filter((drive) => drive.driver === driver && drive.toS <= entry.arriveS);
      return { ownS: total(own), all: [...past[place]!.drives, ...own] };
    });
    const tripS = (place: number, onDutyS: number) => (hos.week_counts === 'driving' ? driven[place]!.ownS : onDutyS);
    const drivers = driven.map(({ all }, place): DriverHours => {
      const day = dayFrom(hos.window, entry.arriveS, duty[i]!.arrivingS, midnights);
      const drivenS = drivenIn(all, day, entry.arriveS);
      const weekS = tripS(place, arrivingWorkS);
      return {
        dayS: drivenS,
        last7dS: past[place]!.weekS + weekS,
        dayLeftS: dayLeftS(all, entry.arriveS, drivenS, hos),
        weekLeftS: weekLeftS(past[place]!, weekS, hos),
      };
    });
    const placeOf = (driver: number | null) => (driver === null ? 0 : crew.indexOf(driver));
    const next = entries.findIndex(({ legDriveS }, k) => k > i && legDriveS > 0);
    const arriving = counters[placeOf(entry.driver)]![i]!.arrivingS;
    const hours = {
      continuousS: arriving,
      continuousLeftS: continuousDueS(entry.arriveS, arriving, hos, nights, false) - entry.arriveS,
      drivers,
    };
    if (next < 0) return { ...hours, breakDueS: null };
    const { departS } = entry;
    const { driver } = entries[next]!;
    const place = placeOf(driver);
    const { all } = driven[place]!;
    const dueS = Math.min(
      continuousDueS(departS, counters[place]![i]!.leavingS, hos, nights, isMotorway(next)),
      dayDueS(all, departS, duty[i]!.leavingS, midnights, hos),
      departS + weekLeftS(past[place]!, tripS(place, leavingWorkS), hos),
      duty[i]!.driveUntilS,
      nextBegin(closed(i, driver ?? 0), departS),
    );
    return { ...hours, breakDueS: Math.max(departS, dueS) };
  });
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

/** When the day's driving is used up by who drives on from `t`; midnight renews a calendar day on the way. */
function dayDueS(
  drives: readonly SpanS[],
  t: number,
  dutyFromS: number,
  days: readonly SpanS[],
  hos: Policy['hos'],
): number {
  const dueS = t + dayLeftS(drives, t, drivenIn(drives, dayFrom(hos.window, t, dutyFromS, days), t), hos);
  if (hos.window !== 'fixed_day') return dueS;
  const midnightS = days.find(({ toS }) => toS > t)?.toS ?? Number.POSITIVE_INFINITY;
  return dueS < midnightS ? dueS : midnightS + hos.max_24h_min * 60;
}

/** What the sums of 7 and 14 days leave after `tripS` of what they count, the less of the two. */
function weekLeftS({ weekS, fortnightS }: PastDriving, tripS: number, hos: Policy['hos']): number {
  const fortnightLeftS = hos.max_14d_min > 0 ? hos.max_14d_min * 60 - fortnightS : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(hos.max_7d_min * 60 - weekS, fortnightLeftS) - tripS);
}

type DriverDrive = SpanS & { driver: number };

function drivesOf(entries: readonly TimetableEntry[]): DriverDrive[] {
  return entries.flatMap(({ legDriveS, driver }, i) => {
    if (legDriveS === 0 || driver === null) return [];
    const fromS = entries[i - 1]!.departS;
    return [{ driver, fromS, toS: fromS + legDriveS }];
  });
}

/** When the next of these spans begins, counted from inside one as now; Infinity where none is left. */
function nextBegin(spans: readonly SpanS[], t: number): number {
  return spans.reduce(
    (soonestS, { fromS, toS }) => (toS > t ? Math.min(soonestS, Math.max(t, fromS)) : soonestS),
    Number.POSITIVE_INFINITY,
  );
}

function total(spans: readonly SpanS[]): number {
  return spans.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
}
