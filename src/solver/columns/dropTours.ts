import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { LeastSums } from './tripCost.ts';

/** Drop-offs are toured exactly up to so many; a trip that needs more is charged the tour of the first ones. */
const exactStops = 9;

/**
 * Least runs over all pick-ups of a set and then some drop-offs, built up drop-off by drop-off (Held & Karp 1962): adding the
 * n-th one doubles the tables, taking it away again costs nothing. Runs begin at the main depot; another depot's are longer
 * by at least the least difference of their ways out. Tables: `mask * exactStops + last`.
 */
export class DropTours {
  readonly #network: Network;
  readonly #sets: PickupSets;
  readonly #runM = new Float64Array((1 << exactStops) * exactStops);
  readonly #runS = new Float64Array((1 << exactStops) * exactStops);
  /** From the main depot over all pick-ups to a drop-off, by drop-off. */
  readonly #entryM: Float64Array;
  readonly #entryS: Float64Array;
  readonly #stops = new Int32Array(exactStops);
  #pickups = 0;

  // ways out to the set's pick-ups by depot: the least, and how much longer at least than the main depot's
  readonly #outM: Float64Array;
  readonly #outS: Float64Array;
  readonly #fartherM: Float64Array;
  readonly #fartherS: Float64Array;
  /** The longest way out from the main depot. */
  #mostM = 0;
  #mostS = 0;

  constructor(network: Network, sets: PickupSets) {
    this.#network = network;
    this.#sets = sets;
    this.#entryM = new Float64Array(network.dropoffs);
    this.#entryS = new Float64Array(network.dropoffs);
    this.#outM = new Float64Array(network.depots);
    this.#outS = new Float64Array(network.depots);
    this.#fartherM = new Float64Array(network.depots);
    this.#fartherS = new Float64Array(network.depots);
  }

  /** Begins with a set of pick-up places; `dropoffs` are those that may follow. */
  start(set: number, dropoffs: Iterable<number>): void {
    const { dropoffs: count, across } = this.#network;
    const { width, size, members, runM, runS } = this.#sets;
    this.#pickups = size[set]!;
    for (const drop of dropoffs) {
      let leastM = Number.POSITIVE_INFINITY;
      let leastS = Number.POSITIVE_INFINITY;
      for (let i = 0; i < this.#pickups; i++) {
        const slot = set * width + i;
        const leg = members[slot]! * count + drop;
        leastM = Math.min(leastM, runM[slot]! + across.m[leg]!);
        leastS = Math.min(leastS, runS[slot]! + across.s[leg]!);
      }
      this.#entryM[drop] = leastM;
      this.#entryS[drop] = leastS;
    }
    this.#measureWaysOut(set);
  }

  #measureWaysOut(set: number): void {
    const { pickups: n, depots, out, mainDepot } = this.#network;
    const { width, members } = this.#sets;
    for (const list of [this.#outM, this.#outS, this.#fartherM, this.#fartherS]) list.fill(Number.POSITIVE_INFINITY);
    this.#mostM = 0;
    this.#mostS = 0;
    for (let i = 0; i < this.#pickups; i++) {
      const p = members[set * width + i]!;
      const mainM = out.m[mainDepot * n + p]!;
      const mainS = out.s[mainDepot * n + p]!;
      this.#mostM = Math.max(this.#mostM, mainM);
      this.#mostS = Math.max(this.#mostS, mainS);
      for (let d = 0; d < depots; d++) {
        this.#outM[d] = Math.min(this.#outM[d]!, out.m[d * n + p]!);
        this.#outS[d] = Math.min(this.#outS[d]!, out.s[d * n + p]!);
        this.#fartherM[d] = Math.min(this.#fartherM[d]!, out.m[d * n + p]! - mainM);
        this.#fartherS[d] = Math.min(this.#fartherS[d]!, out.s[d * n + p]! - mainS);
      }
    }
  }

  /** Puts a drop-off in the n-th place (from 0) of those toured. */
  add(n: number, drop: number): void {
    if (n >= exactStops) return;
    const stops = this.#stops;
    const runM = this.#runM;
    const runS = this.#runS;
    const { dropoffs: count, around } = this.#network;
    stops[n] = drop;
    const bit = 1 << n;
    runM[bit * exactStops + n] = this.#entryM[drop]!;
    runS[bit * exactStops + n] = this.#entryS[drop]!;
    for (let mask = bit + 1; mask < 2 * bit; mask++)
      for (let last = 0; last <= n; last++) {
        if ((mask & (1 << last)) === 0) continue;
        const before = (mask ^ (1 << last)) * exactStops;
        let leastM = Number.POSITIVE_INFINITY;
        let leastS = Number.POSITIVE_INFINITY;
        for (let prev = 0; prev <= n; prev++) {
          if (prev === last || (mask & (1 << prev)) === 0) continue;
          const leg = stops[prev]! * count + stops[last]!;
          const m = runM[before + prev]! + around.m[leg]!;
          const s = runS[before + prev]! + around.s[leg]!;
          if (m < leastM) leastM = m;
          if (s < leastS) leastS = s;
        }
        runM[mask * exactStops + last] = leastM;
        runS[mask * exactStops + last] = leastS;
      }
  }

  /** Least sums over the first `n` ≥ 1 drop-offs with a bus from a depot; `people` is left alone. */
  sumsInto(least: LeastSums, n: number, depot: number): void {
    const { dropoffs: count, back } = this.#network;
    const toured = Math.min(n, exactStops);
    const full = ((1 << toured) - 1) * exactStops;
    let endM = Number.POSITIVE_INFINITY;
    let endS = Number.POSITIVE_INFINITY;
    let homeM = Number.POSITIVE_INFINITY;
    let homeS = Number.POSITIVE_INFINITY;
    for (let last = 0; last < toured; last++) {
      const m = this.#runM[full + last]!;
      const s = this.#runS[full + last]!;
      const home = depot * count + this.#stops[last]!;
      endM = Math.min(endM, m);
      endS = Math.min(endS, s);
      homeM = Math.min(homeM, m + back.m[home]!);
      homeS = Math.min(homeS, s + back.s[home]!);
    }
    least.outM = this.#outM[depot]!;
    least.outS = this.#outS[depot]!;
    // any order's loaded run is its run from the main depot less the way out, which is at most the longest
    least.loadedM = endM - this.#mostM;
    least.loadedS = endS - this.#mostS;
    least.runM = homeM + this.#fartherM[depot]!;
    least.runS = homeS + this.#fartherS[depot]!;
    least.pickups = this.#pickups;
    least.dropoffs = n;
  }
}
