import type { Problem } from '../problem.ts';
import type { Legs, Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import { type Aim, timerSums, zeroLeastSums } from './tripCost.ts';

/**
 * The least that a trip over a set of pick-up places can cost with each bus type, whoever is aboard: the best order of
 * pick-ups, then the farthest of the members' nearest drop-offs on the way back. `set * types + type`.
 */
export function setCosts(problem: Problem, network: Network, sets: PickupSets, aim: Aim): Float64Array {
  const { limits } = problem;
  const { types } = problem.buses;
  const { pickups: n, depots, depotOf, out, mainDepot } = network;
  const { width, members, size } = sets;
  const ahead = { m: waysAhead(network, 'm'), s: waysAhead(network, 's') };
  const homeward = { m: waysHome(network, 'm'), s: waysHome(network, 's') };
  const costs = new Float64Array(sets.count * types);
  const byDepot = Array.from({ length: depots }, zeroLeastSums);

  for (let set = 0; set < sets.count; set++) {
    const base = set * width;
    const k = size[set]!;
    for (let d = 0; d < depots; d++) {
      const least = byDepot[d]!;
      least.pickups = least.people = k;
      least.dropoffs = 1;
      least.outM = least.outS = least.loadedM = least.loadedS = Number.POSITIVE_INFINITY;
      least.runM = least.runS = Number.POSITIVE_INFINITY;
      let farM = Number.POSITIVE_INFINITY;
      let farS = Number.POSITIVE_INFINITY;
      for (let i = 0; i < k; i++) {
        const last = members[base + i]!;
        let aheadM = 0;
        let aheadS = 0;
        let homeM = 0;
        let homeS = 0;
        for (let j = 0; j < k; j++) {
          const cell = last * n + members[base + j]!;
          aheadM = Math.max(aheadM, ahead.m[cell]!);
          aheadS = Math.max(aheadS, ahead.s[cell]!);
          homeM = Math.max(homeM, homeward.m[cell * depots + d]!);
          homeS = Math.max(homeS, homeward.s[cell * depots + d]!);
        }
        const outM = out.m[d * n + last]!;
        const outS = out.s[d * n + last]!;
        farM = Math.min(farM, outM - out.m[mainDepot * n + last]!);
        farS = Math.min(farS, outS - out.s[mainDepot * n + last]!);
        least.outM = Math.min(least.outM, outM);
        least.outS = Math.min(least.outS, outS);
        least.loadedM = Math.min(least.loadedM, sets.loadedM[base + i]! + aheadM);
        least.loadedS = Math.min(least.loadedS, sets.loadedS[base + i]! + aheadS);
        least.runM = Math.min(least.runM, sets.runM[base + i]! + homeM);
        least.runS = Math.min(least.runS, sets.runS[base + i]! + homeS);
      }
      // from another depot any order begins at least so much farther out
      least.runM += farM;
      least.runS += farS;
    }
    for (let type = 0; type < types; type++) {
      const least = byDepot[depotOf[type]!]!;
      const within = least.loadedM <= limits.loadedDistanceM && least.loadedS <= limits.loadedDriveS;
      costs[set * types + type] = within ? aim.tripCost(type, timerSums(least)) : Number.POSITIVE_INFINITY;
    }
  }
  return costs;
}

/** `[last * pickups + p]`: from a last pick-up to the nearest drop-off that somebody at p wants. */
function waysAhead({ pickups: n, dropoffs, groupsAt, dropoffOf, across }: Network, unit: keyof Legs): Float64Array {
  const ways = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  for (let last = 0; last < n; last++)
    for (let p = 0; p < n; p++)
      for (const g of groupsAt[p]!)
        ways[last * n + p] = Math.min(ways[last * n + p]!, across[unit][last * dropoffs + dropoffOf[g]!]!);
  return ways;
}

/** `[(last * pickups + p) * depots + d]`: the same and on to the depot. */
function waysHome(network: Network, unit: keyof Legs): Float64Array {
  const { pickups: n, dropoffs, depots, groupsAt, dropoffOf, across, back } = network;
  const ways = new Float64Array(n * n * depots).fill(Number.POSITIVE_INFINITY);
  for (let last = 0; last < n; last++)
    for (let p = 0; p < n; p++)
      for (const g of groupsAt[p]!)
        for (let d = 0; d < depots; d++) {
          const drop = dropoffOf[g]!;
          const way = across[unit][last * dropoffs + drop]! + back[unit][d * dropoffs + drop]!;
          const cell = (last * n + p) * depots + d;
          ways[cell] = Math.min(ways[cell]!, way);
        }
  return ways;
}
