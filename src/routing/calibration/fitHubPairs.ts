import { hubRelevance } from '../curve.ts';
import type { HubShares } from '../hubs.ts';
import { hubPair, hubPairs, hubsPerPlace } from '../hubs.ts';
import type { Samples } from './samples.ts';

const iterations = 8;
const relaxation = 1.5;

/**
 * Least squares for a triangular table of hub-pair deviations, so that the blend over both ends' hubs comes near
 * `deviation(pair)`: simultaneous iterative reconstruction (SIRT; Gilbert 1972, doi:10.1016/0022-5193(72)90180-4).
 * Legs below 100 km weigh less, by the square root of their length: their scatter is local. `ridge` (in pairs) pulls cells
 * that few pairs speak for towards zero.
 */
export function fitHubPairs(
  samples: Samples,
  shares: HubShares,
  hubCount: number,
  deviation: (pair: number) => number,
  ridge: number,
): Float64Array {
  const table = new Float64Array(hubPairs(hubCount));
  const target = Float32Array.from({ length: samples.length }, (_, pair) => deviation(pair));
  const cells = new Int32Array(hubsPerPlace * hubsPerPlace);
  const blend = new Float64Array(hubsPerPlace * hubsPerPlace);

  for (let iteration = 0; iteration < iterations; iteration++) {
    const push = new Float64Array(table.length);
    const mass = new Float64Array(table.length);

    for (let pair = 0; pair < samples.length; pair++) {
      const km = samples.straightKm[pair]!;
      const relevance = hubRelevance(km);
      if (relevance === 0) continue;
      const weight = Math.min(1, Math.sqrt(km / 100));

      let fitted = 0;
      for (let a = 0; a < hubsPerPlace; a++) {
        for (let b = 0; b < hubsPerPlace; b++) {
          const from = samples.from[pair]! * hubsPerPlace + a;
          const to = samples.to[pair]! * hubsPerPlace + b;
          const k = a * hubsPerPlace + b;
          cells[k] = hubPair(shares.hub[from]!, shares.hub[to]!);
          blend[k] = relevance * shares.weight[from]! * shares.weight[to]!;
          fitted += blend[k]! * table[cells[k]!]!;
        }
      }

      const residual = target[pair]! - fitted;
      for (let k = 0; k < cells.length; k++) {
        push[cells[k]!]! += weight * blend[k]! * residual;
        mass[cells[k]!]! += weight * blend[k]!;
      }
    }

    for (let cell = 0; cell < table.length; cell++) table[cell]! += (relaxation * push[cell]!) / (mass[cell]! + ridge);
  }

  return table;
}
