/** Milliseconds of an hour and of a day. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Offset from UTC that an ISO instant is written with, in milliseconds; 0 for `Z`. */
export function offsetMsOf(instant: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(instant) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * 60_000);
}

/** Time of day `HH:MM` as the instant is written. */
export function timeOfDay(instant: string): string {
  return instant.slice(11, 16);
}

/** `MM-DD` as the instant is written. */
export function monthDay(instant: string): string {
  return instant.slice(5, 10);
}

/** Whole days between the service date and the local date of an instant; negative before. */
export function dayShift(instant: string, serviceDate: string): number {
  return Math.round((Date.parse(`${instant.slice(0, 10)}T00:00Z`) - Date.parse(`${serviceDate}T00:00Z`)) / dayMs);
}

/** `HH:MM`, with `+1` or `-1` for the day after or before the service date. */
export function clockText(instant: string, serviceDate: string): string {
  const shift = dayShift(instant, serviceDate);
  return shift === 0 ? timeOfDay(instant) : `${timeOfDay(instant)} ${shift > 0 ? '+' : '−'}${Math.abs(shift)}`;
}

/** Minutes after midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
