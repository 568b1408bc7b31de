import { TZDate } from '@date-fns/tz';
import { instantOfWall, type LocalTime } from '../schedule/localTime.ts';
import { zoneOffsetMin } from './zoneOffset.ts';

/**
 * The batch's clock. The planner counts the seconds that pass from local midnight of the service date; the plan document has
 * instants with offset.
 */
export interface BatchClock {
  midnightMs: number;
  timeZone: string;
  /** Changes to and from daylight saving near the service date. */
  local: LocalTime;
}

/** Changes are looked for so many days around the service date; the engine looks no further. */
const daysAround = 20;

export function batchClock(serviceDate: string, timeZone: string): BatchClock {
  const [year, month, day] = serviceDate.split('-').map(Number) as [number, number, number];
  const midnightMs = new TZDate(year, month - 1, day, timeZone).getTime();
  const shiftAt = (secondS: number) =>
    60 * (new TZDate(midnightMs, timeZone).getTimezoneOffset() - offsetAt(midnightMs + secondS * 1000, timeZone));
  const shifts: { fromS: number; shiftS: number }[] = [];
  for (let atS = -daysAround * dayS; atS < daysAround * dayS; atS += dayS) {
    const shiftS = shiftAt(atS + dayS);
    if (shiftS !== shiftAt(atS)) shifts.push({ fromS: changeBetween(atS, atS + dayS, shiftAt), shiftS });
  }
  return { midnightMs, timeZone, local: { shifts: withStart(shifts, shiftAt(-daysAround * dayS)) } };
}

/** Clocks that show something else before the first change than on the service date say so from the beginning. */
function withStart(shifts: { fromS: number; shiftS: number }[], firstShiftS: number) {
  return firstShiftS === 0 ? shifts : [{ fromS: -daysAround * dayS, shiftS: firstShiftS }, ...shifts];
}

/** Minutes that UTC is ahead of local clocks. */
function offsetAt(epochMs: number, timeZone: string): number {
  return new TZDate(epochMs, timeZone).getTimezoneOffset();
}

/** The first second after `fromS` with the shift of `toS`. */
function changeBetween(fromS: number, toS: number, shiftAt: (secondS: number) => number): number {
  const after = shiftAt(toS);
  let before = fromS;
  let change = toS;
  while (change - before > 1) {
    const middle = Math.floor((before + change) / 2);
    if (shiftAt(middle) === after) change = middle;
    else before = middle;
  }
  return change;
}

/** ISO 8601 with offset, whole seconds: `2020-02-24T06:30:00+08:00`. */
export function instantAt({ midnightMs, timeZone }: BatchClock, secondS: number): string {
  return isoInstant(midnightMs + secondS * 1000, timeZone);
}

/** The same of an instant. */
export function isoInstant(epochMs: number, timeZone: string): string {
  const offsetMin = zoneOffsetMin(timeZone, epochMs);
  const [hours, minutes] = [Math.floor(Math.abs(offsetMin) / 60), Math.abs(offsetMin) % 60];
  return `${wallText(epochMs, offsetMin).slice(0, 19)}${offsetMin < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** Local date of a second on the batch's clock, `YYYY-MM-DD`. */
export function dateAt({ midnightMs, timeZone }: BatchClock, secondS: number): string {
  const epochMs = midnightMs + secondS * 1000;
  return wallText(epochMs, zoneOffsetMin(timeZone, epochMs)).slice(0, 10);
}

/** What clocks show that are ahead of UTC by so much: `2020-02-24T06:30:00.000Z`, the Z aside. */
function wallText(epochMs: number, offsetMin: number): string {
  return new Date(epochMs + offsetMin * 60_000).toISOString();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const minuteS = 60;
const dayS = 86_400;

/** A bus may leave its depot so long before the service date begins (formats.md §1). */
export const earliestStartS = -36 * 3600;

/**
 * The hours of a company on the batch's clock: every day that a batch can touch. Hours that pass midnight (22:00–06:00)
 * give one window a night.
 */
export function receptionWindows(
  { local }: Pick<BatchClock, 'local'>,
  from: string | null,
  to: string | null,
): { fromS: number; toS: number }[] | null {
  if (from === null || to === null) return null;
  const fromS = secondsOf(from);
  const toS = secondsOf(to);
  const lengthS = toS > fromS ? toS - fromS : toS - fromS + dayS;
  return [-1, 0, 1, 2].map((day) => ({
    fromS: instantOfWall(local, day * dayS + fromS),
    toS: instantOfWall(local, day * dayS + fromS + lengthS),
  }));
}

function secondsOf(timeOfDay: string): number {
  const [hours, minutes] = timeOfDay.split(':');
  return Number(hours) * 60 * minuteS + Number(minutes) * minuteS;
}

/** Every trip asks for the nights of its batch, and reading them off the clocks takes a millisecond. */
const spansKnown = new Map<string, readonly { fromS: number; toS: number }[]>();
const mostSpansKnown = 100;

/**
 * The hours `from`–`to` of every local day that a batch can touch, in order; hours that pass midnight end on the next day.
 * Read off the clocks of the place, so that a change to summer time lies in them. Equal ends are no hours at all.
 */
export function dailySpans(
  { midnightMs, timeZone }: BatchClock,
  [from, to]: readonly [string, string],
): readonly { fromS: number; toS: number }[] {
  if (from === to) return [];
  const key = `${timeZone} ${midnightMs} ${from} ${to}`;
  const known = spansKnown.get(key);
  if (known !== undefined) return known;
  const midnight = new TZDate(midnightMs, timeZone);
  const at = (day: number, time: string) => {
    const date = midnight.getDate() + day;
    const local = new TZDate(midnight.getFullYear(), midnight.getMonth(), date, 0, 0, secondsOf(time), timeZone);
    return (local.getTime() - midnightMs) / 1000;
  };
  const passes = to < from ? 1 : 0;
  const spans = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((day) => ({ fromS: at(day, from), toS: at(day + passes, to) }));
  if (spansKnown.size >= mostSpansKnown) spansKnown.clear();
  spansKnown.set(key, spans);
  return spans;
}
