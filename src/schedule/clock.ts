/** Seconds of a day that no clock change falls into; the days of bus and crew are as long. */
export const dayS = 86_400;

/** The hour whose passing costs the crew a night's lodging (formats.md §2, Objective). */
export const lodgingTimeS = 2 * 3600;

/** Seconds since midnight of `HH:MM`; 24:00 is the end of the day. */
export function timeOfDayS(time: string): number {
  const [hours, minutes] = time.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60;
}

/** Begun periods of 24 h between two instants: ⌈elapsed / 86 400⌉. */
export function daysBegun(startS: number, endS: number): number {
  return Math.ceil((endS - startS) / dayS);
}
