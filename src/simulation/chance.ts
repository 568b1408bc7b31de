import { Random } from '../solver/random.ts';

/** Chance as a simulation needs it; the same seed always gives the same run. */
export class Chance {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.#random.float() < probability;
  }

  /** A uniform whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + this.#random.below(most - least + 1);
  }

  /** A uniform duration in ms. */
  minutes(least: number, most: number): number {
    return Math.round((least + this.#random.float() * (most - least)) * 60_000);
  }

  /** A normal temperature, one decimal: 36.0 to 36.9 °C. */
  wellCelsius(): number {
    return this.whole(360, 369) / 10;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.#random.below(list.length)]!;
  }

  /** A copy in a random order. */
  shuffled<T>(list: readonly T[]): T[] {
    const order = Int32Array.from(list, (_, index) => index);
    this.#random.shuffle(order, order.length);
    return Array.from(order, (index) => list[index]!);
  }

  /** A uuid (version 4) that follows from the seed. */
  uuid(): string {
    const digits = Array.from({ length: 32 }, () => this.whole(0, 15).toString(16));
    digits[12] = '4';
    digits[16] = (8 + this.whole(0, 3)).toString(16);
    return [0, 8, 12, 16, 20].map((from, part, starts) => digits.slice(from, starts[part + 1]).join('')).join('-');
  }
}
