import type { VisitProblem } from './visitProblem.ts';

/** For every visit the visits near it, in either direction; moves are tried on these pairs only (granular search, Toth & Vigo 2003). */
export class NearVisits {
  /** The lists one after another. */
  readonly list: Int32Array;
  /** Where each visit's list begins; entry `visits + 1` is the end of the last. */
  readonly begin: Int32Array;

  constructor({ visits, cost }: VisitProblem, size: number) {
    const stride = visits + 1;
    const near = Array.from({ length: stride }, () => new Set<number>());
    const others = Array.from({ length: visits }, (_, i) => i + 1);
    for (let visit = 1; visit <= visits; visit++) {
      const far = (other: number) => Math.min(cost[visit * stride + other]!, cost[other * stride + visit]!);
      const sorted = others.filter((other) => other !== visit).sort((a, b) => far(a) - far(b) || a - b);
      for (const other of sorted.slice(0, size)) {
        near[visit]!.add(other);
        near[other]!.add(visit);
      }
    }
    this.begin = new Int32Array(visits + 2);
    for (let visit = 1; visit <= visits; visit++) this.begin[visit + 1] = this.begin[visit]! + near[visit]!.size;
    this.list = Int32Array.from(near.flatMap((set) => [...set]));
  }
}
