import type { CheckContext } from '../context.ts';
import type { StopView, TripView } from '../tripView.ts';

/** A run is motorway from this share of its length on (formats.md §2 Driving hours), %. */
const motorwayPct = 90;

/**
 * The longer of outbound and loaded run decides. The higher threshold holds only where the document knows that the run is motorway: an estimated
 * leg, or one without a share, counts as ordinary road.
 */
export function checkSecondDriver({ policy, findings, iso }: CheckContext, trip: TripView): void {
  const { tripId, doc, stops, firstPickup, lastDropoff } = trip;
  if (firstPickup === -1 || lastDropoff < firstPickup) return;
  const outbound = stops.slice(1, firstPickup + 1);
  const loaded = stops.slice(firstPickup + 1, lastDropoff + 1);
  const longer = lengthM(outbound) > lengthM(loaded) ? outbound : loaded;
  const isMotorway = motorwayPctM(longer) >= motorwayPct * lengthM(longer);
  const limit = isMotorway ? policy.hos.second_driver_km_expressway : policy.hos.second_driver_km;
  const km = lengthM(longer) / 1000;
  const passed = passing(trip, longer, limit * 1000);
  findings.expect('hos.second_driver_km', km <= limit || doc.crew.length >= 2, {
    ...{ tripId, stopSeq: passed?.stop.seq, driverId: passed?.stop.driverId ?? undefined },
    ...{ at: passed ? iso(passed.atMs) : undefined, limit, actual: km },
  });
}

function lengthM(legs: readonly StopView[]): number {
  return legs.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
}

/** Metres by per cent of motorway, as far as the document knows. */
function motorwayPctM(legs: readonly StopView[]): number {
  const knownPct = ({ legEstimated, legMotorwayPct }: StopView) => (legEstimated ? 0 : (legMotorwayPct ?? 0));
  return legs.reduce((sum, leg) => sum + knownPct(leg) * leg.legDistanceM, 0);
}

/** Where a run passes a length, at its mean speed over that leg; null where it is shorter. */
function passing(
  { stops }: TripView,
  legs: readonly StopView[],
  limitM: number,
): { stop: StopView; atMs: number } | null {
  let leftM = limitM;
  for (const stop of legs) {
    if (stop.legDistanceM > leftM) {
      const drivenS = Math.floor((stop.legDriveS * leftM) / stop.legDistanceM);
      return { stop, atMs: stops[stop.index - 1]!.departMs + drivenS * 1000 };
    }
    leftM -= stop.legDistanceM;
  }
  return null;
}
