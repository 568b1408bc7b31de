import { type Span, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import { floorDistanceM, onTheWay } from '../greatCircle.ts';
import { dailySpansOf } from '../hours/dailySpans.ts';
import { isExempt } from '../hours/runLength.ts';
import type { StopView, TripView } from '../tripView.ts';
import { samePoint } from './fleet.ts';

/** A stand as long as this is a night's rest, whenever it is. */
const overnightMs = 6 * 3_600_000;
/** How far a stand may lie from its kilometres on an estimated leg: a share of the leg, since people draw straight lines on flat maps. */
const offShare = 0.01;
const offSlackM = 200;

/** What stands on the way are called and where they lie. */
export const checkStands: Check = (context) => {
  const curfews = dailySpansOf(context).curfews;
  const marks = context.plan.trips.some(({ stops }) =>
    stops.some(({ alongLeg, serviceArea }) => alongLeg !== undefined || serviceArea !== undefined),
  );
  for (const trip of context.trips) {
    const bound = isExempt(trip, context.policy) ? [] : curfews;
    for (const stop of trip.stops) {
      if (isStand(stop)) checkKind(context, trip, stop, bound);
      if (stop.kind === 'handover') checkChange(context, trip, stop);
    }
    if (marks) for (const stop of trip.stops) checkPlace(context, trip, stop);
  }
};

function isStand({ kind }: StopView): boolean {
  return kind === 'rest' || kind === 'curfew' || kind === 'overnight';
}

/** A long stand is an overnight; of the others one that meets the hours of the curfew is a curfew stand; the rest are rests. */
function checkKind(
  { findings, iso }: CheckContext,
  { tripId }: TripView,
  stop: StopView,
  curfews: readonly Span[],
): void {
  const stay = { fromMs: stop.arriveMs, toMs: stop.departMs };
  const isLong = stay.toMs - stay.fromMs >= overnightMs;
  const meetsCurfew = curfews.some((span) => sharedMs(span, stay) > 0);
  const kind = isLong ? 'overnight' : meetsCurfew ? 'curfew' : 'rest';
  findings.equal('stop.stand', stop.kind, kind, { tripId, stopSeq: stop.seq, at: iso(stop.arriveMs) });
}

/** At a hand-over somebody else takes the wheel. */
function checkChange({ findings, iso }: CheckContext, { tripId, drives }: TripView, stop: StopView): void {
  const before = drives.findLast((drive) => drive.stop <= stop.index);
  const after = drives.find((drive) => drive.stop > stop.index);
  const changes = before !== undefined && after !== undefined && before.driverId !== after.driverId;
  findings.expect('stop.stand', changes, {
    ...{ tripId, stopSeq: stop.seq, at: iso(stop.arriveMs), driverId: before?.driverId ?? undefined },
    ...{ limit: 'handover', actual: `${before?.driverId ?? '—'} → ${after?.driverId ?? '—'}` },
  });
}

/** On the way a stand lies at a known service area, or by kilometres along its leg and marked so; nothing else is marked. */
function checkPlace({ findings, raw, iso }: CheckContext, trip: TripView, stop: StopView): void {
  const place = { tripId: trip.tripId, stopSeq: stop.seq, at: iso(stop.arriveMs) };
  const way = wayOf(trip, stop);
  const { serviceArea } = stop;
  const shown = serviceArea !== undefined ? 'serviceArea' : stop.alongLeg ? 'alongLeg' : '—';
  const isOnTheWay = (isStand(stop) || stop.kind === 'handover') && way !== null;
  const fits = isOnTheWay ? shown !== '—' && !(serviceArea !== undefined && stop.alongLeg) : shown === '—';
  findings.expect('stop.along', fits, { limit: isOnTheWay ? 'alongLeg | serviceArea' : '—', actual: shown, ...place });
  if (serviceArea !== undefined) {
    const known = raw.serviceAreas.some((area) => area.name === serviceArea && samePoint(area, stop));
    findings.expect('stop.along', known, { limit: 'service_areas.csv', actual: serviceArea, ...place });
  } else if (isOnTheWay && stop.legEstimated) {
    const offM = Math.round(floorDistanceM(onTheWay(way.from, way.to, way.share), stop));
    const limit = Math.round(offShare * way.distanceM + offSlackM);
    findings.expect('stop.along', offM <= limit, { limit, actual: offM, ...place });
  }
}

/** The run that a stop lies within, and at which share of its length; null at its ends. */
function wayOf({ runs, stops }: TripView, stop: StopView) {
  const run = runs.find(({ from, to }) => from < stop.index && stop.index < to);
  if (run === undefined) return null;
  const doneM = stops.slice(run.from + 1, stop.index + 1).reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
  if (doneM === 0 || doneM === run.distanceM) return null;
  return { from: stops[run.from]!, to: stops[run.to]!, share: doneM / run.distanceM, distanceM: run.distanceM };
}
