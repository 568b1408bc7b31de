import type { CheckContext } from '../context.ts';
import type { RuleId } from '../rules.ts';
import { type Activity, isStand, isWork } from './timeline.ts';

const minuteMs = 60_000;

/**
 * Duty of one driver: it begins with the first work after a daily rest of the bus, and bounds when he may still drive: so long
 * after it began, after so much work, and with so much at the wheel.
 */
export function checkDuty(context: CheckContext, driverId: string, line: readonly Activity[]): void {
  const { hos } = context.policy;
  let begunMs: number | null = null;
  let onDutyMs = 0;
  let drivenMs = 0;
  let standMs = 0;
  for (const activity of line) {
    const lengthMs = activity.toMs - activity.fromMs;
    standMs = isStand(activity, context.policy) ? standMs + lengthMs : 0;
    const several = activity.crew > 1;
    const restMin = several ? hos.daily_rest_multi_min : hos.daily_rest_min;
    if (restMin > 0 && standMs >= restMin * minuteMs) {
      begunMs = null;
      onDutyMs = 0;
      drivenMs = 0;
    }
    if (!isWork(activity)) continue;
    begunMs ??= activity.fromMs;
    onDutyMs += lengthMs;
    if (activity.driverId !== driverId) continue;
    drivenMs += lengthMs;
    const passedMs = (limitMin: number, actualMs: number) =>
      Math.max(activity.fromMs, activity.toMs - (actualMs - limitMin * minuteMs));
    const expect = (rule: RuleId, limitMin: number, actualMs: number) => {
      if (limitMin === 0) return;
      context.findings.expect(rule, actualMs <= limitMin * minuteMs, {
        ...{ limit: limitMin, actual: actualMs / minuteMs, at: context.iso(passedMs(limitMin, actualMs)) },
        ...{ tripId: activity.tripId, stopSeq: activity.stopSeq, driverId },
      });
    };
    const spreadMs = activity.toMs - begunMs;
    if (several) expect('hos.duty_spread_multi_min', hos.duty_spread_multi_min, spreadMs);
    else expect('hos.duty_spread_min', hos.duty_spread_min, spreadMs);
    expect('hos.on_duty_min', hos.on_duty_min, onDutyMs);
    if (hos.window === 'between_rests') expect('hos.max_24h_min', hos.max_24h_min, drivenMs);
  }
}
