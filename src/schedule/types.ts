import type { SoftRule } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';

/**
 * Input and output of the timetable engine. Times are integer seconds since local midnight of the service date
 * (negative: the day before); distances metres.
 */

export interface TimetableStop {
  kind: 'depot' | 'pickup' | 'dropoff';
  /** Work at the stop: boarding or alighting. 0 at depots. */
  dwellS: number;
  /** Hours between which the whole dwell must lie; null is any hour. */
  windowS: readonly DayWindow[] | null;
}

/** A span on the timetable's clock, not on a clock face. */
export interface DayWindow {
  fromS: number;
  toS: number;
}

/** The drive from stop i to stop i + 1. */
export interface TimetableLeg {
  distanceM: number;
  /** Pure driving if all by day. */
  driveS: number;
  /** Pure driving if all at night. */
  nightDriveS: number;
  motorwayPct: number;
}

/** A depot, pick-ups, drop-offs, the depot again; `legs.length === stops.length - 1`. */
export interface TimetableRequest {
  stops: readonly TimetableStop[];
  legs: readonly TimetableLeg[];
  /** Drivers that may be used, at most. */
  maxDrivers: number;
  /** Minutes already driven in the last 7 days, by driver; missing entries are 0. */
  drivenLast7dMin: readonly number[];
  /** Minutes driven in the last 14 days, where a rule set sums them; at least those of the last 7. */
  drivenLast14dMin?: readonly number[];
  /** Earliest departure from the depot. */
  earliestStartS: number;
  /** The bus's own day price, for choosing between timetables of different length. */
  costDayCny: number;
  /** True where no time is taken for soft rules; what is missed says so. */
  lawAlone?: boolean;
}

export type TimetableEntryKind = 'depot' | 'pickup' | 'dropoff' | 'rest' | 'curfew' | 'overnight' | 'handover';

export interface TimetableEntry {
  kind: TimetableEntryKind;
  /** Index into the request's stops; null for stands on the way. */
  stop: number | null;
  /** For stands: which leg it lies on, and how far along by distance (0–1); at 1 it stands at the next stop's door. */
  leg: number | null;
  along: number;
  arriveS: number;
  departS: number;
  /** Of the drive that reaches this entry. */
  legDistanceM: number;
  legDriveS: number;
  /** Who drove it, 0-based; null for the first entry. */
  driver: number | null;
}

export interface Timetable {
  lawful: true;
  drivers: number;
  /** Who is aboard, by place in the request's `drivenLast7dMin`: those with the most hours left, ties in the request's order. */
  crew: number[];
  entries: TimetableEntry[];
  startS: number;
  endS: number;
  /** Begun periods of 24 h between start and end. */
  days: number;
  /** How many times 02:00 lies between start and end. */
  nights: number;
  loadedDriveS: number;
  loadedElapsedS: number;
  /** Soft rules that it does not keep. */
  soft: SoftBreach[];
}

/** A rule that no timetable is refused for, and by how much a timetable misses it. */
export interface SoftBreach {
  rule: SoftRule;
  /** In the rule's unit. */
  limit: number;
  actual: number;
  /**
   * Why it is missed: keeping it would take longer; it would cost another day, night or driver; the rules leave no room for it; the
   * bus comes with no more drivers; nobody of the depot is free for so long.
   */
  reason: 'time' | 'cost' | 'law' | 'drivers' | 'crew';
}

/** Why no timetable exists: the rule that stands in the way, with limit and actual value in the rule's unit. */
export interface TimetableRefusal {
  lawful: false;
  /** For example `hos.max_24h_min`, `limits.loadedDriveS`, `trip.pickup_hours`, `receive_window`, `horizon`. */
  rule: string;
  limit: number | string;
  actual: number | string;
  text: Bilingual;
}

export type TimetableResult = Timetable | TimetableRefusal;
