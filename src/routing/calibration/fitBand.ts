import { betweenKnots, curveValue } from '../curve.ts';
import type { EstimateFigures } from '../estimateModel.ts';
import { placeEstimate } from '../estimateModel.ts';
import { shareAmongHubs } from '../hubs.ts';
import { pairErrors, quantile } from './errors.ts';
import type { ClassKm } from './fastestPaths.ts';
import { fitCurve } from './fitCurve.ts';
import { fitHubs } from './fitHubs.ts';
import type { Samples } from './samples.ts';

/**
 * Widths of the error band from pairs that the figures were not fitted to: the typical miss in km by length and by the
 * region of both ends, then one factor on all, so that the band holds for `coverage` of the pairs in distance and in
 * drive time (split conformal prediction; Lei et al. 2018, doi:10.1080/01621459.2017.1307116).
 */
export function fitBand(
  figures: EstimateFigures,
  heldOut: Samples,
  speedsKmh: ClassKm,
  coverage: number,
): EstimateFigures['logBandKm'] {
  const errors = pairErrors(heldOut, placeEstimate(figures, heldOut.places), speedsKmh);
  const shares = shareAmongHubs(heldOut.places, figures.hubs);
  // Half a kilometre keeps the logarithm of a lucky hit within reason.
  const logMissKm = Float64Array.from(errors, ({ distanceMiss, driveTimeMiss, leg }) =>
    Math.log(0.5 + (Math.max(distanceMiss, driveTimeMiss) * leg.distanceM) / 1000),
  );

  const curve = fitCurve(heldOut, (pair) => logMissKm[pair]!);
  const typical = (pair: number) => curveValue(curve, betweenKnots(heldOut.straightKm[pair]!));
  const deviation = fitHubs(
    heldOut,
    shares,
    figures.hubs.length,
    (pair) => logMissKm[pair]! - typical(pair),
    () => 1,
  );

  const claimed = placeEstimate({ ...figures, logBandKm: { curve, deviation } }, heldOut.places);
  const ratios = (of: 'distanceMiss' | 'driveTimeMiss') =>
    errors.map((error) => error[of] / claimed.leg(heldOut.from[error.pair]!, heldOut.to[error.pair]!).band);
  const factor = Math.max(quantile(ratios('distanceMiss'), coverage), quantile(ratios('driveTimeMiss'), coverage));

  return { curve: curve.map((value) => value + Math.log(factor)), deviation };
}
