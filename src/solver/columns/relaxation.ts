import type { Problem } from '../problem.ts';
import type { RouteTimer } from '../timer.ts';
import { createNetwork, type Network } from './network.ts';
import { createPickupSets, type PickupSets } from './pickupSets.ts';

/** More sets of pick-up places than this are not enumerated; column generation then stands aside. */
const mostSets = 150_000;

/** What all column generation runs on one problem share. */
export interface Relaxation {
  problem: Problem;
  timer: RouteTimer;
  network: Network;
  sets: PickupSets;
  /** The least risk of a trip over each set: the highest over its places of the lowest of anybody there. */
  risk: Uint8Array;
}

/** Measures and enumerates; null where the problem is too large for it. */
export function createRelaxation(problem: Problem, timer: RouteTimer): Relaxation | null {
  if (problem.groups.count === 0) return null;
  const network = createNetwork(problem);
  const sets = createPickupSets(problem, network, mostSets);
  return sets === null ? null : { problem, timer, network, sets, risk: leastRisk(problem, network, sets) };
}

function leastRisk({ groups }: Problem, { groupsAt }: Network, sets: PickupSets): Uint8Array {
  const { count, width, size, members, parent } = sets;
  const lowest = groupsAt.map((list) => Math.min(...list.map((g) => groups.risk[g]!)));
  const risk = new Uint8Array(count);
  for (let set = 0; set < count; set++) {
    const own = lowest[members[set * width + size[set]! - 1]!]!;
    risk[set] = size[set] === 1 ? own : Math.max(own, risk[parent[set]!]!);
  }
  return risk;
}
