import type { Random } from '../random.ts';
import type { Individual } from './individual.ts';

/** Ordered crossover (OX): a stretch of one giant tour, the rest in the order of the other. */
export class Crossover {
  readonly #random: Random;
  readonly #taken: Uint8Array;

  constructor(visits: number, random: Random) {
    this.#random = random;
    this.#taken = new Uint8Array(visits + 1);
  }

  /** Writes the child's giant tour; it must still be cut into routes. */
  run(a: Individual, b: Individual, child: Individual): void {
    const visits = a.tour.length;
    const taken = this.#taken.fill(0);
    const begin = this.#random.below(visits);
    let end = this.#random.below(visits);
    while (visits > 1 && end === begin) end = this.#random.below(visits);

    let at = begin;
    for (; ; at = (at + 1) % visits) {
      const visit = a.tour[at]!;
      child.tour[at] = visit;
      taken[visit] = 1;
      if (at === end) break;
    }
    for (let i = 1; i <= visits; i++) {
      const visit = b.tour[(end + i) % visits]!;
      if (taken[visit] === 1) continue;
      at = (at + 1) % visits;
      child.tour[at] = visit;
    }
  }
}
