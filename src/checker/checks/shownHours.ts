import { dayMs, localDate, localInstant, type Span, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { type Activity, isStand, isWork, timelineOf } from '../hours/timeline.ts';
import type { StopView, TripView } from '../tripView.ts';

/** The driving hours that the document shows to the crew, where it shows any. */
export const checkShownHours: Check = (context) => {
  const drivesOf = new Map<string | null, Span[]>();
  for (const drive of context.trips.flatMap(({ drives }) => drives)) {
    const those = drivesOf.get(drive.driverId);
    if (those === undefined) drivesOf.set(drive.driverId, [drive]);
    else those.push(drive);
  }
  for (const trip of context.trips) {
    const line = timelineOf(trip, context.policy);
    for (const stop of trip.stops) {
      checkAccumulated(context, { trip, stop, line, drivesOf });
      checkDue(context, trip, stop);
    }
    checkReserve(context, trip);
  }
};

interface ShownStop {
  trip: TripView;
  stop: StopView;
  line: readonly Activity[];
  /** Everything that each driver drives, in any trip. */
  drivesOf: ReadonlyMap<string | null, readonly Span[]>;
}

function checkAccumulated(context: CheckContext, { trip, stop, line, drivesOf }: ShownStop): void {
  const { raw, findings } = context;
  const until: Span = { fromMs: -Infinity, toMs: stop.arriveMs };
  const day: Span = { fromMs: dayBegin(context, line, stop.arriveMs), toMs: stop.arriveMs };
  for (const { driverId, dayS, last7dS } of stop.hours?.drivers ?? []) {
    const drives = drivesOf.get(driverId) ?? [];
    const sumS = (span: Span) => drives.reduce((sum, drive) => sum + sharedMs(drive, span), 0) / 1000;
    const batchS = context.policy.hos.week_counts === 'driving' ? sumS(until) : onDutyS(context, driverId, until);
    const weekS = (raw.drivers?.get(driverId)?.drivenLast7dMin ?? 0) * 60 + batchS;
    const expected = `${sumS(day)}, ${weekS}`;
    findings.expect('hos.shown', dayS === sumS(day) && last7dS === weekS, {
      ...{ tripId: trip.tripId, stopSeq: stop.seq, driverId, limit: expected, actual: `${dayS}, ${last7dS}` },
    });
  }
}

/** Work of all trips that a driver is aboard. */
function onDutyS({ trips, policy }: CheckContext, driverId: string, span: Span): number {
  const lines = trips
    .filter(({ doc }) => doc.crew.some((member) => member.driverId === driverId))
    .flatMap((trip) => timelineOf(trip, policy));
  return lines.filter(isWork).reduce((sum, activity) => sum + sharedMs(activity, span), 0) / 1000;
}

/** Since when driving belongs to the day of an instant, as the rule set understands a day. */
function dayBegin({ policy, raw }: CheckContext, line: readonly Activity[], atMs: number): number {
  const { hos } = policy;
  if (hos.window === 'rolling') return atMs - dayMs;
  if (hos.window === 'fixed_day') return localInstant(localDate(atMs, raw.timeZone), '00:00', raw.timeZone);
  let beginMs = line[0]?.fromMs ?? atMs;
  let standMs = 0;
  for (const activity of line) {
    if (activity.toMs > atMs) break;
    standMs = isStand(activity, policy) ? standMs + activity.toMs - activity.fromMs : isWork(activity) ? 0 : standMs;
    const restMin = activity.crew > 1 ? hos.daily_rest_multi_min : hos.daily_rest_min;
    if (standMs >= restMin * 60_000) beginMs = activity.toMs;
  }
  return beginMs;
}

/** Whoever drives on from a stop reaches the next one before he had to stop. */
function checkDue({ findings }: CheckContext, { tripId, stops }: TripView, stop: StopView): void {
  const due = stop.hours?.breakDueAt;
  const next = stops[stop.index + 1];
  if (!due || !next || next.legDriveS === 0) return;
  const drivenMs = stop.departMs + next.legDriveS * 1000;
  findings.expect('hos.shown', drivenMs <= Date.parse(due), {
    ...{ tripId, stopSeq: stop.seq, limit: due, actual: new Date(drivenMs).toISOString() },
  });
}

function checkReserve({ findings, policy }: CheckContext, { tripId, doc }: TripView): void {
  if (!doc.reserve) return;
  const { limits } = policy;
  const left = [limits.loadedDistanceM - doc.loaded.distanceM, limits.loadedDriveS - doc.loaded.driveS];
  const shown = [doc.reserve.loadedDistanceM, doc.reserve.loadedDriveS];
  findings.expect('hos.shown', String(left) === String(shown), {
    ...{ tripId, limit: left.join(', '), actual: shown.join(', ') },
  });
}
