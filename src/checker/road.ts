import type { CruiseSpeeds } from '../contract/speeds.ts';
import type { Policy } from '../policy/schema.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import type { Run, TripView } from './tripView.ts';

/** What the estimate says of a run today. */
export interface EstimatedRun {
  distanceM: number;
  dayDriveS: number;
  nightDriveS: number;
  /** Half-width of the error band as a fraction. */
  band: number;
}

/** Cruising speeds by class; at night at most `night_factor` of the day limit, which on motorways is `max_expressway`. */
export function cruiseOf({ speed }: Policy): CruiseSpeeds {
  const { cruise, night_factor: factor, max_expressway: limit } = speed;
  return {
    motorwayKmh: cruise.motorway,
    trunkKmh: cruise.trunk,
    primaryKmh: cruise.primary,
    otherKmh: cruise.other,
    nightMotorwayKmh: Math.min(cruise.motorway, factor * limit),
    nightTrunkKmh: factor * cruise.trunk,
    nightPrimaryKmh: factor * cruise.primary,
    nightOtherKmh: factor * cruise.other,
  };
}

/** Estimates every run of every trip again, from the coordinates in the document. */
export async function estimateRuns(trips: readonly TripView[], policy: Policy): Promise<Map<Run, EstimatedRun>> {
  const router = createEstimateRouter(cruiseOf(policy));
  const estimates = new Map<Run, EstimatedRun>();
  for (const trip of trips) {
    const ends = [...new Set(trip.runs.flatMap((run) => [run.from, run.to]))];
    const points = ends.map((index) => trip.stops[index]!);
    const matrix = await router.matrix(points.map(({ lng, lat, adcode }) => ({ lng, lat, adcode })));
    for (const run of trip.runs) {
      const cell = ends.indexOf(run.from) * matrix.size + ends.indexOf(run.to);
      estimates.set(run, {
        distanceM: matrix.distanceM[cell]!,
        dayDriveS: matrix.driveS[cell]!,
        nightDriveS: matrix.nightDriveS[cell]!,
        band: matrix.band[cell]!,
      });
    }
  }
  return estimates;
}
