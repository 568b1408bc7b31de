import { mayShare, type Network } from '../../columns/network.ts';
import type { Problem } from '../../problem.ts';

/**
 * What it takes a trip to carry a second group beside a first one: how much the least run over both (pick-ups, then drop-offs) is longer
 * than the run for the first alone, from whichever depot that is least. The groups that may ride beside `a` stand in `order` from
 * `start[a]` to `start[a + 1]`, itself first and then the nearest, each with its detour in metres.
 */
export interface Detours {
  start: Int32Array;
  order: Int16Array;
  extraM: Float64Array;
}

/** Measures all pairs: O(groups² × (depots + log groups)). */
export function measureDetours(problem: Problem, network: Network): Detours {
  const { count } = problem.groups;
  const alone = aloneRuns(network, count);
  const start = new Int32Array(count + 1);
  const order = new Int16Array(count * count);
  const extraM = new Float64Array(count * count);
  const row = new Float64Array(count);
  let at = 0;
  for (let a = 0; a < count; a++) {
    const list: number[] = [];
    for (let b = 0; b < count; b++) {
      row[b] = a === b ? -1 : detour(problem, network, alone, a, b);
      if (row[b]! < Number.POSITIVE_INFINITY) list.push(b);
    }
    list.sort((x, y) => row[x]! - row[y]! || x - y);
    for (const b of list) {
      order[at] = b;
      extraM[at++] = Math.max(0, row[b]!);
    }
    start[a + 1] = at;
  }
  return { start, order: order.slice(0, at), extraM: extraM.slice(0, at) };
}

/** `[group * depots + depot]`: the least run from a depot over a group's stops and back. */
function aloneRuns(network: Network, count: number): Float64Array {
  const { pickups, dropoffs, depots, pickupOf, dropoffOf, out, across, back } = network;
  const runs = new Float64Array(count * depots);
  for (let g = 0; g < count; g++) {
    const [p, q] = [pickupOf[g]!, dropoffOf[g]!];
    for (let d = 0; d < depots; d++)
      runs[g * depots + d] = out.m[d * pickups + p]! + across.m[p * dropoffs + q]! + back.m[d * dropoffs + q]!;
  }
  return runs;
}

/** Infinity where no bus may or can carry both. */
function detour(problem: Problem, network: Network, alone: Float64Array, a: number, b: number): number {
  if (!mayShare(problem, a, b)) return Number.POSITIVE_INFINITY;
  const { pickups, dropoffs, depots, pickupOf, dropoffOf, out, between, across, around, back } = network;
  const { limits } = problem;
  const [pa, pb, qa, qb] = [pickupOf[a]!, pickupOf[b]!, dropoffOf[a]!, dropoffOf[b]!];
  let least = Number.POSITIVE_INFINITY;
  let withinM = false;
  let withinS = false;
  for (let turn = 0; turn < 4; turn++) {
    const [first, last] = turn < 2 ? [pa, pb] : [pb, pa];
    const [next, end] = turn % 2 === 0 ? [qa, qb] : [qb, qa];
    const [l1, l2, l3] = [first * pickups + last, last * dropoffs + next, next * dropoffs + end];
    const loadedM = between.m[l1]! + across.m[l2]! + around.m[l3]!;
    const loadedS = between.s[l1]! + across.s[l2]! + around.s[l3]!;
    withinM ||= loadedM <= limits.loadedDistanceM;
    withinS ||= loadedS <= limits.loadedDriveS;
    for (let d = 0; d < depots; d++) {
      const run = out.m[d * pickups + first]! + loadedM + back.m[d * dropoffs + end]!;
      least = Math.min(least, run - alone[a * depots + d]!);
    }
  }
  return withinM && withinS ? Math.max(0, least) : Number.POSITIVE_INFINITY;
}
