/** Local time of a zone without a library of the planner's: instants are epoch milliseconds. */

/** A span of instants, `fromMs` included, `toMs` excluded. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** True for a name of the IANA time zone database. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** How far local time is ahead of UTC at an instant, ms. */
export function offsetMs(atMs: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part;
  const wholeMs = Math.floor(atMs / 1000) * 1000;
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - wholeMs;
}

/**
 * The first instant at which local clocks show a date and time of day (`HH:MM`, 24:00 is the end of the day). A time that comes
 * twice is its first coming, a time that clocks skip the instant at which they do.
 */
export function localInstant(date: string, time: string, timeZone: string): number {
  const wallMs = Date.parse(`${date}T00:00:00Z`) + timeOfDayMs(time);
  const guesses = [wallMs - dayMs, wallMs + dayMs].map((nearMs) => wallMs - offsetMs(nearMs, timeZone));
  const [earlier, later] = [Math.min(...guesses), Math.max(...guesses)];
  for (const atMs of [earlier, later]) if (atMs + offsetMs(atMs, timeZone) === wallMs) return atMs;
  return offsetChange(earlier, later, timeZone);
}

/** When the offset of a zone becomes that of `toMs`, to the second; it changes once in between. */
function offsetChange(fromMs: number, toMs: number, timeZone: string): number {
  const after = offsetMs(toMs, timeZone);
  let [before, since] = [fromMs, toMs];
  while (since - before > 1000) {
    const middleMs = Math.floor((before + since) / 2000) * 1000;
    if (offsetMs(middleMs, timeZone) === after) since = middleMs;
    else before = middleMs;
  }
  return since;
}

/** A time during which local clocks are not changed. */
interface SteadyPeriod extends Span {
  offsetMs: number;
}

const periodsKnown = new Map<string, SteadyPeriod[]>();

/** The days around a date, cut where local clocks are changed. */
function steadyPeriods(date: string, timeZone: string): SteadyPeriod[] {
  const key = `${date} ${timeZone}`;
  const known = periodsKnown.get(key);
  if (known) return known;
  const middleMs = Date.parse(`${date}T00:00:00Z`);
  const periods: SteadyPeriod[] = [];
  for (let day = -daysAround; day < daysAround; day += 1) {
    const [fromMs, toMs] = [middleMs + day * dayMs, middleMs + (day + 1) * dayMs];
    const [first, last] = [offsetMs(fromMs, timeZone), offsetMs(toMs, timeZone)];
    const changeMs = first === last ? toMs : offsetChange(fromMs, toMs, timeZone);
    periods.push({ fromMs, toMs: changeMs, offsetMs: first });
    if (changeMs < toMs) periods.push({ fromMs: changeMs, toMs, offsetMs: last });
  }
  periodsKnown.set(key, periods);
  return periods;
}

const daysAround = 7;

/** Local date of an instant. */
export function localDate(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 10);
}

/** The date `days` later (earlier where negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** ISO 8601 with the zone's offset, to the second. */
export function isoLocal(atMs: number, timeZone: string): string {
  const aheadMs = offsetMs(atMs, timeZone);
  const minutes = Math.abs(aheadMs) / 60_000;
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const offset = `${aheadMs < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
  return new Date(atMs + aheadMs).toISOString().slice(0, 19) + offset;
}

/**
 * When local clocks show a time from `from` to `to` on the days around `date`; hours that pass midnight end on the next day. What clocks
 * skip is not there, what they show twice counts twice.
 */
export function dailyHours(from: string, to: string, date: string, timeZone: string): Span[] {
  const spans: Span[] = [];
  for (const period of steadyPeriods(date, timeZone)) {
    const firstMs = Math.floor((period.fromMs + period.offsetMs) / dayMs) * dayMs - dayMs;
    for (let midnightMs = firstMs; midnightMs - period.offsetMs < period.toMs; midnightMs += dayMs) {
      const beginMs = midnightMs + timeOfDayMs(from);
      const endMs = midnightMs + timeOfDayMs(to) + (to <= from ? dayMs : 0);
      const fromMs = Math.max(period.fromMs, beginMs - period.offsetMs);
      const toMs = Math.min(period.toMs, endMs - period.offsetMs);
      if (fromMs < toMs) spans.push({ fromMs, toMs });
    }
  }
  return merged(spans);
}

function timeOfDayMs(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
}

/** Spans in order, those that touch or overlap made one. */
function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = whole.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else whole.push({ ...span });
  }
  return whole;
}

/** Milliseconds that two spans share. */
export function sharedMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));
}

/** Milliseconds of a span that lie in any of the others, which do not overlap each other. */
export function sharedWithMs(span: Span, others: readonly Span[]): number {
  return others.reduce((sum, other) => sum + sharedMs(span, other), 0);
}
