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

/** The browser's own time zone, as the IANA list names it. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
