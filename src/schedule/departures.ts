import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { Timeline } from './timeline.ts';

/** Instants between which the first pick-up may begin, both included. */
export interface Opening {
  fromS: number;
  toS: number;
}

/** When the first pick-up may begin: on the service date, its whole dwell within pick-up hours and the stop's own windows. */
export function firstPickupOpenings(route: Route, rules: DrivingRules, timeline: Timeline): Opening[] {
  const dwellS = route.dwellS[1]!;
  const fromS = timeline.instant(0, rules.pickupFromS);
  const toS = timeline.instant(0, rules.pickupToS) - dwellS;
  return (route.windows[1] ?? [{ fromS, toS: toS + dwellS }])
    .map((window) => ({ fromS: Math.max(fromS, window.fromS), toS: Math.min(toS, window.toS - dwellS) }))
    .filter((opening) => opening.fromS <= opening.toS);
}

/** Both ends of every opening and the multiples of `stepS` within, ascending, each once. */
export function gridOf(openings: readonly Opening[], stepS: number): number[] {
  const instants = new Set<number>();
  for (const { fromS, toS } of openings) {
    instants.add(fromS);
    for (let at = Math.ceil(fromS / stepS) * stepS; at < toS; at += stepS) instants.add(at);
    instants.add(toS);
  }
  return [...instants].sort((a, b) => a - b);
}

/** Where to look for the latest instant. */
export interface Bracket {
  lowest: number;
  highest: number;
  /** Tried first. */
  hint: number;
  /** True to take the first instant that meets the target, false to go on to the very latest. */
  anyGood: boolean;
}

/**
 * The latest integer at which `value`, which never falls, is at most `target`; null where even `lowest` is too late.
 * Steps by the miss first (exact where the slope is 1), then interpolates, and halves where that gains too little.
 */
export function latestWithin(value: (at: number) => number, target: number, bracket: Bracket): number | null {
  const { lowest, highest, anyGood } = bracket;
  if (highest < lowest) return null;
  let good = lowest - 1;
  let goodBy = 0;
  let late = highest + 1;
  let lateBy = Number.POSITIVE_INFINITY;
  let at = Math.min(highest, Math.max(lowest, bracket.hint));
  let stepS = 1;
  let probeS = 1;
  let halve = false;
  for (;;) {
    const width = late - good;
    const miss = value(at) - target;
    if (miss <= 0) {
      good = at;
      goodBy = -miss;
      if (anyGood) return good;
    } else {
      late = at;
      lateBy = miss;
    }
    if (late - good <= 1) return good < lowest ? null : good;
    if (good < lowest)
      at = Math.max(lowest, late - Math.max(stepS, lateBy === Number.POSITIVE_INFINITY ? width >> 1 : lateBy));
    else if (late > highest) at = Math.min(highest, good + Math.max(stepS, goodBy));
    else if (halve || lateBy === Number.POSITIVE_INFINITY) at = (good + late) >> 1;
    else if (goodBy === 0) {
      at = good + Math.min(probeS, (late - good) >> 1);
      probeS *= 8;
    } else at = Math.min(late - 1, good + Math.max(1, Math.floor(((late - good) * goodBy) / (goodBy + lateBy))));
    halve = !halve && good >= lowest && lateBy !== Number.POSITIVE_INFINITY && goodBy > 0 && 2 * (late - good) > width;
    stepS *= 2;
  }
}
