import { betweenKnots, knotsKm } from '../curve.ts';
import type { Samples } from './samples.ts';

/** Mean of `value` by length at every knot, each pair shared between the two knots around it. */
export function fitCurve(samples: Samples, value: (pair: number) => number): Float64Array {
  const sums = new Float64Array(knotsKm.length);
  const weights = new Float64Array(knotsKm.length);

  for (let pair = 0; pair < samples.length; pair++) {
    const { lower, share } = betweenKnots(samples.straightKm[pair]!);
    const amount = value(pair);
    // Squared shares: a knot listens mostly to the pairs close to it.
    sums[lower]! += (1 - share) ** 2 * amount;
    weights[lower]! += (1 - share) ** 2;
    sums[lower + 1]! += share ** 2 * amount;
    weights[lower + 1]! += share ** 2;
  }

  return sums.map((sum, knot) => (weights[knot]! > 0 ? sum / weights[knot]! : 0));
}
