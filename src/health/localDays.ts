import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** Local date of an instant, `YYYY-MM-DD`. */
export function localDate(atMs: number, timeZone: string): string {
  return format(new TZDate(atMs, timeZone), 'yyyy-MM-dd');
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** The instant at which clocks of the zone show a time `HH:MM` of a date; 24:00 is the end of it. */
export function instantOf(date: string, time: string, timeZone: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return new TZDate(year, month - 1, day, hour, minute, timeZone).getTime();
}

const dayMs = 86_400_000;
