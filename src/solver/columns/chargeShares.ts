import type { Problem } from '../problem.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { Prices } from './prices.ts';
import { share } from './setValues.ts';
import type { Aim } from './tripCost.ts';

/**
 * What each group's ride earns or costs beside its people, when the price of its family and of its company is split among
 * all of them that could share a bus with it: added up over any trip, never less than the trip's true charges.
 */
export class ChargeShares {
  readonly #problem: Problem;
  /** How many of the same family (company) may be in one bus with each group, itself included. */
  readonly #familyMates: Int32Array;
  readonly #companyMates: Int32Array;

  constructor(problem: Problem, network: Network, sets: PickupSets) {
    this.#problem = problem;
    const together = sharedPlaces(network, sets);
    this.#familyMates = mates(problem.groups.family, network, together);
    this.#companyMates = mates(problem.groups.company, network, together);
  }

  /** By group; at these prices. */
  at(prices: Prices, aim: Aim): Float64Array {
    const { count, family, company } = this.#problem.groups;
    return Float64Array.from(
      { length: count },
      (_, g) =>
        share(prices.family[family[g]!]! - aim.familyFen, this.#familyMates[g]!) +
        share(prices.company[company[g]!]! - aim.companyFen, this.#companyMates[g]!),
    );
  }

  /** By group: no trip's charges have risen by more than the sum of these over its groups. */
  risen(before: Prices, now: Prices): Float64Array {
    const { count, family, company } = this.#problem.groups;
    return Float64Array.from(
      { length: count },
      (_, g) =>
        share(now.family[family[g]!]! - before.family[family[g]!]!, this.#familyMates[g]!) +
        share(now.company[company[g]!]! - before.company[company[g]!]!, this.#companyMates[g]!),
    );
  }
}

/** `[i * pickups + j]`: whether a set of the two is listed. */
function sharedPlaces({ pickups: n }: Network, { count, width, size, members }: PickupSets): Uint8Array {
  const together = new Uint8Array(n * n);
  for (let set = 0; set < count && size[set]! <= 2; set++) {
    const a = members[set * width]!;
    const b = members[set * width + size[set]! - 1]!;
    together[a * n + b] = 1;
    together[b * n + a] = 1;
  }
  return together;
}

function mates(unitOf: Int32Array, { pickups: n, pickupOf }: Network, together: Uint8Array): Int32Array {
  const members = new Map<number, number[]>();
  unitOf.forEach((unit, g) => {
    const list = members.get(unit);
    if (list === undefined) members.set(unit, [g]);
    else list.push(g);
  });
  return Int32Array.from(
    unitOf,
    (unit, g) => members.get(unit)!.filter((other) => together[pickupOf[g]! * n + pickupOf[other]!] === 1).length,
  );
}
