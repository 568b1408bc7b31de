import { dayS } from './clock.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';

/** Instants between which the first pick-up may begin, both included. */
export interface Opening {
  fromS: number;
  toS: number;
}

/** When the first pick-up may begin: on the service date, its whole dwell within pick-up hours and the stop's own windows. */
export function firstPickupOpenings(route: Route, rules: DrivingRules): Opening[] {
  const dwellS = route.dwellS[1]!;
  const fromS = rules.pickupFromS;
  const toS = Math.min(rules.pickupToS, dayS) - dwellS;
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

/**
 * The latest integer at which `value`, which never falls, is at most `target`, between `lowest` and `highest`; null where even
 * `lowest` is too late. Steps down by the excess first (exact where the slope is 1), then halves.
 */
export function latestWithin(
  value: (at: number) => number,
  target: number,
  lowest: number,
  highest: number,
): number | null {
  if (highest < lowest) return null;
  let tooLate = highest + 1;
  let at = highest;
  for (;;) {
    const excess = value(at) - target;
    if (excess <= 0) break;
    tooLate = at;
    if (at === lowest) return null;
    at = Math.max(lowest, at - Math.min(excess, at - lowest));
  }
  let step = 1;
  while (at + step < tooLate && value(at + step) <= target) {
    at += step;
    step *= 2;
  }
  tooLate = Math.min(tooLate, at + step);
  while (tooLate - at > 1) {
    const middle = Math.floor((at + tooLate) / 2);
    if (value(middle) <= target) at = middle;
    else tooLate = middle;
  }
  return at;
}
