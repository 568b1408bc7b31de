import type { Problem } from '../problem.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { Prices } from './prices.ts';
import type { RideCuts } from './rideCuts.ts';
import type { Aim } from './tripCost.ts';

/**
 * For every set of pick-up places and every number of seats, more than anybody could earn with people from there: each
 * group is charged only its share of its company's and its family's price (all of it where that is a gain), and stops at
 * drop-offs are free. `set * (seats + 1) + q`; -Infinity where q people cannot come from all places of the set.
 */
export class SetValues {
  readonly seats: number;
  readonly values: Float64Array;
  readonly #problem: Problem;
  readonly #network: Network;
  readonly #sets: PickupSets;
  readonly #places: Float64Array;
  readonly #familyGroups: Int32Array;
  readonly #companyGroups: Int32Array;

  constructor(problem: Problem, network: Network, sets: PickupSets) {
    this.#problem = problem;
    this.#network = network;
    this.#sets = sets;
    this.seats = Math.max(0, ...problem.buses.capacity);
    this.values = new Float64Array(sets.count * (this.seats + 1));
    this.#places = new Float64Array(network.pickups * (this.seats + 1));
    this.#familyGroups = counts(problem.groups.family);
    this.#companyGroups = counts(problem.groups.company);
  }

  update(prices: Prices, aim: Aim, cuts: RideCuts): void {
    this.#valuePlaces(prices, aim, cuts);
    const { values, seats } = this;
    const places = this.#places;
    const { count, width, size, members, parent } = this.#sets;
    const stride = seats + 1;
    for (let set = 0; set < count; set++) {
      const k = size[set]!;
      const at = set * stride;
      const place = members[set * width + k - 1]! * stride;
      if (k === 1) {
        for (let q = 0; q <= seats; q++) values[at + q] = places[place + q]!;
        continue;
      }
      const rest = parent[set]! * stride;
      for (let q = 0; q < k; q++) values[at + q] = Number.NEGATIVE_INFINITY;
      for (let q = k; q <= seats; q++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let own = 1; own <= q - k + 1; own++) {
          const value = values[rest + q - own]! + places[place + own]!;
          if (value > best) best = value;
        }
        values[at + q] = best;
      }
    }
  }

  /** One place alone: a knapsack over its groups, at least one person. */
  #valuePlaces(prices: Prices, aim: Aim, cuts: RideCuts): void {
    const { groups } = this.#problem;
    const { pickups, groupsAt } = this.#network;
    const stride = this.seats + 1;
    const places = this.#places.fill(Number.NEGATIVE_INFINITY);
    for (let p = 0; p < pickups; p++) {
      const at = p * stride;
      for (const g of groupsAt[p]!) {
        const family = groups.family[g]!;
        const company = groups.company[g]!;
        const charge =
          share(prices.family[family]! - aim.familyFen, this.#familyGroups[family]!) +
          share(prices.company[company]! - aim.companyFen, this.#companyGroups[company]!) +
          cutPrice(cuts, prices, g);
        const price = prices.person[g]!;
        for (let q = this.seats; q >= 1; q--) {
          let best = places[at + q]!;
          const most = Math.min(groups.size[g]!, q);
          for (let people = 1; people <= most; people++) {
            const value = Math.max(0, places[at + q - people]!) + people * price + charge;
            if (value > best) best = value;
          }
          places[at + q] = best;
        }
      }
    }
  }
}

/** The most that a group's ride can earn in cuts. */
export function cutPrice(cuts: RideCuts, prices: Prices, group: number): number {
  return cuts.of[group]!.reduce((sum, cut) => sum + (prices.cut[cut] ?? 0), 0);
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
