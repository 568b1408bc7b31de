/**
 * Small fast counting generator (sfc32, Chris Doty-Humphrey 2010, passes PractRand): the only source of chance in the
 * solver, so that the same seed gives the same run on every machine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number) {
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 2 ** 32) >>> 0;
    this.#c = 0x9e3779b9;
    for (let i = 0; i < 15; i++) this.#next();
  }

  /** A uniform float in [0, 1). */
  float(): number {
    return this.#next() / 4294967296;
  }

  /** A uniform integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.float() * n);
  }

  /** Shuffles the first `n` entries in place (Fisher–Yates). */
  shuffle(list: Int32Array, n: number): void {
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const swapped = list[i]!;
      list[i] = list[j]!;
      list[j] = swapped;
    }
  }

  #next(): number {
    const t = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return t >>> 0;
  }
}
