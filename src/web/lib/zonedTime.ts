/** Wall clock of an instant in a time zone, as a browser's `datetime-local` field has it: `2020-02-24T06:30`. */
export function wallClock(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/**
 * The instant at which the clocks of a time zone show a wall clock, in UTC. Where they show it twice, at the end of summer
 * time, one of the two; where never, an hour beside it.
 */
export function instantAt(wall: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${wall}:00Z`);
  const offsetMs = (atMs: number) => Date.parse(`${wallClock(new Date(atMs).toISOString(), timeZone)}:00Z`) - atMs;
  const guessMs = asUtcMs - offsetMs(asUtcMs);
  return new Date(asUtcMs - offsetMs(guessMs)).toISOString();
}
