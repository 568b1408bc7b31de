/** Cuts violated by less are not worth a row. */
const leastViolation = 0.03;
/** New cuts at a time, and in how many of them one group may occur. */
const mostCuts = 60;
const mostCutsPerGroup = 4;
/** Every cut is about so many groups and asks for so many rides. */
export const cutMembers = 3;
export const cutRides = 2;

/**
 * Subset-row cuts (Jepsen et al. 2008) in their covering form: half the sum of "each of three groups rides" says that the trips
 * with one or two of them aboard count 1 and those with all three count 2, and together they count at least 3/2, hence 2.
 */
export class RideCuts {
  readonly triples: (readonly number[])[] = [];
  /** Cuts that a group is in. */
  readonly of: number[][];
  readonly #known = new Set<string>();

  constructor(groups: number) {
    this.of = Array.from({ length: groups }, () => []);
  }

  /** How much a trip counts in each cut that it counts in. */
  coefficients(groups: readonly number[]): Map<number, number> {
    const aboard = new Map<number, number>();
    for (const g of groups) for (const cut of this.of[g]!) aboard.set(cut, (aboard.get(cut) ?? 0) + 1);
    for (const [cut, members] of aboard) aboard.set(cut, Math.ceil(members / 2));
    return aboard;
  }

  /** Takes in the most violated new cuts of a fractional solution; returns their number. */
  separate(trips: readonly { groups: readonly number[]; share: number }[]): number {
    const found = this.#violated(trips);
    found.sort((a, b) => a.value - b.value);
    const taken = new Map<number, number>();
    let added = 0;
    for (const { triple } of found) {
      if (added >= mostCuts) break;
      if (triple.some((g) => (taken.get(g) ?? 0) >= mostCutsPerGroup)) continue;
      for (const g of triple) {
        taken.set(g, (taken.get(g) ?? 0) + 1);
        this.of[g]!.push(this.triples.length);
      }
      this.#known.add(triple.join());
      this.triples.push(triple);
      added++;
    }
    return added;
  }

  /**
   * Every violated triple, by rides of each group, of each pair and of all three together:
   * Σ rides − Σ pairs + 2 × all three counts trips with one, two and three of them as 1, 1 and 2.
   */
  #violated(trips: readonly { groups: readonly number[]; share: number }[]): { triple: number[]; value: number }[] {
    const n = this.of.length;
    const pairs = new Float64Array(n * n);
    const tripsOf: Set<number>[] = Array.from({ length: n }, () => new Set());
    trips.forEach(({ groups, share }, t) => {
      for (const a of groups) {
        tripsOf[a]!.add(t);
        for (const b of groups) pairs[a * n + b] = pairs[a * n + b]! + share;
      }
    });
    const found: { triple: number[]; value: number }[] = [];
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++) {
        const ab = pairs[a * n + a]! + pairs[b * n + b]! - pairs[a * n + b]!;
        for (let c = b + 1; c < n; c++) {
          let value = ab + pairs[c * n + c]! - pairs[a * n + c]! - pairs[b * n + c]!;
          if (value > cutRides - leastViolation) continue;
          for (const t of tripsOf[a]!) if (tripsOf[b]!.has(t) && tripsOf[c]!.has(t)) value += 2 * trips[t]!.share;
          if (value > cutRides - leastViolation) continue;
          const triple = [a, b, c];
          if (!this.#known.has(triple.join())) found.push({ triple, value });
        }
      }
    return found;
  }
}
