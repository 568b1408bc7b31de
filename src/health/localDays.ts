import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** Dates and instants found before: the calendar of a zone is slow, and a stay asks it for the same few days again and again. */
const dates = new Map<string, string>();
const instants = new Map<string, number>();
const rememberedMost = 20_000;

/** Offsets of zones are whole quarters of an hour (since 1972), so that no date begins within one. */
const quarterMs = 900_000;

/** Local date of an instant, `YYYY-MM-DD`. */
export function localDate(atMs: number, timeZone: string): string {
  const key = `${Math.floor(atMs / quarterMs)} ${timeZone}`;
  return remembered(dates, key, () => format(new TZDate(atMs, timeZone), 'yyyy-MM-dd'));
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return remembered(dates, `${date} + ${days}`, () =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10),
  );
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** The instant at which clocks of the zone show a time `HH:MM` of a date; 24:00 is the end of it. */
export function instantOf(date: string, time: string, timeZone: string): number {
  return remembered(instants, `${date} ${time} ${timeZone}`, () => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    return new TZDate(year, month - 1, day, hour, minute, timeZone).getTime();
  });
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= rememberedMost) known.clear();
  const found = find();
  known.set(key, found);
  return found;
}

const dayMs = 86_400_000;
