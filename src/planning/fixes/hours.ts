const dayMin = 24 * 60;

/** Hours of a day, `HH:MM` to `HH:MM`; they may pass midnight. */
export type Hours = [string, string];

/** The hours begun `amount` minutes earlier or ended so much later. */
export function widened([from, to]: Hours, amount: number, side: 'earlier' | 'later'): Hours {
  return side === 'earlier' ? [timeText(minutesOf(from) - amount), to] : [from, timeText(minutesOf(to) + amount)];
}

/** How many minutes of the day hours leave open; widened by fewer, they do not meet themselves. */
export function closedMin([from, to]: Hours): number {
  const open = (minutesOf(to) - minutesOf(from) + dayMin) % dayMin;
  return open === 0 ? 0 : dayMin - open;
}

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function timeText(minutes: number): string {
  const inDay = ((minutes % dayMin) + dayMin) % dayMin;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
