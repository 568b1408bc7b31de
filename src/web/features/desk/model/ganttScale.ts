import { dayMs, hourMs, minutesOf, offsetMsOf } from './clock.ts';
import type { TripFacts } from './tripFacts.ts';

/** A stretch of time. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** The time that a Gantt chart shows, in local hours. */
export interface GanttScale extends Span {
  /** Offset of local time from UTC. */
  offsetMs: number;
}

/** A line of the axis. */
export interface GanttTick {
  atMs: number;
  /** Hour of the local day, 0–23. */
  hour: number;
  /** Local date `YYYY-MM-DD`. */
  date: string;
}

/** From the first departure to the last arrival, widened to whole hours; null where nothing runs. */
export function ganttScale(trips: readonly Pick<TripFacts, 'fromAt' | 'toAt'>[]): GanttScale | null {
  const running = trips.filter(({ fromAt, toAt }) => fromAt !== '' && toAt !== '');
  if (running.length === 0) return null;
  const offsetMs = offsetMsOf(running[0]!.fromAt);
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { fromAt, toAt } of running) {
    fromMs = Math.min(fromMs, Date.parse(fromAt));
    toMs = Math.max(toMs, Date.parse(toAt));
  }
  return { fromMs: Math.floor(fromMs / hourMs) * hourMs, toMs: Math.ceil(toMs / hourMs) * hourMs, offsetMs };
}

/** Axis lines every `stepH` hours of the local day. */
export function ganttTicks({ fromMs, toMs, offsetMs }: GanttScale, stepH: number): GanttTick[] {
  const step = stepH * hourMs;
  const ticks: GanttTick[] = [];
  for (let local = Math.ceil((fromMs + offsetMs) / step) * step; local - offsetMs <= toMs; local += step) {
    const text = new Date(local).toISOString();
    ticks.push({ atMs: local - offsetMs, hour: Number(text.slice(11, 13)), date: text.slice(0, 10) });
  }
  return ticks;
}

/** Widest step of the axis that still leaves `minPx` pixels between lines. */
export function tickStepH({ fromMs, toMs }: Span, widthPx: number, minPx: number): number {
  const pxPerH = (widthPx * hourMs) / Math.max(hourMs, toMs - fromMs);
  return [1, 2, 3, 6, 12, 24].find((step) => step * pxPerH >= minPx) ?? 24;
}

/** When, within the scale, it is between two times of the local day (over midnight where the second is earlier). */
export function dailyBands({ fromMs, toMs, offsetMs }: GanttScale, [from, to]: readonly [string, string]): Span[] {
  const start = minutesOf(from) * 60_000;
  const length = (minutesOf(to) * 60_000 - start + dayMs) % dayMs;
  const bands: Span[] = [];
  const firstDay = Math.floor((fromMs + offsetMs) / dayMs) - 1;
  for (let day = firstDay; day * dayMs - offsetMs < toMs; day++) {
    const at = day * dayMs + start - offsetMs;
    const band = { fromMs: Math.max(at, fromMs), toMs: Math.min(at + length, toMs) };
    if (band.toMs > band.fromMs) bands.push(band);
  }
  return bands;
}

/** Share of the scale at an instant, 0 to 1. */
export function shareAt({ fromMs, toMs }: Span, atMs: number): number {
  return (atMs - fromMs) / (toMs - fromMs);
}
