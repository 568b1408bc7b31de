import { addDays, dayMs, localDate, localInstant, type Span, sharedMs } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import { type Activity, isWork } from './timeline.ts';

const minuteMs = 60_000;

/** A driver's day, 7 days and 14 days. All trips of a batch lie within 7 days, so that they count in full with what was driven before. */
export function checkSums(context: CheckContext, driverId: string, line: readonly Activity[]): void {
  const { policy, raw, findings } = context;
  const { hos } = policy;
  const drives = line.filter((activity) => activity.driverId === driverId);
  if (drives.length > 0 && hos.window !== 'between_rests') checkDay(context, driverId, drives);
  const counted = hos.week_counts === 'driving' ? drives : line.filter(isWork);
  const batchMin = counted.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) / minuteMs;
  const driver = raw.drivers?.get(driverId);
  const weekMin = (driver?.drivenLast7dMin ?? 0) + batchMin;
  findings.expect('hos.max_7d_min', weekMin <= hos.max_7d_min, { driverId, limit: hos.max_7d_min, actual: weekMin });
  if (hos.max_14d_min === 0) return;
  const fortnightMin = (driver?.drivenLast14dMin ?? driver?.drivenLast7dMin ?? 0) + batchMin;
  findings.expect('hos.max_14d_min', fortnightMin <= hos.max_14d_min, {
    ...{ driverId, limit: hos.max_14d_min, actual: fortnightMin },
  });
}

/** The fullest window of 24 hours begins with a drive or ends with one; a calendar day is what the clock of the place says. */
function checkDay({ policy, raw, findings, iso }: CheckContext, driverId: string, drives: readonly Span[]): void {
  const { window, max_24h_min: limit } = policy.hos;
  const windows =
    window === 'rolling'
      ? drives.flatMap(({ fromMs, toMs }) => [
          { fromMs, toMs: fromMs + dayMs },
          { fromMs: toMs - dayMs, toMs },
        ])
      : calendarDays(drives, raw.timeZone);
  const drivenIn = (span: Span) => drives.reduce((sum, drive) => sum + sharedMs(drive, span), 0) / minuteMs;
  const fullest = windows.reduce((best, span) => (drivenIn(span) > drivenIn(best) ? span : best));
  findings.expect('hos.max_24h_min', drivenIn(fullest) <= limit, {
    ...{ driverId, limit, at: iso(fullest.fromMs), actual: drivenIn(fullest) },
  });
}

function calendarDays(drives: readonly Span[], timeZone: string): Span[] {
  const dates = new Set(drives.flatMap(({ fromMs, toMs }) => [localDate(fromMs, timeZone), localDate(toMs, timeZone)]));
  return [...dates].map((date) => ({
    fromMs: localInstant(date, '00:00', timeZone),
    toMs: localInstant(addDays(date, 1), '00:00', timeZone),
  }));
}
