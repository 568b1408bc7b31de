import { addDays, dayMs, localDate, localInstant } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { RuleId } from '../rules.ts';
import { drivenMs, firstOver } from './rolling.ts';
import { type Activity, isWork } from './timeline.ts';

const minuteMs = 60_000;

/**
 * A driver's day, 7 days and 14 days. All trips of a batch lie within 7 days, so that they count in full with what was driven before. A violation
 * names the trip, the stop and the instant at which the sum first passes its limit, and the whole sum.
 */
export function checkSums(context: CheckContext, driverId: string, line: readonly Activity[]): void {
  const { hos } = context.policy;
  const drives = line.filter((activity) => activity.driverId === driverId);
  if (drives.length > 0 && hos.window === 'rolling') checkAnyDay(context, driverId, drives);
  if (drives.length > 0 && hos.window === 'fixed_day') checkCalendarDays(context, driverId, drives);
  const counted = hos.week_counts === 'driving' ? drives : line.filter(isWork);
  const driver = context.raw.drivers?.get(driverId);
  const weekMin = driver?.drivenLast7dMin ?? 0;
  const sum = { driverId, line, counted };
  checkTotal(context, 'hos.max_7d_min', { ...sum, beforeMin: weekMin, limit: hos.max_7d_min });
  if (hos.max_14d_min === 0) return;
  const fortnightMin = driver?.drivenLast14dMin ?? 0;
  checkTotal(context, 'hos.max_14d_min', { ...sum, beforeMin: fortnightMin, limit: hos.max_14d_min });
}

interface Total {
  driverId: string;
  line: readonly Activity[];
  /** What of the line counts. */
  counted: readonly Activity[];
  /** Minutes before the batch, and the most with the batch. */
  beforeMin: number;
  limit: number;
}

function checkTotal({ findings, iso }: CheckContext, ruleId: RuleId, total: Total): void {
  const { driverId, line, counted, beforeMin, limit } = total;
  let leftMs = (limit - beforeMin) * minuteMs;
  // who was over the limit before is so from the first thing that counts, or from the beginning
  let first = leftMs < 0 ? (counted[0] ?? line[0]) : undefined;
  let atMs = first?.fromMs;
  let sumMs = 0;
  for (const activity of counted) {
    const lengthMs = activity.toMs - activity.fromMs;
    sumMs += lengthMs;
    if (first === undefined && lengthMs > leftMs) {
      first = activity;
      atMs = activity.fromMs + leftMs;
    }
    leftMs -= lengthMs;
  }
  findings.expect(ruleId, beforeMin + sumMs / minuteMs <= limit, {
    ...{ driverId, tripId: first?.tripId, stopSeq: first?.stopSeq, at: atMs === undefined ? undefined : iso(atMs) },
    ...{ limit, actual: beforeMin + sumMs / minuteMs },
  });
}

/** Any 24 hours: the fullest begin with a drive or end with one. */
function checkAnyDay(context: CheckContext, driverId: string, drives: readonly Activity[]): void {
  const limit = context.policy.hos.max_24h_min;
  const windows = drives.flatMap(({ fromMs, toMs }) => [
    { fromMs, toMs: fromMs + dayMs },
    { fromMs: toMs - dayMs, toMs },
  ]);
  const actual = Math.max(...windows.map((span) => drivenMs(drives, span))) / minuteMs;
  const over = firstOver(drives, limit * minuteMs);
  context.findings.expect('hos.max_24h_min', over === null, {
    ...{
      driverId,
      tripId: over?.drive.tripId,
      stopSeq: over?.drive.stopSeq,
      at: over ? context.iso(over.atMs) : undefined,
    },
    ...{ limit, actual },
  });
}

/** Each calendar day of the place, from midnight to midnight on its clocks. */
function checkCalendarDays(context: CheckContext, driverId: string, drives: readonly Activity[]): void {
  const { raw, policy, findings, iso } = context;
  const limit = policy.hos.max_24h_min;
  const dates = drives.flatMap(({ fromMs, toMs }) => [localDate(fromMs, raw.timeZone), localDate(toMs, raw.timeZone)]);
  for (const date of new Set(dates)) {
    const midnightMs = localInstant(date, '00:00', raw.timeZone);
    const day = { fromMs: midnightMs, toMs: localInstant(addDays(date, 1), '00:00', raw.timeZone) };
    const ofDay = drives.flatMap((drive) => {
      const part = { fromMs: Math.max(drive.fromMs, day.fromMs), toMs: Math.min(drive.toMs, day.toMs) };
      return part.fromMs < part.toMs ? [{ ...drive, ...part }] : [];
    });
    const over = firstOver(ofDay, limit * minuteMs, day.toMs - day.fromMs);
    findings.expect('hos.max_24h_min', over === null, {
      ...{ driverId, tripId: over?.drive.tripId, stopSeq: over?.drive.stopSeq, at: over ? iso(over.atMs) : undefined },
      ...{ limit, actual: drivenMs(drives, day) / minuteMs },
    });
  }
}
