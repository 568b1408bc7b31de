/**
 * What time it is for a journey: what the server said, and what has passed since. A machine whose clock is wrong tells right times so, and a
 * demo's people go on in their own time.
 *
 * @param readAtMs when the page heard the server's `now`, by its own clock
 */
export function journeyNow(now: string, readAtMs: number, hereMs = Date.now()): string {
  return new Date(Date.parse(now) + Math.max(0, hereMs - readAtMs)).toISOString();
}
