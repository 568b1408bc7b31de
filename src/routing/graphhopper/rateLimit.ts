/**
 * Milliseconds to wait as a reply's headers ask: `Retry-After` (seconds or a date), else GraphHopper's own
 * `X-RateLimit-Reset` (seconds until credits come back) where none remain. Null where nothing is asked.
 */
export function askedDelayMs(status: number, headers: Headers, nowMs: number): number | null {
  const limited = status === 429;
  const retryAfter = limited || status === 503 ? headers.get('retry-after') : null;
  if (retryAfter !== null) {
    const seconds = Number(retryAfter);
    const delayMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - nowMs;
    if (Number.isFinite(delayMs)) return Math.max(0, delayMs);
  }
  const remaining = headers.get('x-ratelimit-remaining');
  const reset = headers.get('x-ratelimit-reset');
  const exhausted = limited || (remaining !== null && Number(remaining) <= 0);
  if (!exhausted || reset === null || !Number.isFinite(Number(reset))) return null;
  return Math.max(0, Number(reset) * 1000);
}

/** Exponential back-off with full jitter (Brooker 2015): anything up to base × 2^attempt. */
export function backOffMs(attempt: number, random: () => number, baseMs = 250, mostMs = 8000): number {
  return random() * Math.min(mostMs, baseMs * 2 ** attempt);
}
