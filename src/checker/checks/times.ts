import { dailyHours, dayMs, localDate, localInstant, type Span, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { dwellMs } from '../dwell.ts';
import type { StopView, TripView } from '../tripView.ts';

/** Times run forwards, stops last long enough, hours and dates are kept. */
export const checkTimes: Check = (context) => {
  for (const trip of context.trips) {
    for (const stop of trip.stops) {
      checkClock(context, trip, stop);
      checkDwell(context, trip, stop);
      checkHours(context, trip, stop);
    }
    checkDates(context, trip);
  }
};

function checkClock({ findings, policy, iso }: CheckContext, { tripId, stops }: TripView, stop: StopView): void {
  const place = { tripId, stopSeq: stop.seq, at: iso(stop.arriveMs) };
  const fromMs = stop.index === 0 ? stop.arriveMs : stops[stop.index - 1]!.departMs;
  const forwards = fromMs <= stop.arriveMs && stop.arriveMs <= stop.departMs;
  findings.expect('time.monotone', forwards, { limit: iso(fromMs), actual: iso(stop.arriveMs), ...place });
  if (stop.index === 0) return;
  const wallS = (stop.arriveMs - fromMs) / 1000;
  findings.expect('time.leg_drive', stop.legDriveS <= wallS, { limit: wallS, actual: stop.legDriveS, ...place });
  const maxS = policy.trip.max_wait_min * 60;
  const standingS = wallS - stop.legDriveS;
  findings.expect('time.standing', standingS <= maxS, { limit: maxS, actual: standingS, ...place });
}

function checkDwell({ findings, policy, iso }: CheckContext, { tripId }: TripView, stop: StopView): void {
  if (stop.kind !== 'pickup' && stop.kind !== 'dropoff' && stop.kind !== 'handover') return;
  const neededMs = dwellMs(stop, policy);
  const stayMs = stop.departMs - stop.arriveMs;
  findings.expect(`dwell.${stop.kind}`, stayMs >= neededMs, {
    tripId,
    stopSeq: stop.seq,
    at: iso(stop.arriveMs),
    limit: neededMs / 1000,
    actual: stayMs / 1000,
  });
}

/** The work at a stop must fit into the hours; waiting before or after it is free. */
function checkHours({ findings, policy, raw, iso }: CheckContext, { tripId }: TripView, stop: StopView): void {
  const receive = stop.companyId === null ? null : raw.companies.get(stop.companyId)?.receive;
  const hours =
    stop.kind === 'pickup'
      ? { from: policy.trip.pickup_hours[0], to: policy.trip.pickup_hours[1] }
      : stop.kind === 'dropoff'
        ? receive
        : null;
  if (!hours) return;
  const spans = dailyHours(hours.from, hours.to, raw.serviceDate, raw.timeZone);
  findings.expect(stop.kind === 'pickup' ? 'trip.pickup_hours' : 'receive_window', workFits(stop, spans, policy), {
    tripId,
    stopSeq: stop.seq,
    at: iso(stop.arriveMs),
    limit: `${hours.from}–${hours.to}`,
    actual: `${iso(stop.arriveMs)}/${iso(stop.departMs)}`,
  });
}

function workFits(stop: StopView, spans: readonly Span[], policy: CheckContext['policy']): boolean {
  const stay = { fromMs: stop.arriveMs, toMs: stop.departMs };
  // a stay that is too short is reported as such, and judged here by what it has
  const workMs = Math.min(dwellMs(stop, policy), stay.toMs - stay.fromMs);
  return spans.some((span) => span.fromMs <= stay.toMs && stay.fromMs <= span.toMs && sharedMs(span, stay) >= workMs);
}

const beforeMs = 36 * 3_600_000;
const afterMs = 24 * 3_600_000;

function checkDates({ findings, raw, policy, iso }: CheckContext, trip: TripView): void {
  const { tripId, stops, firstPickup, lastDropoff } = trip;
  const day = { fromMs: localInstant(raw.serviceDate, '00:00', raw.timeZone), toMs: 0 };
  day.toMs = localInstant(localDate(day.fromMs + 1.5 * dayMs, raw.timeZone), '00:00', raw.timeZone);
  const start = stops[0]!;
  findings.expect('horizon.start', start.departMs >= day.fromMs - beforeMs, {
    tripId,
    stopSeq: start.seq,
    at: iso(start.departMs),
    limit: iso(day.fromMs - beforeMs),
    actual: iso(start.departMs),
  });
  const first = stops[firstPickup];
  if (first)
    findings.expect('time.service_date', workFits(first, [day], policy), {
      tripId,
      stopSeq: first.seq,
      at: iso(first.arriveMs),
      limit: raw.serviceDate,
      actual: localDate(first.departMs, raw.timeZone),
    });
  const last = stops[lastDropoff];
  if (last)
    findings.expect('horizon', last.arriveMs <= day.toMs + afterMs, {
      tripId,
      stopSeq: last.seq,
      at: iso(last.arriveMs),
      limit: iso(day.toMs + afterMs),
      actual: iso(last.arriveMs),
    });
}
