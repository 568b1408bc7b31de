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

/** The instant of a local date and time of day (`HH:MM`, 24:00 is the end of the day). */
export function localInstant(date: string, time: string, timeZone: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  const wallMs = Date.parse(`${date}T00:00:00Z`) + (hours! * 60 + minutes!) * 60_000;
  const guessMs = wallMs - offsetMs(wallMs, timeZone);
  return wallMs - offsetMs(guessMs, timeZone);
}

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

/** The hours `from`–`to` of every local day around `date`; hours that pass midnight end on the next day. */
export function dailyHours(from: string, to: string, date: string, timeZone: string): Span[] {
  const spans: Span[] = [];
  for (let day = -4; day <= 5; day += 1) {
    const begin = addDays(date, day);
    const end = to <= from ? addDays(begin, 1) : begin;
    spans.push({ fromMs: localInstant(begin, from, timeZone), toMs: localInstant(end, to, timeZone) });
  }
  return spans;
}

/** Milliseconds that two spans share. */
export function sharedMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));
}

/** Milliseconds of a span that lie in any of the others, which do not overlap each other. */
export function sharedWithMs(span: Span, others: readonly Span[]): number {
  return others.reduce((sum, other) => sum + sharedMs(span, other), 0);
}
