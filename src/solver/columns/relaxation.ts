import type { Problem } from '../problem.ts';
import type { Network } from './network.ts';
import { createPickupSets, type PickupSets } from './pickupSets.ts';

/**
 * More sets of pick-up places than this are not enumerated, and no more than keep the tables by set and bus type and by set
 * and seats to so many cells (8 bytes each); column generation then stands aside.
 */
const mostSets = 400_000;
const mostCells = 40_000_000;

/** What all column generation runs on one problem share. */
export interface Relaxation {
  problem: Problem;
  network: Network;
  sets: PickupSets;
  /** The least risk of a trip over each set: the highest over its places of the lowest of anybody there. */
  risk: Uint8Array;
}

/** Measures and enumerates; null where the problem is too large for it. */
export function createRelaxation(problem: Problem, network: Network): Relaxation | null {
  const { types, capacity } = problem.buses;
  const cells = types + Math.max(0, ...capacity) + 1;
  const sets = createPickupSets(problem, network, Math.min(mostSets, Math.floor(mostCells / cells)));
  return sets === null ? null : { problem, network, sets, risk: leastRisk(problem, network, sets) };
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
