import { betweenKnots, curveValue, knotsKm } from '../curve.ts';
import type { EstimateFigures, PairFigure } from '../estimateModel.ts';
import { shareAmongHubs } from '../hubs.ts';
import { fitCurve } from './fitCurve.ts';
import { fitHubPairs } from './fitHubPairs.ts';
import { fitHubs } from './fitHubs.ts';
import { placeHubs } from './placeHubs.ts';
import type { Samples } from './samples.ts';
import { roadKm } from './samples.ts';

/** Half a pair: the graph gives many pairs for nearly every two regions. */
const ridge = 0.5;

/** Fits all figures but the error band, which is left at one kilometre and set by `fitBand`. */
export function fitFigures(samples: Samples, hubCount: number): EstimateFigures {
  const { motorwayKm, trunkKm, primaryKm, otherKm, straightKm } = samples;
  const hubs = placeHubs(samples.places, hubCount);
  const shares = shareAmongHubs(samples.places, hubs);

  const pairFigure = (value: (pair: number) => number): PairFigure => {
    const curve = fitCurve(samples, value);
    const deviation = fitHubPairs(
      samples,
      shares,
      hubCount,
      (pair) => value(pair) - curveValue(curve, betweenKnots(straightKm[pair]!)),
      ridge,
    );
    return { curve, deviation };
  };

  const localKm = (pair: number) => trunkKm[pair]! + primaryKm[pair]!;
  const halfTrunkPart = fitHubs(
    samples,
    shares,
    hubCount,
    (pair) => trunkKm[pair]! / localKm(pair),
    (pair) => localKm(pair) / straightKm[pair]!,
  );

  return {
    hubs,
    logFactor: pairFigure((pair) => Math.log(roadKm(samples, pair) / straightKm[pair]!)),
    motorway: pairFigure((pair) => motorwayKm[pair]! / roadKm(samples, pair)),
    other: fitCurve(samples, (pair) => otherKm[pair]! / roadKm(samples, pair)),
    trunkPart: halfTrunkPart.map((half) => Math.min(1, Math.max(0, 2 * half))),
    logBandKm: { curve: new Float64Array(knotsKm.length), deviation: new Float64Array(hubCount) },
  };
}
