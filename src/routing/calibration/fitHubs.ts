import type { HubShares } from '../hubs.ts';
import { hubsPerPlace } from '../hubs.ts';
import type { Samples } from './samples.ts';

const iterations = 12;

/**
 * Least squares for one value a hub, so that the sum of both ends' values comes near `target(pair)`, each pair weighing
 * `weight(pair)`; by the same iteration as `fitHubPairs`.
 */
export function fitHubs(
  samples: Samples,
  shares: HubShares,
  hubCount: number,
  target: (pair: number) => number,
  weight: (pair: number) => number,
): Float64Array {
  const values = new Float64Array(hubCount);

  for (let iteration = 0; iteration < iterations; iteration++) {
    const push = new Float64Array(hubCount);
    const mass = new Float64Array(hubCount);

    for (let pair = 0; pair < samples.length; pair++) {
      const pairWeight = weight(pair);
      if (pairWeight === 0) continue;
      const from = samples.from[pair]! * hubsPerPlace;
      const to = samples.to[pair]! * hubsPerPlace;
      let fitted = 0;
      for (let k = 0; k < hubsPerPlace; k++) {
        fitted += shares.weight[from + k]! * values[shares.hub[from + k]!]!;
        fitted += shares.weight[to + k]! * values[shares.hub[to + k]!]!;
      }

      const residual = pairWeight * (target(pair) - fitted);
      for (let k = 0; k < hubsPerPlace; k++) {
        push[shares.hub[from + k]!]! += shares.weight[from + k]! * residual;
        mass[shares.hub[from + k]!]! += 2 * shares.weight[from + k]! * pairWeight;
        push[shares.hub[to + k]!]! += shares.weight[to + k]! * residual;
        mass[shares.hub[to + k]!]! += 2 * shares.weight[to + k]! * pairWeight;
      }
    }

    for (let hub = 0; hub < hubCount; hub++) if (mass[hub]! > 0) values[hub]! += push[hub]! / mass[hub]!;
  }

  return values;
}
