import { localInstant } from '../../../src/checker/clock.ts';
import { batchClock } from '../../../src/planning/clock.ts';
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

/** The clock changes near a date as the planner tells them to the engine. */
export function localTimeOf({ date, timeZone }: Place): LocalTime {
  return batchClock(date, timeZone).local;
}
