import { greatCircleM } from '../greatCircle.ts';
import type { FastestPaths } from './fastestPaths.ts';
import type { SnappedPlace } from './places.ts';

/** Measured pairs on flat arrays: pair `k` joins places `from[k]` and `to[k]`. */
export interface Samples {
  places: readonly SnappedPlace[];
  length: number;
  from: Uint16Array;
  to: Uint16Array;
  straightKm: Float32Array;
  motorwayKm: Float32Array;
  trunkKm: Float32Array;
  primaryKm: Float32Array;
  otherKm: Float32Array;
}

/** Shorter pairs say more of where the places were snapped than of roads. */
const straightMinKm = 1;

/**
 * Measures every pair of places that `wanted` accepts, each unordered pair once; asks `wanted` for `from < to` only.
 * Pairs without a road between, or whose ends were snapped to one point, drop out.
 */
export function measurePairs(
  places: readonly SnappedPlace[],
  paths: FastestPaths,
  wanted: (from: number, to: number) => boolean,
): Samples {
  const capacity = (places.length * (places.length - 1)) / 2;
  const samples = {
    from: new Uint16Array(capacity),
    to: new Uint16Array(capacity),
    straightKm: new Float32Array(capacity),
    motorwayKm: new Float32Array(capacity),
    trunkKm: new Float32Array(capacity),
    primaryKm: new Float32Array(capacity),
    otherKm: new Float32Array(capacity),
  };

  let length = 0;
  for (let from = 0; from < places.length; from++) {
    const targets: number[] = [];
    for (let to = from + 1; to < places.length; to++) if (wanted(from, to)) targets.push(to);
    if (targets.length === 0) continue;

    paths.from(places[from]!.snap);
    for (const to of targets) {
      const straightKm = greatCircleM(places[from]!, places[to]!) / 1000;
      const path = paths.to(places[to]!.snap);
      if (path === null || path.every((km) => km === 0) || straightKm < straightMinKm) continue;
      samples.from[length] = from;
      samples.to[length] = to;
      samples.straightKm[length] = straightKm;
      [samples.motorwayKm[length], samples.trunkKm[length], samples.primaryKm[length], samples.otherKm[length]] = path;
      length++;
    }
  }

  return { places, length, ...samples };
}

/** The given pairs of a sample, in the given order, between the same places. */
export function somePairs(samples: Samples, pairs: readonly number[]): Samples {
  const floats = (values: Float32Array) => Float32Array.from(pairs, (pair) => values[pair]!);
  const indices = (values: Uint16Array) => Uint16Array.from(pairs, (pair) => values[pair]!);
  return {
    places: samples.places,
    length: pairs.length,
    from: indices(samples.from),
    to: indices(samples.to),
    straightKm: floats(samples.straightKm),
    motorwayKm: floats(samples.motorwayKm),
    trunkKm: floats(samples.trunkKm),
    primaryKm: floats(samples.primaryKm),
    otherKm: floats(samples.otherKm),
  };
}

/** Road kilometres of a measured pair, never below the great circle: snapping moves both ends a little. */
export function roadKm(samples: Samples, pair: number): number {
  const { motorwayKm, trunkKm, primaryKm, otherKm, straightKm } = samples;
  return Math.max(straightKm[pair]!, motorwayKm[pair]! + trunkKm[pair]! + primaryKm[pair]! + otherKm[pair]!);
}
