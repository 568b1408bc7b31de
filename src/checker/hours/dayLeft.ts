import { addDays, dayMs, localDate, localInstant, type Span } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { DutyCounter } from './dutyCounter.ts';
import { drivenMs, firstOver } from './rolling.ts';

const minuteMs = 60_000;
/** Longer than any day's driving that a rule set bounds. */
const aheadMs = 2 * dayMs;
const daysAhead = 3;

/** What somebody has driven up to an instant, in order, and his duty then. */
export interface Driven {
  atMs: number;
  drives: readonly Span[];
  duty: DutyCounter;
}

type Rules = Pick<CheckContext, 'policy' | 'raw'>;

/** His driving in what the rule set calls a day: the last 24 h, the calendar day of the place, or since the daily rest. */
export function drivenTodayMs({ policy, raw }: Rules, { atMs, drives, duty }: Driven): number {
  const { window } = policy.hos;
  if (window === 'between_rests') return duty.drivenMs;
  const fromMs =
    window === 'rolling' ? atMs - dayMs : localInstant(localDate(atMs, raw.timeZone), '00:00', raw.timeZone);
  return drivenMs(drives, { fromMs, toMs: atMs });
}

/** The last instant up to which he may drive on without a pause as far as the day is concerned; old driving drops out meanwhile, or midnight comes. */
export function dayLastsMs(rules: Rules, driven: Driven): number {
  const { window, max_24h_min } = rules.policy.hos;
  const { atMs, drives } = driven;
  const limitMs = max_24h_min * minuteMs;
  if (window === 'between_rests') return Math.max(atMs, atMs + limitMs - driven.duty.drivenMs);
  if (window === 'rolling') {
    const over = firstOver([...drives, { fromMs: atMs, toMs: atMs + aheadMs }], limitMs);
    return over === null ? Number.POSITIVE_INFINITY : Math.max(atMs, over.atMs);
  }
  const { timeZone } = rules.raw;
  const today = localDate(atMs, timeZone);
  for (let day = 0; day < daysAhead; day += 1) {
    const fromMs = localInstant(addDays(today, day), '00:00', timeZone);
    const toMs = localInstant(addDays(today, day + 1), '00:00', timeZone);
    const leftMs = limitMs - drivenMs(drives, { fromMs, toMs });
    const lastsMs = Math.max(atMs, fromMs) + Math.max(0, leftMs);
    if (lastsMs < toMs) return lastsMs;
  }
  return Number.POSITIVE_INFINITY;
}
