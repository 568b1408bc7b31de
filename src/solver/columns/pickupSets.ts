import type { Problem } from '../problem.ts';
import { mayShare, type Network } from './network.ts';

/**
 * Every set of pick-up places that one bus could serve, as far as the limits of the loaded run tell, in order of size;
 * the sets of one place come first and are all there.
 * For every set and every member as the last one: the least loaded run over the set, and the least run from the
 * main depot (metres and seconds each for itself; Held & Karp 1962 over the sets). A set's `parent` is the set without its last member.
 */
export interface PickupSets {
  count: number;
  /** Members of a set stand at `set * width`, ascending; `size` of them. */
  width: number;
  size: Uint8Array;
  members: Int16Array;
  /** -1 for sets of one. */
  parent: Int32Array;
  /** `set * width + position of the last stop` */
  loadedM: Float64Array;
  loadedS: Float64Array;
  runM: Float64Array;
  runS: Float64Array;
}

/** Enumerates the sets; null where there are more than `most`. */
export function createPickupSets(problem: Problem, network: Network, most: number): PickupSets | null {
  const { pickups: n, between } = network;
  const outM = network.out.m.subarray(network.mainDepot * n);
  const outS = network.out.s.subarray(network.mainDepot * n);
  const width = Math.max(1, Math.min(problem.limits.maxPickups, n));
  if ((n + 1) ** width > Number.MAX_SAFE_INTEGER) return null;
  const together = compatible(problem, network);
  const reach = reachTables(network);
  const size: number[] = [];
  const members: number[] = [];
  const parent: number[] = [];
  const loadedM: number[] = [];
  const loadedS: number[] = [];
  const runM: number[] = [];
  const runS: number[] = [];
  const byKey = new Map<number, number>();
  const part = new Int32Array(width);

  const append = (of: number, from: number, added: number): boolean => {
    const k = from + 1;
    const set = size.length;
    const base = set * width;
    for (let i = 0; i < from; i++) members[base + i] = members[of * width + i]!;
    members[base + from] = added;
    for (let i = k; i < width; i++) members[base + i] = -1;
    // the set without each of its members, all of which must be feasible
    for (let i = 0; i < k; i++) {
      let key = 0;
      for (let j = 0; j < k; j++) if (j !== i) key = key * (n + 1) + members[base + j]! + 1;
      const found = from === 0 ? -1 : byKey.get(key);
      if (found === undefined) return false;
      part[i] = found;
    }
    let withinM = false;
    let withinS = false;
    for (let last = 0; last < width; last++) {
      const at = base + last;
      for (const list of [loadedM, loadedS, runM, runS]) list[at] = Number.POSITIVE_INFINITY;
      if (last >= k) continue;
      const to = members[base + last]!;
      if (from === 0) {
        loadedM[at] = 0;
        loadedS[at] = 0;
        runM[at] = outM[to]!;
        runS[at] = outS[to]!;
      }
      const rest = part[last]! * width;
      for (let i = 0; i < from; i++) {
        const before = rest + i;
        const leg = members[before]! * n + to;
        loadedM[at] = Math.min(loadedM[at]!, loadedM[before]! + between.m[leg]!);
        loadedS[at] = Math.min(loadedS[at]!, loadedS[before]! + between.s[leg]!);
        runM[at] = Math.min(runM[at]!, runM[before]! + between.m[leg]!);
        runS[at] = Math.min(runS[at]!, runS[before]! + between.s[leg]!);
      }
      let farM = 0;
      let farS = 0;
      for (let i = 0; i < k; i++) {
        farM = Math.max(farM, reach.m[to * n + members[base + i]!]!);
        farS = Math.max(farS, reach.s[to * n + members[base + i]!]!);
      }
      if (loadedM[at]! + farM <= problem.limits.loadedDistanceM) withinM = true;
      if (loadedS[at]! + farS <= problem.limits.loadedDriveS) withinS = true;
    }
    // sets of one stay in any case, so that they are numbered as the places are
    if (from > 0 && (!withinM || !withinS)) return false;
    size.push(k);
    parent.push(of);
    let key = 0;
    for (let i = 0; i < k; i++) key = key * (n + 1) + members[base + i]! + 1;
    byKey.set(key, set);
    return true;
  };

  for (let i = 0; i < n; i++) append(-1, 0, i);
  for (let set = 0; set < size.length; set++) {
    const k = size[set]!;
    if (k >= width) continue;
    for (let added = members[set * width + k - 1]! + 1; added < n; added++) {
      let allowed = true;
      for (let i = 0; i < k && allowed; i++) allowed = together[members[set * width + i]! * n + added] === 1;
      if (allowed) append(set, k, added);
      if (size.length > most) return null;
    }
  }
  const count = size.length;
  return {
    count,
    width,
    size: Uint8Array.from(size),
    members: Int16Array.from(members.slice(0, count * width)),
    parent: Int32Array.from(parent),
    loadedM: Float64Array.from(loadedM.slice(0, count * width)),
    loadedS: Float64Array.from(loadedS.slice(0, count * width)),
    runM: Float64Array.from(runM.slice(0, count * width)),
    runS: Float64Array.from(runS.slice(0, count * width)),
  };
}

/** `[i * pickups + j]`: whether any group at i may ride with any group at j. */
function compatible(problem: Problem, { pickups: n, groupsAt }: Network): Uint8Array {
  const together = new Uint8Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (groupsAt[i]!.some((a) => groupsAt[j]!.some((b) => mayShare(problem, a, b)))) together[i * n + j] = 1;
  return together;
}

/** `[last * pickups + p]`: from the last pick-up to the nearest drop-off that somebody at p wants. */
function reachTables({ pickups: n, dropoffs, groupsAt, dropoffOf, across }: Network) {
  const nearest = (table: Float64Array) => {
    const reach = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
    for (let last = 0; last < n; last++)
      for (let p = 0; p < n; p++)
        for (const g of groupsAt[p]!)
          reach[last * n + p] = Math.min(reach[last * n + p]!, table[last * dropoffs + dropoffOf[g]!]!);
    return reach;
  };
  return { m: nearest(across.m), s: nearest(across.s) };
}
