import { findPosition, Position } from './position.ts';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { RouteSums } from './timer.ts';

/** Sums remembered of a place: out, loaded and back, metres and seconds each. */
const sumsKept = 6;

/**
 * The cheapest place of every group in every route, remembered until the route changes. A step of the search changes few
 * routes and undoes most changes, so nearly every place asked for is known. A `cell` stands for one route and one group.
 */
export class Insertions {
  readonly #problem: Problem;
  readonly #position: Position;
  /** `Route.version` for which the cell was computed. */
  readonly #version: Float64Array;
  readonly #found: Uint8Array;
  readonly #pickupAt: Uint8Array;
  readonly #dropoffAt: Uint8Array;
  readonly #sums: Float64Array;
  /** Added cost of boarding `#people` on the route's own bus, and for how many it is known; 0 is for nobody yet. */
  readonly #fen: Float64Array;
  readonly #people: Int32Array;

  constructor(problem: Problem, routes: number) {
    const cells = routes * problem.groups.count;
    this.#problem = problem;
    this.#position = new Position(problem);
    this.#version = new Float64Array(cells).fill(-1);
    this.#found = new Uint8Array(cells);
    this.#pickupAt = new Uint8Array(cells);
    this.#dropoffAt = new Uint8Array(cells);
    this.#sums = new Float64Array(cells * sumsKept);
    this.#fen = new Float64Array(cells);
    this.#people = new Int32Array(cells);
  }

  /** The cell of a group in a route in use, or -1 where the route has no place for it. */
  find(route: Route, group: number): number {
    const { groups } = this.#problem;
    const cell = route.index * groups.count + group;
    if (this.#version[cell] !== route.version) this.#compute(route, group, cell);
    return this.#found[cell] === 1 ? cell : -1;
  }

  pickupAt(cell: number): number {
    return this.#pickupAt[cell]!;
  }

  dropoffAt(cell: number): number {
    return this.#dropoffAt[cell]!;
  }

  /** Writes the lengths that the route would have. */
  sumsInto(sums: RouteSums, cell: number): void {
    const at = cell * sumsKept;
    sums.outM = this.#sums[at]!;
    sums.outS = this.#sums[at + 1]!;
    sums.loadedM = this.#sums[at + 2]!;
    sums.loadedS = this.#sums[at + 3]!;
    sums.backM = this.#sums[at + 4]!;
    sums.backS = this.#sums[at + 5]!;
  }

  /** The added cost noted for so many people, or NaN. */
  fenFor(cell: number, people: number): number {
    return this.#people[cell] === people ? this.#fen[cell]! : Number.NaN;
  }

  noteFen(cell: number, people: number, fen: number): void {
    this.#people[cell] = people;
    this.#fen[cell] = fen;
  }

  #compute(route: Route, group: number, cell: number): void {
    const { groups } = this.#problem;
    const position = this.#position;
    findPosition(this.#problem, route, groups.pickup[group]!, groups.dropoff[group]!, position);
    this.#version[cell] = route.version;
    this.#people[cell] = 0;
    this.#found[cell] = position.found ? 1 : 0;
    if (!position.found) return;
    this.#pickupAt[cell] = position.pickupAt;
    this.#dropoffAt[cell] = position.dropoffAt;
    const at = cell * sumsKept;
    this.#sums[at] = position.outM;
    this.#sums[at + 1] = position.outS;
    this.#sums[at + 2] = position.loadedM;
    this.#sums[at + 3] = position.loadedS;
    this.#sums[at + 4] = position.backM;
    this.#sums[at + 5] = position.backS;
  }
}
