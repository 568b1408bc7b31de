import { type Span, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { checkContinuous } from '../hours/continuous.ts';
import { checkCurfew } from '../hours/curfew.ts';
import { dailySpansOf } from '../hours/dailySpans.ts';
import { checkDuty } from '../hours/duty.ts';
import { isLoneLongTrip, longerKm } from '../hours/runLength.ts';
import { checkSums } from '../hours/sums.ts';
import { linesByDriver, timelineOf } from '../hours/timeline.ts';
import type { TripView } from '../tripView.ts';

/** Driving hours of any rule set (policy/drivingHours.ts), recomputed from stops and times alone. */
export const checkHours: Check = (context) => {
  const { policy, trips } = context;
  const { hos } = policy;
  const { nights, curfews, loneNights } = dailySpansOf(context);
  for (const trip of trips) {
    const line = timelineOf(trip, policy);
    if (hos.cont_scope === 'vehicle') checkContinuous(context, line, nights, null);
    checkCurfew(context, trip, curfews, nights);
    checkLoneNight(context, trip, loneNights);
  }
  for (const [driverId, line] of linesByDriver(trips, policy)) {
    if (hos.cont_scope === 'driver') checkContinuous(context, line, nights, driverId);
    checkDuty(context, driverId, line);
    checkSums(context, driverId, line);
  }
};

/** With one driver, a trip with a long run does not drive in the small hours (policy `second_driver_night`). */
function checkLoneNight({ policy, findings, iso }: CheckContext, trip: TripView, nights: readonly Span[]): void {
  if (!isLoneLongTrip(trip, policy)) return;
  const compared = { limit: policy.hos.second_driver_night_km, actual: longerKm(trip) };
  for (const drive of trip.drives) {
    const night = nights.find((span) => sharedMs(span, drive) > 0);
    findings.expect('hos.second_driver_night_km', night === undefined, {
      ...{ tripId: trip.tripId, stopSeq: trip.stops[drive.stop]!.seq, driverId: drive.driverId ?? undefined },
      ...{ at: night && iso(Math.max(night.fromMs, drive.fromMs)), ...compared },
    });
  }
}
