import type { Network } from '../../columns/network.ts';
import { type Aim, roundingFen } from '../../columns/tripCost.ts';
import { zeroSums } from '../../cost.ts';
import type { Problem } from '../../problem.ts';

/**
 * `[group * types + type]`: what any trip with somebody of the group aboard costs at least, rides of families and companies left
 * out; Infinity where there is none. Of the way out only what leads to the nearest pick-up place is sure to be driven empty.
 */
export function aloneCosts({ groups, buses, limits }: Problem, network: Network, aim: Aim): Float64Array {
  const { pickups, dropoffs, depots, pickupOf, dropoffOf, depotOf, out, across, back } = network;
  const nearest = (table: Float64Array) =>
    Array.from({ length: depots }, (_, depot) =>
      table.subarray(depot * pickups, (depot + 1) * pickups).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    );
  const nearM = nearest(out.m);
  const nearS = nearest(out.s);
  const costs = new Float64Array(groups.count * buses.types);
  for (let g = 0; g < groups.count; g++) {
    const loaded = pickupOf[g]! * dropoffs + dropoffOf[g]!;
    const within = across.m[loaded]! <= limits.loadedDistanceM && across.s[loaded]! <= limits.loadedDriveS;
    for (let type = 0; type < buses.types; type++) {
      const depot = depotOf[type]!;
      const there = depot * pickups + pickupOf[g]!;
      const home = depot * dropoffs + dropoffOf[g]!;
      const cost = aim.tripCost(type, {
        ...zeroSums(),
        outM: nearM[depot]!,
        outS: nearS[depot]!,
        loadedM: across.m[loaded]!,
        loadedS: across.s[loaded]!,
        backM: out.m[there]! - nearM[depot]! + back.m[home]!,
        backS: out.s[there]! - nearS[depot]! + back.s[home]!,
        pickups: 1,
        dropoffs: 1,
        people: 1,
      });
      costs[g * buses.types + type] = within ? cost - roundingFen : Number.POSITIVE_INFINITY;
    }
  }
  return costs;
}
