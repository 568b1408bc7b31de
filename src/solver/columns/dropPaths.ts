import type { Network } from './network.ts';

/** So many table cells are remembered before the memory is emptied. */
const mostCells = 1 << 22;

/**
 * Least paths over sets of drop-offs from each to each of them (Held & Karp 1962), remembered: they depend on nothing else, so
 * all sets of pick-ups and all rounds share them. A set of n has a table of n × n cells, `first * n + last`, metres and
 * seconds each for itself; its drop-offs are in ascending order.
 */
export class DropPaths {
  m: Float64Array = new Float64Array(1 << 16);
  s: Float64Array = new Float64Array(1 << 16);
  readonly #network: Network;
  /** Offset by the set's key, in two halves so that keys stay exact. */
  readonly #known = new Map<number, Map<number, number>>();
  #used = 0;

  constructor(network: Network) {
    this.#network = network;
  }

  /** Empties a memory that has grown too large; offsets given before are void afterwards. */
  tidy(): void {
    if (this.#used < mostCells) return;
    this.#known.clear();
    this.#used = 0;
  }

  /** Offset of the table of the first `n` drop-offs of an ascending list. */
  at(drops: readonly number[], n: number): number {
    const base = this.#network.dropoffs + 1;
    let low = 0;
    let high = 0;
    for (let i = 0; i < n; i++)
      if (i < 5) low = low * base + drops[i]! + 1;
      else high = high * base + drops[i]! + 1;
    let half = this.#known.get(high);
    if (half === undefined) {
      half = new Map();
      this.#known.set(high, half);
    }
    const found = half.get(low);
    if (found !== undefined) return found;
    const offset = this.#compute(drops, n);
    half.set(low, offset);
    return offset;
  }

  #compute(drops: readonly number[], n: number): number {
    // the tables of the set without each of its members, as last stops, come first
    const without: number[] = [];
    for (let last = 0; last < n && n > 1; last++) {
      const rest = drops.slice(0, n);
      rest.splice(last, 1);
      without.push(this.at(rest, n - 1));
    }
    const offset = this.#reserve(n * n);
    const { m, s } = this;
    const { dropoffs: count, around } = this.#network;
    for (let last = 0; last < n; last++)
      for (let first = 0; first < n; first++) {
        let leastM = n === 1 ? 0 : Number.POSITIVE_INFINITY;
        let leastS = leastM;
        for (let prev = 0; prev < n && first !== last; prev++) {
          if (prev === last) continue;
          const part = without[last]! + (first - (first > last ? 1 : 0)) * (n - 1) + prev - (prev > last ? 1 : 0);
          const leg = drops[prev]! * count + drops[last]!;
          leastM = Math.min(leastM, m[part]! + around.m[leg]!);
          leastS = Math.min(leastS, s[part]! + around.s[leg]!);
        }
        m[offset + first * n + last] = leastM;
        s[offset + first * n + last] = leastS;
      }
    return offset;
  }

  #reserve(cells: number): number {
    const offset = this.#used;
    this.#used += cells;
    if (this.#used > this.m.length) {
      this.m = grown(this.m);
      this.s = grown(this.s);
    }
    return offset;
  }
}

function grown(list: Float64Array): Float64Array {
  const larger = new Float64Array(2 * list.length);
  larger.set(list);
  return larger;
}
