import type { Problem } from '../problem.ts';
import type { DropTours } from './dropTours.ts';
import type { Network } from './network.ts';
import { type Aim, type LeastSums, roundingFen, runOf, timerSums, zeroLeastSums } from './tripCost.ts';

/**
 * The bus types that a search of one set of pick-up places is about, and what a trip costs at least with each of them, by depth of
 * the branch. Types with the same seats are one class, so that a branch is tried by classes.
 */
export class Candidates {
  /** Candidates in order; `floor` is what each must earn. */
  types: readonly number[] = [];
  readonly floor: Float64Array;
  /** Classes of the candidates, each once, by the number of one of its types. */
  readonly classes: number[] = [];
  /** Least sums of the trip asked about last. */
  readonly least: LeastSums = zeroLeastSums();
  readonly #problem: Problem;
  readonly #network: Network;
  readonly #aim: Aim;
  readonly #tours: DropTours;
  readonly #all: number;
  readonly #classOf: Int32Array;
  /** `depth * types + candidate`: the cost without what grows with the run, at least. */
  readonly #fixed: Float64Array;
  /** `depth * types + class`: the least that a candidate of the class costs, its floor included. */
  readonly #due: Float64Array;
  /** The first candidate of each depot, -1 where there is none. */
  readonly #first: Int32Array;

  constructor(problem: Problem, network: Network, aim: Aim, tours: DropTours, depths: number) {
    const { types, capacity, riskLevels } = problem.buses;
    this.#problem = problem;
    this.#network = network;
    this.#aim = aim;
    this.#tours = tours;
    this.#all = types;
    this.floor = new Float64Array(types);
    this.#fixed = new Float64Array(depths * types);
    this.#due = new Float64Array(depths * types);
    this.#first = new Int32Array(network.depots);
    const seatsOf = Array.from({ length: types }, (_, type) =>
      capacity.subarray(type * riskLevels, (type + 1) * riskLevels).join(),
    );
    this.#classOf = Int32Array.from(seatsOf, (each) => seatsOf.indexOf(each));
  }

  /** Begins with the set that the tours have begun with; `base` is what any trip over it costs at least, by type. */
  begin(types: readonly number[], floorOf: (type: number) => number, base: (type: number) => number): void {
    const { depotOf, depots } = this.#network;
    this.types = types;
    this.#first.fill(-1);
    this.classes.length = 0;
    this.#due.fill(Number.POSITIVE_INFINITY, 0, this.#all);
    types.forEach((type, c) => {
      this.floor[c] = floorOf(type);
      const depot = depotOf[type]!;
      if (this.#first[depot]! < 0) this.#first[depot] = c;
      const own = this.#classOf[type]!;
      if (!this.classes.includes(own)) this.classes.push(own);
      this.#due[own] = Math.min(this.#due[own]!, base(type) + this.floor[c]!);
    });
    this.least.people = 1;
    for (let d = 0; d < depots; d++) {
      if (!this.has(d)) continue;
      this.#tours.leastInto(this.least, d);
      types.forEach((type, c) => {
        if (depotOf[type] === d) this.#fixed[c] = this.#fixedFen(c);
      });
    }
  }

  /** Whether any candidate is from a depot. */
  has(depot: number): boolean {
    return this.#first[depot]! >= 0;
  }

  /** Puts the least sums over the first drop-offs into `least`; false where they break a limit. */
  measure(depot: number, drops: number, people: number): boolean {
    const { limits } = this.#problem;
    this.least.people = people;
    this.#tours.sumsInto(this.least, drops, depot);
    return this.least.loadedM <= limits.loadedDistanceM && this.least.loadedS <= limits.loadedDriveS;
  }

  /** One depth further with the same drop-offs. */
  copyCosts(depth: number): void {
    const at = depth * this.#all;
    const above = at - this.#all;
    for (let c = 0; c < this.types.length; c++) this.#fixed[at + c] = this.#fixed[above + c]!;
    for (const each of this.classes) this.#due[at + each] = this.#due[above + each]!;
  }

  /**
   * One depth further with one drop-off more. Without its run a trip never becomes cheaper, so what it cost above is kept as
   * long as the first candidate of a depot costs no more than there.
   */
  costDrops(depth: number, drops: number, people: number): void {
    const { depotOf, depots } = this.#network;
    const { kmFen } = this.#aim;
    const fixed = this.#fixed;
    const at = depth * this.#all;
    const above = at - this.#all;
    for (const each of this.classes) this.#due[at + each] = Number.POSITIVE_INFINITY;
    for (let d = 0; d < depots; d++) {
      const first = this.#first[d]!;
      if (first < 0) continue;
      const within = this.measure(d, drops, people);
      const runM = runOf(this.least);
      const firstFen = within ? this.#fixedFen(first) : Number.POSITIVE_INFINITY;
      const dearer = firstFen > fixed[above + first]! + 2 * roundingFen;
      for (let c = 0; c < this.types.length; c++) {
        const type = this.types[c]!;
        if (depotOf[type] !== d) continue;
        if (!within) fixed[at + c] = Number.POSITIVE_INFINITY;
        else fixed[at + c] = dearer ? this.#fixedFen(c) : fixed[above + c]!;
        const cell = at + this.#classOf[type]!;
        const due = fixed[at + c]! + (kmFen[type]! * runM) / 1000 + this.floor[c]!;
        if (due < this.#due[cell]!) this.#due[cell] = due;
      }
    }
  }

  /** The least that any candidate of a class costs at a depth, its floor included. */
  due(depth: number, ofClass: number): number {
    return this.#due[depth * this.#all + ofClass]!;
  }

  /** What a candidate costs at least at a depth, with the run measured last. */
  atLeast(depth: number, candidate: number): number {
    const type = this.types[candidate]!;
    return this.#fixed[depth * this.#all + candidate]! + (this.#aim.kmFen[type]! * runOf(this.least)) / 1000;
  }

  /** What a candidate's trip costs by the sums measured last. */
  cost(candidate: number): number {
    return this.#aim.tripCost(this.types[candidate]!, timerSums(this.least));
  }

  #fixedFen(candidate: number): number {
    const km = this.#aim.kmFen[this.types[candidate]!]!;
    return this.cost(candidate) - (km * runOf(this.least)) / 1000 - roundingFen;
  }
}
