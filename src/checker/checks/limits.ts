import type { Check, CheckContext } from '../context.ts';
import type { StopView, TripView } from '../tripView.ts';

/** Sums of the loaded and the whole trip, and the two limits. */
export const checkSums: Check = ({ trips, policy, findings }) => {
  for (const { tripId, doc, stops, firstPickup, lastDropoff } of trips) {
    const sum = (legs: readonly StopView[]) => ({
      distanceM: legs.reduce((total, leg) => total + leg.legDistanceM, 0),
      driveS: legs.reduce((total, leg) => total + leg.legDriveS, 0),
    });
    const total = sum(stops);
    findings.equal('total.distance', doc.total.distanceM, total.distanceM, { tripId });
    findings.equal('total.drive', doc.total.driveS, total.driveS, { tripId });
    findings.equal('total.elapsed', doc.total.elapsedS, seconds(stops.at(-1)!.arriveMs - stops[0]!.departMs), {
      tripId,
    });
    if (firstPickup === -1 || lastDropoff < firstPickup) continue;
    const loaded = sum(stops.slice(firstPickup + 1, lastDropoff + 1));
    const elapsedS = seconds(stops[lastDropoff]!.arriveMs - stops[firstPickup]!.departMs);
    findings.equal('loaded.distance', doc.loaded.distanceM, loaded.distanceM, { tripId });
    findings.equal('loaded.drive', doc.loaded.driveS, loaded.driveS, { tripId });
    findings.equal('loaded.elapsed', doc.loaded.elapsedS, elapsedS, { tripId });
    const { loadedDistanceM, loadedDriveS } = policy.limits;
    findings.expect('limits.loadedDistanceM', loaded.distanceM <= loadedDistanceM, {
      tripId,
      limit: loadedDistanceM,
      actual: loaded.distanceM,
    });
    findings.expect('limits.loadedDriveS', loaded.driveS <= loadedDriveS, {
      tripId,
      limit: loadedDriveS,
      actual: loaded.driveS,
    });
  }
};

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

/** Marks of the loaded run: the error band of the run up to a stop crosses a limit. */
export const checkNearLimit: Check = (context) => {
  for (const trip of context.trips) {
    let run: Uncertain = { distanceM: 0, driveS: 0, bandM: 0, bandS: 0 };
    for (const stop of trip.stops) {
      const loaded = trip.firstPickup !== -1 && stop.index > trip.firstPickup && stop.index <= trip.lastDropoff;
      if (loaded) run = extended(context, trip, stop, run);
      const near = loaded ? crosses(run, context) : false;
      if (near !== null)
        context.findings.expect('leg.near_limit', stop.nearLimit === near, {
          tripId: trip.tripId,
          stopSeq: stop.seq,
          limit: String(near),
          actual: String(stop.nearLimit),
        });
    }
    const near = crosses(run, context);
    const { nearLimit } = trip.doc;
    if (near !== null && nearLimit !== undefined)
      context.findings.expect('leg.near_limit', nearLimit === near, {
        tripId: trip.tripId,
        limit: String(near),
        actual: String(nearLimit),
      });
  }
};

/** A run so far, with the half-widths of its error bands. */
interface Uncertain {
  distanceM: number;
  driveS: number;
  bandM: number;
  bandS: number;
}

function extended({ estimates }: CheckContext, trip: TripView, stop: StopView, run: Uncertain): Uncertain {
  const leg = trip.runs.find(({ from, to }) => stop.index > from && stop.index <= to);
  const band = leg && stop.legEstimated ? estimates.get(leg)!.band : 0;
  return {
    distanceM: run.distanceM + stop.legDistanceM,
    driveS: run.driveS + stop.legDriveS,
    bandM: run.bandM + band * stop.legDistanceM,
    bandS: run.bandS + band * stop.legDriveS,
  };
}

/** Null where rounding decides. */
function crosses({ distanceM, driveS, bandM, bandS }: Uncertain, { policy }: CheckContext): boolean | null {
  const { loadedDistanceM, loadedDriveS } = policy.limits;
  const overM = bandM - Math.abs(distanceM - loadedDistanceM);
  const overS = bandS - Math.abs(driveS - loadedDriveS);
  if (overM > 50 || overS > 10) return true;
  return overM > -50 || overS > -10 ? null : false;
}
