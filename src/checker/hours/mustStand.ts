import { type Span, sharedMs } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { Drive, TripView } from '../tripView.ts';
import { motorwayLegPct } from './continuous.ts';
import { isRelieved } from './curfew.ts';
import type { DailySpans } from './dailySpans.ts';
import { type Driven, dayLastsMs } from './dayLeft.ts';
import { isExempt, isLoneLongTrip } from './runLength.ts';

const minuteMs = 60_000;

/** What whoever drives next brings to the wheel. */
export interface AtWheel extends Driven {
  trip: TripView;
  /** The stop that he leaves, by index. */
  stop: number;
  /** The next leg that is driven. */
  next: Drive;
  /** Continuous driving as the rule set counts it for him. */
  continuousMs: number;
  /** What his sums of 7 and 14 days leave. */
  sumsLeftMs: number;
}

/** The first instant from which some rule forbids another second to who drives on from `atMs` without a pause; `atMs` at the earliest. */
export function mustStandMs(context: CheckContext, hours: DailySpans, wheel: AtWheel): number {
  const { hos } = context.policy;
  const { atMs, duty, trip, next, continuousMs, sumsLeftMs } = wheel;
  const several = trip.doc.crew.length > 1;
  const spreadMin = several ? hos.duty_spread_multi_min : hos.duty_spread_min;
  const motorwayPct = trip.stops[next.stop]!.legMotorwayPct ?? 0;
  const bounds = [
    continuousUntilMs(hos, hours.nights, atMs, continuousMs),
    dayLastsMs(context, wheel),
    atMs + sumsLeftMs,
    ...closedHours(context, hours, wheel).map((spans) => nextWithin(spans, atMs)),
  ];
  if (hos.cont_motorway_min > 0 && motorwayPct >= motorwayLegPct)
    bounds.push(atMs + hos.cont_motorway_min * minuteMs - continuousMs);
  if (spreadMin > 0) bounds.push((duty.begunMs ?? atMs) + spreadMin * minuteMs);
  if (hos.on_duty_min > 0) bounds.push(atMs + hos.on_duty_min * minuteMs - duty.onDutyMs);
  return Math.max(atMs, Math.min(...bounds));
}

/** By day's limit, or by night's where a night comes before: then the whole counter counts. */
export function continuousUntilMs(
  hos: CheckContext['policy']['hos'],
  nights: readonly Span[],
  atMs: number,
  continuousMs: number,
): number {
  const dayMs = atMs + hos.cont_day_min * minuteMs - continuousMs;
  const nightMs = atMs + hos.cont_night_min * minuteMs - continuousMs;
  return Math.min(dayMs, nextWithin(nights, Math.max(atMs, nightMs)));
}

/** Hours that are closed to whoever drives next: the curfew, unless the trip is exempt or he relieved somebody for it, and the nights of a crew of one. */
function closedHours(
  { policy }: CheckContext,
  { nights, curfews, loneNights }: DailySpans,
  { trip, stop, next }: AtWheel,
): (readonly Span[])[] {
  const forHim = curfews.filter((curfew) => {
    const night = nights.find((span) => sharedMs(span, curfew) > 0) ?? curfew;
    return policy.hos.curfew_mode === 'stop' || !isRelieved(trip, next, night, stop);
  });
  return [isExempt(trip, policy) ? [] : forHim, isLoneLongTrip(trip, policy) ? loneNights : []];
}

/** The first instant from `fromMs` on that lies in one of the spans. */
function nextWithin(spans: readonly Span[], fromMs: number): number {
  const span = spans.find(({ toMs }) => toMs > fromMs);
  return span === undefined ? Number.POSITIVE_INFINITY : Math.max(fromMs, span.fromMs);
}
