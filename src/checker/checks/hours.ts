import { dailyHours, type Span, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { checkContinuous } from '../hours/continuous.ts';
import { checkCurfew } from '../hours/curfew.ts';
import { checkDuty } from '../hours/duty.ts';
import { runLengthsM } from '../hours/runLength.ts';
import { checkSums } from '../hours/sums.ts';
import { type Activity, joined, timelineOf } from '../hours/timeline.ts';
import type { TripView } from '../tripView.ts';

/** Driving hours of any rule set (policy/drivingHours.ts), recomputed from stops and times alone. */
export const checkHours: Check = (context) => {
  const { policy, trips, raw } = context;
  const { hos } = policy;
  const spans = ([from, to]: readonly [string, string]) =>
    from === to ? [] : dailyHours(from, to, raw.serviceDate, raw.timeZone);
  const nights = spans(hos.night);
  const curfews = spans(hos.curfew);
  const loneNights = spans(hos.second_driver_night);
  const byDriver = new Map<string, Activity[][]>();
  for (const trip of trips) {
    const line = timelineOf(trip, policy);
    if (hos.cont_scope === 'vehicle') checkContinuous(context, line, nights, null);
    checkCurfew(context, trip, curfews, nights);
    checkLoneNight(context, trip, loneNights);
    for (const driverId of aboard(trip)) byDriver.set(driverId, [...(byDriver.get(driverId) ?? []), line]);
  }
  for (const [driverId, lines] of byDriver) {
    const line = joined(lines);
    if (hos.cont_scope === 'driver') checkContinuous(context, line, nights, driverId);
    checkDuty(context, driverId, line);
    checkSums(context, driverId, line);
  }
};

/** The crew, and whoever else sits at the wheel. */
function aboard({ doc, drives }: TripView): Set<string> {
  const atWheel = drives.flatMap(({ driverId }) => (driverId === null ? [] : [driverId]));
  return new Set([...doc.crew.map(({ driverId }) => driverId), ...atWheel]);
}

/** With one driver, a trip with a long run does not drive in the small hours (policy `second_driver_night`). */
function checkLoneNight({ policy, findings, iso }: CheckContext, trip: TripView, nights: readonly Span[]): void {
  const { outboundM, loadedM } = runLengthsM(trip);
  const km = Math.max(outboundM, loadedM) / 1000;
  const limit = policy.hos.second_driver_night_km;
  if (trip.doc.crew.length > 1 || km <= limit) return;
  for (const drive of trip.drives) {
    const night = nights.find((span) => sharedMs(span, drive) > 0);
    findings.expect('hos.second_driver_night_km', night === undefined, {
      ...{ tripId: trip.tripId, stopSeq: trip.stops[drive.stop]!.seq, driverId: drive.driverId ?? undefined },
      ...{ at: night && iso(Math.max(night.fromMs, drive.fromMs)), limit, actual: km },
    });
  }
}
