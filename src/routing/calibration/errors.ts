import type { EstimatedLeg, PlacedEstimate } from '../estimateModel.ts';
import type { ClassKm } from './fastestPaths.ts';
import type { Samples } from './samples.ts';
import { roadKm } from './samples.ts';

/** How far the estimate of one measured pair is off. */
export interface PairError {
  pair: number;
  roadKm: number;
  leg: EstimatedLeg;
  /** Estimate ÷ measured − 1. */
  distance: number;
  driveTime: number;
  /** |measured ÷ estimate − 1|: what the band has to cover. */
  distanceMiss: number;
  driveTimeMiss: number;
}

/** Errors of the estimate over measured pairs, at the cruising speeds by which the fastest paths were found. */
export function pairErrors(samples: Samples, estimate: PlacedEstimate, speedsKmh: ClassKm): PairError[] {
  return Array.from({ length: samples.length }, (_, pair) => {
    const km = roadKm(samples, pair);
    const hours = hoursOf(
      [samples.motorwayKm[pair]!, samples.trunkKm[pair]!, samples.primaryKm[pair]!, samples.otherKm[pair]!],
      speedsKmh,
    );
    const leg = estimate.leg(samples.from[pair]!, samples.to[pair]!);
    const estimatedKm = leg.distanceM / 1000;
    const estimatedHours = estimatedKm * hoursOf([leg.motorway, leg.trunk, leg.primary, leg.other], speedsKmh);

    return {
      pair,
      roadKm: km,
      leg,
      distance: estimatedKm / km - 1,
      driveTime: estimatedHours / hours - 1,
      distanceMiss: Math.abs(km / estimatedKm - 1),
      driveTimeMiss: Math.abs(hours / estimatedHours - 1),
    };
  });
}

function hoursOf(classKm: ClassKm, speedsKmh: ClassKm): number {
  return classKm.reduce((sum, km, roadClass) => sum + km / speedsKmh[roadClass]!, 0);
}

/** Summary of a set of errors, all as fractions but `meanKm`. */
export interface ErrorSummary {
  pairs: number;
  distance: { mean: number; p95: number; bias: number };
  driveTime: { mean: number; p95: number; bias: number };
  /** Mean absolute error of the distance in km. */
  meanKm: number;
  /** Share of pairs whose band holds, for distance and for drive time; median half-width of the band. */
  bandHoldsDistance: number;
  bandHoldsDriveTime: number;
  bandMedian: number;
}

/** Sums up errors; throws on an empty set, whose summary would look perfect. */
export function summarise(errors: readonly PairError[]): ErrorSummary {
  if (errors.length === 0) throw new RangeError('summarise: no errors given');
  const side = (of: (error: PairError) => number) => ({
    mean: mean(errors.map((error) => Math.abs(of(error)))),
    p95: quantile(
      errors.map((error) => Math.abs(of(error))),
      0.95,
    ),
    bias: mean(errors.map(of)),
  });

  return {
    pairs: errors.length,
    distance: side((error) => error.distance),
    driveTime: side((error) => error.driveTime),
    meanKm: mean(errors.map((error) => Math.abs(error.distance) * error.roadKm)),
    bandHoldsDistance: mean(errors.map((error) => (error.distanceMiss <= error.leg.band ? 1 : 0))),
    bandHoldsDriveTime: mean(errors.map((error) => (error.driveTimeMiss <= error.leg.band ? 1 : 0))),
    bandMedian: quantile(
      errors.map((error) => error.leg.band),
      0.5,
    ),
  };
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
