import type { Locale } from '../contract/text.ts';

/** An instant on the wall clock of a place. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `MM-DD`, for columns where the year is known. */
  day: string;
  /** `HH:MM`, 24 hours. */
  time: string;
}

/** Reads instants (ISO 8601 with offset) as local times of `timeZone`; seconds are cut off. Throws RangeError on an unknown zone. */
export function localClock(timeZone: string): (instant: string) => LocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const day = `${parts.month}-${parts.day}`;
    return { date: `${parts.year}-${day}`, day, time: `${parts.hour}:${parts.minute}` };
  };
}

/** `128.4 km`; from 1000 m on one decimal is kept because limits are compared at that grain. */
export function kmText(distanceM: number): string {
  return `${(distanceM / 1000).toFixed(1)} km`;
}

/** `3:20`: hours and minutes, rounded to the nearest minute. */
export function hoursMinutes(durationS: number): string {
  const minutes = Math.round(durationS / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `102 分` / `102 min`. */
export function minutesText(durationS: number, locale: Locale): string {
  return `${Math.round(durationS / 60)} ${locale === 'en' ? 'min' : '分'}`;
}

/** Minutes of policy as hours: `4`, `2.5`. */
export function hoursOf(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** `12,345.67`: yuan with two decimals. */
export function cnyText(costCny: number): string {
  return costCny.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
