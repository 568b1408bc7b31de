import { TZDate } from '@date-fns/tz';

/** True for a real day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `HH:MM` of a local time of day, also where the hour has one digit; `24:00` is the end of the day. Null where it is none. */
export function parseTimeOfDay(text: string): string | null {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${match[2]}`;
}

/** True where the machine knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Epoch milliseconds of an instant with offset (`2020-02-24T06:30:00+08:00`), or of the midnight that begins a local date in
 * `timeZone`. Null for anything else; an instant without offset is none, because it would be a guess.
 */
export function parseInstantOrDate(text: string, timeZone: string): number | null {
  if (isLocalDate(text)) {
    const [year, month, day] = text.split('-').map(Number) as [number, number, number];
    return new TZDate(year, month - 1, day, timeZone).getTime();
  }
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  if (match === null || !isLocalDate(match[1]!)) return null;
  return Date.parse(text.replace(' ', 'T'));
}

/** The instant as ISO 8601 with the offset of `timeZone`, which `parseInstantOrDate` reads back exactly. */
export function formatInstant(instantMs: number, timeZone: string): string {
  return new TZDate(instantMs, timeZone).toISOString();
}
