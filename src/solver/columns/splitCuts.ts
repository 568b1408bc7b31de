import type { Groups } from '../problem.ts';
import type { Load } from './bestLoads.ts';

/** Cuts violated by less, as a share of what they ask for, are not worth a row; so many at a time. */
const leastViolation = 0.01;
const mostCuts = 60;

/**
 * Chvátal–Gomory cuts (Chvátal 1973) over the rides of one group: Σ ⌈people of it aboard / k⌉ ≥ ⌈people of it / k⌉. With k = people − 1 they say
 * that a group rides once in full or at least twice, where the plain relaxation lets it ride once in full by halves and once in part.
 * Somebody left over weakens the right side by one at most.
 */
export class SplitCuts {
  readonly cuts: { group: number; per: number; rides: number }[] = [];
  /** Cuts that a group is in. */
  readonly of: number[][];
  readonly #size: Int32Array;
  readonly #known = new Set<string>();

  constructor({ count, size }: Groups) {
    this.#size = size;
    this.of = Array.from({ length: count }, () => []);
  }

  /** How much a trip counts in each cut that it counts in. */
  coefficients({ groups, people }: Load): Map<number, number> {
    const counted = new Map<number, number>();
    groups.forEach((g, i) => {
      for (const cut of this.of[g]!) counted.set(cut, Math.ceil(people[i]! / this.cuts[cut]!.per));
    });
    return counted;
  }

  /** What so many people of a group earn in cuts beside their prices; never falls with their number. */
  gain(group: number, people: number, prices: Float64Array): number {
    let gain = 0;
    for (const cut of this.of[group]!) gain += (prices[cut] ?? 0) * Math.ceil(people / this.cuts[cut]!.per);
    return gain;
  }

  /** A straight line in the number of people that no gain exceeds and that is exact for the whole group. */
  line(group: number, prices: Float64Array): { perPerson: number; once: number } {
    const size = this.#size[group]!;
    const whole = this.gain(group, size, prices);
    let perPerson = Number.POSITIVE_INFINITY;
    for (let people = 1; people < size; people++)
      perPerson = Math.min(perPerson, (whole - this.gain(group, people, prices)) / (size - people));
    if (perPerson === Number.POSITIVE_INFINITY) perPerson = 0;
    return { perPerson, once: whole - perPerson * size };
  }

  /** Takes in the most violated new cut of each group of a fractional solution; returns their number. */
  separate(trips: readonly { load: Load; share: number }[]): number {
    const rides: { people: number; share: number }[][] = this.of.map(() => []);
    for (const { load, share } of trips)
      load.groups.forEach((g, i) => {
        rides[g]!.push({ people: load.people[i]!, share });
      });
    const found: { group: number; per: number; rides: number; violation: number }[] = [];
    rides.forEach((list, group) => {
      const cut = this.#mostViolated(group, list);
      if (cut !== null) found.push(cut);
    });
    found.sort((a, b) => b.violation - a.violation);
    found.length = Math.min(found.length, mostCuts);
    for (const { group, per, rides: least } of found) {
      this.of[group]!.push(this.cuts.length);
      this.#known.add(`${group}|${per}`);
      this.cuts.push({ group, per, rides: least });
    }
    return found.length;
  }

  #mostViolated(group: number, list: readonly { people: number; share: number }[]) {
    const size = this.#size[group]!;
    let worst: { group: number; per: number; rides: number; violation: number } | null = null;
    for (let per = 2; per < size; per++) {
      if (this.#known.has(`${group}|${per}`)) continue;
      const rides = Math.ceil(size / per);
      const counted = list.reduce((sum, { people, share }) => sum + share * Math.ceil(people / per), 0);
      const violation = 1 - counted / rides;
      if (violation > (worst?.violation ?? leastViolation)) worst = { group, per, rides, violation };
    }
    return worst;
  }
}
