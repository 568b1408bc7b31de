import { DropPaths } from './dropPaths.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { LeastSums } from './tripCost.ts';

/** Drop-offs are toured exactly up to so many; a trip that needs more is charged the tour of the first ones, which is nearly as long. */
const exactStops = 6;

/**
 * Least runs over all pick-ups of a set and then some drop-offs, added one by one and taken away in reverse. Runs begin at the
 * main depot; another depot's are longer by at least the least difference of their ways out.
 */
export class DropTours {
  readonly #network: Network;
  readonly #sets: PickupSets;
  readonly #paths: DropPaths;
  /** All drop-offs in the order of their coming. */
  readonly #drops: number[] = [];
  /** By number of drop-offs: which, ascending, and the least run that ends at each. */
  readonly #stops: number[][] = Array.from({ length: exactStops + 1 }, () => []);
  readonly #endM = new Float64Array((exactStops + 1) * exactStops);
  readonly #endS = new Float64Array((exactStops + 1) * exactStops);
  /** From the main depot over all pick-ups to a drop-off, by drop-off. */
  readonly #entryM: Float64Array;
  readonly #entryS: Float64Array;
  #pickups = 0;
  /** The drop-offs that may follow. */
  #choice: readonly number[] = [];

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
    this.#paths = new DropPaths(network);
    this.#entryM = new Float64Array(network.dropoffs);
    this.#entryS = new Float64Array(network.dropoffs);
    this.#outM = new Float64Array(network.depots);
    this.#outS = new Float64Array(network.depots);
    this.#fartherM = new Float64Array(network.depots);
    this.#fartherS = new Float64Array(network.depots);
  }

  /** Begins with a set of pick-up places; `dropoffs` are those that may follow. */
  start(set: number, dropoffs: readonly number[]): void {
    this.#choice = dropoffs;
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
    this.#paths.tidy();
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

  /** Adds a drop-off to the `n` toured so far. */
  add(n: number, drop: number): void {
    this.#drops[n] = drop;
    if (n >= exactStops) return;
    const before = this.#stops[n]!;
    const stops = this.#stops[n + 1]!;
    let at = n;
    for (; at > 0 && before[at - 1]! > drop; at--) stops[at] = before[at - 1]!;
    stops[at] = drop;
    for (let i = 0; i < at; i++) stops[i] = before[i]!;

    const count = n + 1;
    const offset = this.#paths.at(stops, count);
    const { m, s } = this.#paths;
    for (let last = 0; last < count; last++) {
      let leastM = Number.POSITIVE_INFINITY;
      let leastS = Number.POSITIVE_INFINITY;
      for (let first = 0; first < count; first++) {
        const cell = offset + first * count + last;
        const entry = stops[first]!;
        leastM = Math.min(leastM, this.#entryM[entry]! + m[cell]!);
        leastS = Math.min(leastS, this.#entryS[entry]! + s[cell]!);
      }
      this.#endM[count * exactStops + last] = leastM;
      this.#endS[count * exactStops + last] = leastS;
    }
  }

  /** Least sums of any trip over the set with a bus from a depot, one drop-off being enough; `people` is left alone. */
  leastInto(least: LeastSums, depot: number): void {
    const { dropoffs: count, back } = this.#network;
    let endM = Number.POSITIVE_INFINITY;
    let endS = Number.POSITIVE_INFINITY;
    let homeM = Number.POSITIVE_INFINITY;
    let homeS = Number.POSITIVE_INFINITY;
    for (const drop of this.#choice) {
      const home = depot * count + drop;
      endM = Math.min(endM, this.#entryM[drop]!);
      endS = Math.min(endS, this.#entryS[drop]!);
      homeM = Math.min(homeM, this.#entryM[drop]! + back.m[home]!);
      homeS = Math.min(homeS, this.#entryS[drop]! + back.s[home]!);
    }
    this.#book(least, depot, 1, endM, endS, homeM, homeS);
  }

  /** Least sums over the first `n` ≥ 1 drop-offs with a bus from a depot; `people` is left alone. */
  sumsInto(least: LeastSums, n: number, depot: number): void {
    const { dropoffs: count, back } = this.#network;
    const toured = Math.min(n, exactStops);
    const stops = this.#stops[toured]!;
    let endM = Number.POSITIVE_INFINITY;
    let endS = Number.POSITIVE_INFINITY;
    let homeM = Number.POSITIVE_INFINITY;
    let homeS = Number.POSITIVE_INFINITY;
    for (let last = 0; last < toured; last++) {
      const m = this.#endM[toured * exactStops + last]!;
      const s = this.#endS[toured * exactStops + last]!;
      const home = depot * count + stops[last]!;
      endM = Math.min(endM, m);
      endS = Math.min(endS, s);
      homeM = Math.min(homeM, m + back.m[home]!);
      homeS = Math.min(homeS, s + back.s[home]!);
    }
    for (let i = toured; i < n; i++) {
      const drop = this.#drops[i]!;
      const home = depot * count + drop;
      endM = Math.max(endM, this.#entryM[drop]!);
      endS = Math.max(endS, this.#entryS[drop]!);
      homeM = Math.max(homeM, this.#entryM[drop]! + back.m[home]!);
      homeS = Math.max(homeS, this.#entryS[drop]! + back.s[home]!);
    }
    this.#book(least, depot, n, endM, endS, homeM, homeS);
  }

  #book(
    least: LeastSums,
    depot: number,
    drops: number,
    endM: number,
    endS: number,
    homeM: number,
    homeS: number,
  ): void {
    least.outM = this.#outM[depot]!;
    least.outS = this.#outS[depot]!;
    // any order's loaded run is its run from the main depot less the way out, which is at most the longest
    least.loadedM = endM - this.#mostM;
    least.loadedS = endS - this.#mostS;
    least.runM = homeM + this.#fartherM[depot]!;
    least.runS = homeS + this.#fartherS[depot]!;
    least.pickups = this.#pickups;
    least.dropoffs = drops;
  }
}
