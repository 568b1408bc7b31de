import type { Check, CheckContext } from '../context.ts';
import { floorDistanceM } from '../greatCircle.ts';
import { cruiseOf } from '../road.ts';
import type { Run, StopView, TripView } from '../tripView.ts';

/** The ball is not the ellipsoid, and stands on the way are rounded to the metre. */
const floorShare = 0.99;
const floorSlackM = 200;
/** Splitting a run into legs rounds each to whole seconds. */
const slackS = 2;
const estimateSlackM = 2;

/** Legs are plausible, and where they are estimates they are the estimates of the same router. */
export const checkLegs: Check = (context) => {
  for (const trip of context.trips) {
    const first = trip.stops[0]!;
    const empty = first.legDistanceM === 0 && first.legDriveS === 0 && first.driverId === null;
    context.findings.expect('leg.first', empty, {
      tripId: trip.tripId,
      stopSeq: 0,
      limit: '0 m, 0 s, no driver',
      actual: `${first.legDistanceM} m, ${first.legDriveS} s, ${first.driverId ?? 'no driver'}`,
    });
    for (const stop of trip.stops.slice(1)) checkLeg(context, trip, stop);
    for (const run of trip.runs) checkRun(context, trip, run);
  }
  checkMotorway(context);
};

function checkLeg({ findings, policy }: CheckContext, trip: TripView, stop: StopView): void {
  const place = { tripId: trip.tripId, stopSeq: stop.seq };
  const floorM = floorDistanceM(trip.stops[stop.index - 1]!, stop);
  findings.expect('leg.floor', stop.legDistanceM >= floorShare * floorM - floorSlackM, {
    limit: Math.round(floorM),
    actual: stop.legDistanceM,
    ...place,
  });
  const speeds = cruiseOf(policy);
  const day = Math.max(speeds.motorwayKmh, speeds.trunkKmh, speeds.primaryKmh, speeds.otherKmh) / 3.6;
  const night =
    Math.max(speeds.nightMotorwayKmh, speeds.nightTrunkKmh, speeds.nightPrimaryKmh, speeds.nightOtherKmh) / 3.6;
  const nightS = (trip.drives.find((drive) => drive.stop === stop.index)?.nightMs ?? 0) / 1000;
  const reachM = (stop.legDriveS - nightS + slackS) * day + nightS * night;
  findings.expect('speed.cap', stop.legDistanceM <= reachM, {
    limit: Math.floor(reachM),
    actual: stop.legDistanceM,
    ...place,
  });
}

/** Nobody knows the roads of an estimated leg; a document that knows them on some measured leg knows them on all. */
function checkMotorway({ findings, trips }: CheckContext): void {
  const knows = trips.some(({ stops }) =>
    stops.slice(1).some(({ legEstimated, legMotorwayPct }) => !legEstimated && legMotorwayPct != null),
  );
  for (const { tripId, stops, runs } of trips)
    for (const run of runs) {
      const [first, ...others] = stops.slice(run.from + 1, run.to + 1);
      const isKnown = knows && !first!.legEstimated;
      const expected = isKnown ? (first!.legMotorwayPct ?? '0–100') : '—';
      for (const leg of [first!, ...others])
        findings.equal('leg.motorway', leg.legMotorwayPct ?? '—', expected, { tripId, stopSeq: leg.seq });
    }
}

function checkRun({ findings, plan, estimates }: CheckContext, trip: TripView, run: Run): void {
  const legs = trip.stops.slice(run.from + 1, run.to + 1);
  const end = trip.stops[run.to]!;
  const place = { tripId: trip.tripId, stopSeq: end.seq };
  const floorM = floorDistanceM(trip.stops[run.from]!, end);
  findings.expect('leg.floor', run.distanceM >= floorShare * floorM - floorSlackM, {
    limit: Math.round(floorM),
    actual: run.distanceM,
    ...place,
  });
  const marked = legs.filter((stop) => stop.legEstimated).length;
  const whole = marked === legs.length || (plan.router.name === 'graphhopper' && marked === 0);
  findings.expect('leg.flag', whole, { limit: legs.length, actual: marked, ...place });
  if (marked === 0 && plan.router.name === 'graphhopper') {
    findings.note(
      {
        zh: `道路路段未核实：${run.distanceM} 米，只核对了大圆距离和速度`,
        en: `road leg not verified: ${run.distanceM} m, held against great circle and speeds only`,
      },
      trip.tripId,
      end.seq,
    );
    return;
  }
  const estimate = estimates.get(run)!;
  findings.expect(
    'leg.estimate_distance',
    Math.abs(run.distanceM - estimate.distanceM) <= estimateSlackM + legs.length,
    {
      limit: estimate.distanceM,
      actual: run.distanceM,
      ...place,
    },
  );
  const { dayDriveS, nightDriveS } = estimate;
  const nightS = trip.drives
    .filter((drive) => drive.stop > run.from && drive.stop <= run.to)
    .reduce((sum, drive) => sum + drive.nightMs / 1000, 0);
  // a second by night goes only dayDriveS / nightDriveS as far as one by day
  const coveredS = run.driveS - nightS + (nightDriveS > 0 ? (nightS * dayDriveS) / nightDriveS : nightS);
  const roundingS = slackS * (legs.length + 1);
  findings.expect('leg.estimate_drive', coveredS >= dayDriveS - roundingS && run.driveS <= nightDriveS + roundingS, {
    limit: `${dayDriveS}–${nightDriveS}`,
    actual: run.driveS,
    ...place,
    detail: { zh: `其中夜间 ${Math.round(nightS)} 秒`, en: `${Math.round(nightS)} s of it at night` },
  });
}
