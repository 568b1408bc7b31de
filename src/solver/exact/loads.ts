import type { Problem } from '../problem.ts';

/** Most (carried so far, next bus's load) pairs that are looked at for one bus. */
const mostPairs = 400_000;
const mostGroups = 16;

/**
 * Every number of people of each group, as digits of one number in mixed radix: what a bus may carry, and what is carried so
 * far. Only for problems where there are few.
 */
export class Loads {
  /** Number of loads; load 0 is nobody. */
  readonly count: number;
  /** Number of (carried, load) pairs: the work of one bus. */
  readonly pairs: number;
  readonly size: Int32Array;
  /** What one person of a group adds to the number of a load. */
  readonly weight: Int32Array;
  /** By load: people, and bit masks of the groups and families aboard. */
  readonly people: Int32Array;
  readonly groups: Int32Array;
  readonly families: Int32Array;
  /** Highest risk aboard, by load. */
  readonly risk: Uint8Array;
  /** People by load and group: `load * groups + group`. */
  readonly #digits: Uint16Array;

  private constructor({ groups }: Problem, count: number, pairs: number) {
    this.count = count;
    this.pairs = pairs;
    this.size = groups.size;
    this.weight = new Int32Array(groups.count);
    let weight = 1;
    for (let g = 0; g < groups.count; g++) {
      this.weight[g] = weight;
      weight *= groups.size[g]! + 1;
    }
    this.people = new Int32Array(count);
    this.groups = new Int32Array(count);
    this.families = new Int32Array(count);
    this.risk = new Uint8Array(count);
    this.#digits = new Uint16Array(count * groups.count);
    for (let load = 0; load < count; load++)
      for (let g = 0; g < groups.count; g++)
        this.#digits[load * groups.count + g] = Math.floor(load / this.weight[g]!) % (groups.size[g]! + 1);
    const families = [...new Set(groups.family)];
    for (let load = 1; load < count; load++)
      for (let g = 0; g < groups.count; g++) {
        const people = this.peopleOf(load, g);
        if (people === 0) continue;
        this.people[load] = this.people[load]! + people;
        if (groups.risk[g]! > this.risk[load]!) this.risk[load] = groups.risk[g]!;
        this.groups[load] = this.groups[load]! | (1 << g);
        this.families[load] = this.families[load]! | (1 << families.indexOf(groups.family[g]!));
      }
  }

  /** The loads of a problem; null where there are too many to look at all. */
  static of(problem: Problem): Loads | null {
    const { groups } = problem;
    if (groups.count > mostGroups) return null;
    let count = 1;
    let pairs = 1;
    for (const size of groups.size) {
      count *= size + 1;
      pairs *= ((size + 1) * (size + 2)) / 2;
      if (pairs > mostPairs) return null;
    }
    return new Loads(problem, count, pairs);
  }

  /** People of a group in a load. */
  peopleOf(load: number, group: number): number {
    return this.#digits[load * this.size.length + group]!;
  }

  /** Calls `visit` with every load that fits into what `carried` leaves, nobody included. */
  forEachLeft(carried: number, visit: (load: number) => void): void {
    const { size, weight } = this;
    const room = size.map((most, g) => most - this.peopleOf(carried, g));
    const now = new Int32Array(size.length);
    for (let load = 0; ; ) {
      visit(load);
      let g = 0;
      for (; g < room.length && now[g] === room[g]; g++) {
        load -= now[g]! * weight[g]!;
        now[g] = 0;
      }
      if (g === room.length) return;
      now[g] = now[g]! + 1;
      load += weight[g]!;
    }
  }
}
