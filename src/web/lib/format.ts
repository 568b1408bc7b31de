import type { Locale } from '../../contract/text.ts';

/** A whole or short number with the language's grouping. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** Metres as kilometres with one decimal. */
export function formatKm(distanceM: number, locale: Locale): string {
  return `${formatNumber(distanceM / 1000, locale, 1)} km`;
}

/** Seconds as hours and minutes, `10:52 h`. */
export function formatHours(durationS: number): string {
  const minutes = Math.round(durationS / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}

/** A file's size in KB or MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${formatNumber(Math.max(1, kilobytes), locale)} KB`
    : `${formatNumber(kilobytes / 1024, locale, 1)} MB`;
}

/** A share of 0 to 1 as percent with one decimal. */
export function formatPercent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** Day and time of an instant, in a time zone of the IANA list; the browser's own where none is given. */
export function formatInstant(instant: string, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));
}

/** Day of the month and time of an instant, short enough for a table. */
export function formatTime(instant: string, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));
}

/** The browser's own time zone, as the IANA list names it. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
