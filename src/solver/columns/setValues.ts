import type { Problem } from '../problem.ts';
import { ChargeShares } from './chargeShares.ts';
import type { Cuts } from './cuts.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import { valuePlaces } from './placeValues.ts';
import type { Prices } from './prices.ts';
import { cutMembers, type RideCuts } from './rideCuts.ts';
import type { SplitCuts } from './splitCuts.ts';
import type { Aim } from './tripCost.ts';

/**
 * For every set of pick-up places and every number of seats, more than anybody could earn with people from there: each
 * group is charged only its share of its company's and its family's price (all of it where that is a gain), and stops at
 * drop-offs are free. A set's table is filled when it is asked for.
 */
export class SetValues {
  readonly seats: number;
  /** By place: the most by which any people from there have become dearer (or cheaper, below zero) since the last prices, rides and cuts included. */
  readonly grown: Float64Array;
  readonly #problem: Problem;
  readonly #network: Network;
  readonly #sets: PickupSets;
  readonly #shares: ChargeShares;
  /** `place * (seats + 1) + seats at most` */
  readonly #places: Float64Array;
  #prices: Prices | null = null;
  /** More seats than a place has people are of no use there. */
  readonly #people: Int32Array;
  /** `set * (seats + 1) + q`; -Infinity where q people cannot come from all places of the set. */
  readonly #values: Float64Array;
  readonly #filledIn: Int32Array;
  #round = 0;

  constructor(problem: Problem, network: Network, sets: PickupSets) {
    this.#problem = problem;
    this.#network = network;
    this.#sets = sets;
    this.seats = Math.max(0, ...problem.buses.capacity);
    this.grown = new Float64Array(network.pickups);
    this.#shares = new ChargeShares(problem, network, sets);
    this.#places = new Float64Array(network.pickups * (this.seats + 1));
    this.#people = new Int32Array(network.pickups);
    network.groupsAt.forEach((list, p) => {
      this.#people[p] = list.reduce((sum, g) => sum + problem.groups.size[g]!, 0);
    });
    this.#values = new Float64Array(sets.count * (this.seats + 1));
    this.#filledIn = new Int32Array(sets.count);
  }

  /** Takes new prices; all tables are void afterwards. */
  update(prices: Prices, aim: Aim, { rides, splits }: Cuts): void {
    this.#round++;
    const charge = this.#shares.at(prices, aim).map((each, g) => each + cutPrice(rides, prices, g));
    const before = this.#prices ?? prices;
    const dearer = prices.person.map((price, g) => price - before.person[g]!);
    const dearerRides = this.#shares
      .risen(before, prices)
      .map((each, g) => rides.of[g]!.reduce((sum, cut) => sum + cutRise(before, prices, cut), each));
    const dearerSplits = prices.split.map((price, cut) => price - (before.split[cut] ?? 0));
    this.#prices = prices;
    this.#value(dearer, dearerRides, splits, dearerSplits);
    const stride = this.seats + 1;
    for (let p = 0; p < this.grown.length; p++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let q = 1; q <= this.seats; q++) most = Math.max(most, this.#places[p * stride + q]!);
      this.grown[p] = most;
    }
    this.#value(prices.person, charge, splits, prices.split);
  }

  #value(person: Float64Array, charge: Float64Array, splits: SplitCuts, prices: Float64Array): void {
    const gain = (g: number, people: number) => splits.gain(g, people, prices);
    valuePlaces(this.#problem, this.#network, this.seats, person, charge, gain, this.#places);
  }

  /** The value of a set with so many seats at most. */
  at(set: number, seats: number): number {
    if (this.#filledIn[set] !== this.#round) this.#fill(set);
    return this.#values[set * (this.seats + 1) + seats]!;
  }

  #fill(set: number): void {
    const { width, size, members, parent } = this.#sets;
    const values = this.#values;
    const places = this.#places;
    const stride = this.seats + 1;
    const k = size[set]!;
    const at = set * stride;
    const last = members[set * width + k - 1]!;
    const place = last * stride;
    this.#filledIn[set] = this.#round;
    if (k === 1) {
      for (let q = 0; q <= this.seats; q++) values[at + q] = places[place + q]!;
      return;
    }
    if (this.#filledIn[parent[set]!] !== this.#round) this.#fill(parent[set]!);
    const rest = parent[set]! * stride;
    for (let q = 0; q < k; q++) values[at + q] = Number.NEGATIVE_INFINITY;
    for (let q = k; q <= this.seats; q++) {
      let best = Number.NEGATIVE_INFINITY;
      const most = Math.min(q - k + 1, this.#people[last]!);
      for (let own = 1; own <= most; own++) {
        const value = values[rest + q - own]! + places[place + own]!;
        if (value > best) best = value;
      }
      values[at + q] = best;
    }
  }
}

/** The most that a group's ride can earn in cuts. */
export function cutPrice(cuts: RideCuts, prices: Prices, group: number): number {
  return cuts.of[group]!.reduce((sum, cut) => sum + (prices.cut[cut] ?? 0), 0);
}

/** The most by which a member's ride may have become dearer in a cut of three, of whom a ride counts one at least. */
function cutRise(before: Prices, now: Prices, cut: number): number {
  return share((now.cut[cut] ?? 0) - (before.cut[cut] ?? 0), cutMembers);
}

/** What one of several may be charged of a sum that is due once for all of them: never less in total than the truth. */
export function share(gain: number, among: number): number {
  return gain > 0 ? gain : gain / among;
}

/** How often each number occurs. */
export function counts(list: Int32Array): Int32Array {
  const result = new Int32Array(list.length === 0 ? 0 : 1 + Math.max(...list));
  for (const value of list) result[value] = result[value]! + 1;
  return result;
}
