import type { CheckContext } from '../context.ts';
import type { RuleId } from '../rules.ts';
import { DutyCounter } from './dutyCounter.ts';
import type { Activity } from './timeline.ts';

const minuteMs = 60_000;

/**
 * Duty of one driver bounds when he may still drive: so long after it began, after so much work, and with so much at the wheel
 * since the daily rest.
 */
export function checkDuty(context: CheckContext, driverId: string, line: readonly Activity[]): void {
  const { hos } = context.policy;
  const duty = new DutyCounter(context.policy, driverId);
  for (const activity of line) {
    duty.add(activity);
    if (activity.driverId !== driverId) continue;
    const expect = (rule: RuleId, limitMin: number, actualMs: number) => {
      if (limitMin === 0) return;
      const passedMs = Math.max(activity.fromMs, activity.toMs - (actualMs - limitMin * minuteMs));
      context.findings.expect(rule, actualMs <= limitMin * minuteMs, {
        ...{ limit: limitMin, actual: actualMs / minuteMs, at: context.iso(passedMs) },
        ...{ tripId: activity.tripId, stopSeq: activity.stopSeq, driverId },
      });
    };
    const spreadMs = activity.toMs - duty.begunMs!;
    if (activity.crew > 1) expect('hos.duty_spread_multi_min', hos.duty_spread_multi_min, spreadMs);
    else expect('hos.duty_spread_min', hos.duty_spread_min, spreadMs);
    expect('hos.on_duty_min', hos.on_duty_min, duty.onDutyMs);
    if (hos.window === 'between_rests') expect('hos.max_24h_min', hos.max_24h_min, duty.drivenMs);
  }
}
