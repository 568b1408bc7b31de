import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { Solution } from './solution.ts';

/** Fleets of so many buses are looked at as a whole. */
const wholeFleet = 200;
/** Routes in use that a part of a larger plan has. */
const routesOfPart = 40;
/** Steps on one part before the search turns to another. */
const stepsOnPart = 200;

/**
 * The routes that the search works on for a while: neighbours of one another in a large plan, all of them in a small one. A step then costs
 * no more in a large plan than in a small one, and what it looks at is still in the processor's cache.
 */
export class Focus {
  /** Indices of routes, the first `count`; some may be out of use. */
  readonly routes: Int32Array;
  count = 0;
  readonly #isIn: Uint8Array;
  readonly #neighbours: Neighbours;
  readonly #random: Random;
  #stepsLeft = 0;
  #whole = false;

  constructor(neighbours: Neighbours, random: Random, routes: number) {
    this.#neighbours = neighbours;
    this.#random = random;
    this.routes = new Int32Array(routes);
    this.#isIn = new Uint8Array(routes);
  }

  /** Called before each step. While people are left over every route may have room for them. */
  next(solution: Solution): void {
    const all = solution.routes.length <= wholeFleet || solution.leftPeople > 0;
    if (all && this.#whole) return;
    if (!all && !this.#whole && this.#stepsLeft-- > 0) return;
    this.#clear();
    this.#whole = all;
    if (all) for (const { index } of solution.routes) this.include(index);
    else this.#gather(solution);
  }

  /** Called when the routes have become those of another solution. */
  forget(): void {
    this.#stepsLeft = 0;
  }

  /** A random group of those that ride in the part, or of all. */
  seed(solution: Solution): number {
    const random = this.#random;
    if (this.#whole) return random.below(solution.left.length);
    for (;;) {
      const route = solution.routes[this.routes[random.below(this.count)]!]!;
      if (route.type >= 0) return route.groups[random.below(route.groupCount)]!;
    }
  }

  /** Takes in a route, if it is not in already. */
  include(route: number): void {
    if (this.#isIn[route] === 1) return;
    this.#isIn[route] = 1;
    this.routes[this.count++] = route;
  }

  #clear(): void {
    for (let i = 0; i < this.count; i++) this.#isIn[this.routes[i]!] = 0;
    this.count = 0;
  }

  /** The routes of a random group and its neighbours, then those of the neighbours of who rides in them. */
  #gather(solution: Solution): void {
    const random = this.#random;
    this.#stepsLeft = stepsOnPart;
    this.#takeIn(solution, random.below(solution.left.length));
    for (let i = 0; i < this.count && this.count < routesOfPart; i++) {
      const route = solution.routes[this.routes[i]!]!;
      this.#takeIn(solution, route.groups[random.below(route.groupCount)]!);
    }
  }

  #takeIn(solution: Solution, group: number): void {
    const near = this.#neighbours.of(group);
    for (let k = -1; k < near.length && this.count < routesOfPart; k++) {
      const rider = k < 0 ? group : near[k]!;
      for (const route of solution.routes)
        if (route.type >= 0 && route.findGroup(rider) >= 0 && this.count < routesOfPart) this.include(route.index);
    }
  }
}
