import { dailyHours, dayMs, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { dwellMs } from '../dwell.ts';
import type { Drive, TripView } from '../tripView.ts';

const minuteMs = 60_000;

/** Driving hours by the `cn` rules: continuous driving of the vehicle, curfew, each driver's 24 hours and 7 days. */
export const checkHours: Check = (context) => {
  for (const trip of context.trips) {
    checkContinuous(context, trip);
    checkCurfew(context, trip);
  }
  const byDriver = new Map<string, Drive[]>();
  for (const drive of context.trips.flatMap((trip) => trip.drives))
    if (drive.driverId !== null) byDriver.set(drive.driverId, [...(byDriver.get(drive.driverId) ?? []), drive]);
  for (const [driverId, drives] of byDriver) checkDriver(context, driverId, drives);
};

/**
 * Continuous driving counts since the last standstill of `break_min` that is not dwell. Stands that follow each other
 * without driving are one standstill; work in between parts them.
 */
function checkContinuous({ policy, raw, findings, iso }: CheckContext, { tripId, stops, drives }: TripView): void {
  const { hos, dwell } = policy;
  const nights = dailyHours(hos.night[0], hos.night[1], raw.serviceDate, raw.timeZone);
  let drivenMs = 0;
  let stoodMs = 0;
  for (const stop of stops) {
    const drive = drives.find((candidate) => candidate.stop === stop.index);
    if (drive) {
      stoodMs = 0;
      const place = { tripId, stopSeq: stop.seq, driverId: drive.driverId ?? undefined };
      const night = nights.filter((span) => sharedMs(span, drive) > 0).at(-1);
      if (night) {
        const endMs = Math.min(night.toMs, drive.toMs);
        const atNightMin = (drivenMs + endMs - drive.fromMs) / minuteMs;
        findings.expect('hos.continuous_night', atNightMin <= hos.cont_night_min, {
          limit: hos.cont_night_min,
          actual: atNightMin,
          at: iso(endMs),
          ...place,
        });
      }
      drivenMs += drive.toMs - drive.fromMs;
      findings.expect('hos.continuous', drivenMs <= hos.cont_day_min * minuteMs, {
        limit: hos.cont_day_min,
        actual: drivenMs / minuteMs,
        at: iso(drive.toMs),
        ...place,
      });
    }
    const workMs = dwell.is_break ? 0 : dwellMs(stop, policy);
    const idleMs = Math.max(0, stop.departMs - stop.arriveMs - workMs);
    if (stoodMs + idleMs >= hos.break_min * minuteMs) drivenMs = 0;
    stoodMs = workMs > 0 ? 0 : stoodMs + idleMs;
  }
}

function checkCurfew({ policy, raw, findings, iso }: CheckContext, { tripId, stops, drives }: TripView): void {
  const [from, to] = policy.hos.curfew;
  const curfews = dailyHours(from, to, raw.serviceDate, raw.timeZone);
  for (const drive of drives) {
    const broken = curfews.find((curfew) => sharedMs(curfew, drive) > 0);
    findings.expect('hos.curfew', broken === undefined, {
      tripId,
      stopSeq: stops[drive.stop]!.seq,
      driverId: drive.driverId ?? undefined,
      at: broken && iso(Math.max(broken.fromMs, drive.fromMs)),
      limit: `${from}–${to}`,
      actual: `${iso(drive.fromMs)}/${iso(drive.toMs)}`,
    });
  }
}

/** The fullest window of 24 hours begins with a drive or ends with one. All trips of a batch lie within 7 days. */
function checkDriver({ policy, raw, findings, iso }: CheckContext, driverId: string, drives: readonly Drive[]): void {
  const inWindow = (fromMs: number) =>
    drives.reduce((sum, drive) => sum + sharedMs(drive, { fromMs, toMs: fromMs + dayMs }), 0) / minuteMs;
  const begins = drives.flatMap((drive) => [drive.fromMs, drive.toMs - dayMs]);
  const fullest = begins.reduce((best, fromMs) => (inWindow(fromMs) > inWindow(best) ? fromMs : best));
  findings.expect('hos.driver_24h', inWindow(fullest) <= policy.hos.max_24h_min, {
    driverId,
    at: iso(fullest),
    limit: policy.hos.max_24h_min,
    actual: inWindow(fullest),
  });
  const before = raw.drivers?.get(driverId)?.drivenLast7dMin ?? 0;
  const weekMin = before + drives.reduce((sum, drive) => sum + drive.toMs - drive.fromMs, 0) / minuteMs;
  findings.expect('hos.driver_7d', weekMin <= policy.hos.max_7d_min, {
    driverId,
    limit: policy.hos.max_7d_min,
    actual: weekMin,
  });
}
