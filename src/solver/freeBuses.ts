import type { BusTypes } from './problem.ts';
import { insertAt, removeAt } from './route.ts';

/**
 * Bus types of which one is not in use, by price of a kilometre, cheapest first. Where every bus differs most of them are in
 * use, and a choice of bus need not look at those.
 */
export class FreeBuses {
  /** The first `count` entries. */
  readonly types: Int32Array;
  count = 0;
  readonly #fleet: BusTypes;
  readonly #used: Int32Array;
  /** Place of each type in the order by price. */
  readonly #rank: Int32Array;
  readonly #byRank: Int32Array;

  constructor(fleet: BusTypes) {
    this.#fleet = fleet;
    this.types = new Int32Array(fleet.types);
    this.#used = new Int32Array(fleet.types);
    this.#rank = new Int32Array(fleet.types);
    this.#byRank = Int32Array.from({ length: fleet.types }, (_, type) => type);
    this.#byRank.sort((a, b) => fleet.kmFen[a]! - fleet.kmFen[b]! || a - b);
    this.#byRank.forEach((type, rank) => {
      this.#rank[type] = rank;
    });
    this.reset();
  }

  /** All buses stand in their depots again. */
  reset(): void {
    this.#used.fill(0);
    this.count = 0;
    for (const type of this.#byRank) if (this.#fleet.count[type]! > 0) this.types[this.count++] = type;
  }

  copyFrom(other: FreeBuses): void {
    this.count = other.count;
    this.types.set(other.types);
    this.#used.set(other.#used);
  }

  /** How many buses of a type are in use. */
  used(type: number): number {
    return this.#used[type]!;
  }

  /** Sends a bus out. */
  take(type: number): void {
    this.#used[type] = this.#used[type]! + 1;
    if (this.#used[type] !== this.#fleet.count[type]!) return;
    removeAt(this.types, this.count, this.#placeOf(type));
    this.count--;
  }

  /** Has a bus back. */
  giveBack(type: number): void {
    this.#used[type] = this.#used[type]! - 1;
    if (this.#used[type] !== this.#fleet.count[type]! - 1) return;
    insertAt(this.types, this.count, this.#placeOf(type), type);
    this.count++;
  }

  /** Where a type stands in the list, or would stand. */
  #placeOf(type: number): number {
    const rank = this.#rank[type]!;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rank[this.types[middle]!]! < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
