import { type Span, sharedMs } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { RuleId } from '../rules.ts';
import { BreakCounter, drives } from './breakCounter.ts';
import type { Activity } from './timeline.ts';

const minuteMs = 60_000;
/** A leg is a motorway leg from this share on (policy/drivingHours.ts), %. */
export const motorwayLegPct = 90;

/**
 * Continuous driving along a timeline: of the vehicle, or of one driver where `driverId` is given; what others drive is a
 * stand to him.
 */
export function checkContinuous(
  context: CheckContext,
  line: readonly Activity[],
  nights: readonly Span[],
  driverId: string | null,
): void {
  const { policy } = context;
  const { hos } = policy;
  const counter = new BreakCounter(policy, nights);
  for (const activity of line) {
    if (!drives(activity, driverId)) {
      counter.add(activity, driverId);
      continue;
    }
    const expect = (rule: RuleId, limitMin: number, { fromMs, toMs }: Span) => {
      const actual = (counter.drivenMs + toMs - activity.fromMs) / minuteMs;
      const passedMs = Math.max(fromMs, toMs - (actual - limitMin) * minuteMs);
      context.findings.expect(rule, actual <= limitMin, {
        ...{ limit: limitMin, actual, at: context.iso(passedMs) },
        ...{ tripId: activity.tripId, stopSeq: activity.stopSeq, driverId: activity.driverId ?? undefined },
      });
    };
    const night = nights.filter((span) => sharedMs(span, activity) > 0).at(-1);
    if (night) {
      const atNight = { fromMs: Math.max(night.fromMs, activity.fromMs), toMs: Math.min(night.toMs, activity.toMs) };
      expect('hos.cont_night_min', hos.cont_night_min, atNight);
    }
    if (hos.cont_motorway_min > 0 && activity.motorwayPct !== null && activity.motorwayPct >= motorwayLegPct)
      expect('hos.cont_motorway_min', hos.cont_motorway_min, activity);
    expect('hos.cont_day_min', hos.cont_day_min, activity);
    counter.add(activity, driverId);
  }
}
