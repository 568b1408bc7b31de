import { localInstant, offsetMs } from '../../../src/checker/clock.ts';
import type { LocalTime } from '../../../src/schedule/localTime.ts';

/** A service date somewhere. */
export interface Place {
  date: string;
  timeZone: string;
}

/** Ordinary days, and days on and around which clocks are changed: by an hour, and by half an hour. */
export const places: readonly Place[] = [
  { date: '2020-02-24', timeZone: 'Asia/Shanghai' },
  { date: '2024-05-20', timeZone: 'Asia/Tokyo' },
  { date: '2024-06-03', timeZone: 'Asia/Kathmandu' },
  ...['2024-03-30', '2024-03-31', '2024-04-01', '2024-10-26', '2024-10-27', '2024-10-28'].map((date) => ({
    date,
    timeZone: 'Europe/Berlin',
  })),
  ...['2024-03-09', '2024-03-10', '2024-11-02', '2024-11-03'].map((date) => ({ date, timeZone: 'America/New_York' })),
  { date: '2024-04-07', timeZone: 'Australia/Lord_Howe' },
];

/** Midnight of the service date. */
export function midnightMs({ date, timeZone }: Place): number {
  return localInstant(date, '00:00', timeZone);
}

/** The clock changes near a date as the engine wants them, found hour by hour. */
export function localTimeOf(place: Place): LocalTime {
  const zeroMs = midnightMs(place);
  const base = offsetMs(zeroMs, place.timeZone);
  const stepMs = 900_000;
  const shifts: { fromS: number; shiftS: number }[] = [];
  const fromMs = zeroMs - 5 * 86_400_000;
  let before = offsetMs(fromMs, place.timeZone);
  if (before !== base) shifts.push({ fromS: -1e9, shiftS: (before - base) / 1000 });
  for (let atMs = fromMs; atMs < zeroMs + 7 * 86_400_000; atMs += stepMs) {
    const offset = offsetMs(atMs, place.timeZone);
    if (offset !== before) shifts.push({ fromS: (atMs - zeroMs) / 1000, shiftS: (offset - base) / 1000 });
    before = offset;
  }
  return { shifts };
}
