import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { Timeline } from './timeline.ts';

/**
 * The earliest instant from `t` on at which the work at a stop can begin and lie wholly within its hours (pick-up hours of the
 * policy, windows of the request); Infinity where there is none.
 */
export function earliestServiceS(
  { route, rules, timeline }: { route: Route; rules: DrivingRules; timeline: Timeline },
  stop: number,
  t: number,
): number {
  const dwellS = route.dwellS[stop]!;
  const windows = route.windows[stop]!;
  const isPickup = route.request.stops[stop]!.kind === 'pickup';
  if (isPickup && rules.pickupFromS + dwellS > rules.pickupToS) return Number.POSITIVE_INFINITY;
  for (let at = t; ; ) {
    let beginS = isPickup ? withinPickupHours(rules, timeline, Math.max(0, at), dwellS) : at;
    if (windows !== null) beginS = withinWindows(windows, beginS, dwellS);
    if (beginS === at || beginS === Number.POSITIVE_INFINITY) return beginS;
    at = beginS;
  }
}

function withinPickupHours(rules: DrivingRules, timeline: Timeline, t: number, dwellS: number): number {
  const day = timeline.dayOf(t);
  const beginS = Math.max(t, timeline.instant(day, rules.pickupFromS));
  if (beginS + dwellS <= timeline.instant(day, rules.pickupToS)) return beginS;
  return timeline.instant(day + 1, rules.pickupFromS);
}

function withinWindows(windows: readonly { fromS: number; toS: number }[], t: number, dwellS: number): number {
  let earliestS = Number.POSITIVE_INFINITY;
  for (const { fromS, toS } of windows) {
    const beginS = Math.max(t, fromS);
    if (beginS + dwellS <= toS && beginS < earliestS) earliestS = beginS;
  }
  return earliestS;
}
