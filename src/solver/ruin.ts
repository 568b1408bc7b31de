import type { Focus } from './focus.ts';
import { isFrozen } from './given.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { Touch } from './recreate.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';

/** Average number of groups taken out at a time, and the most from one bus (SISR's c̄, here tuned, and L^max). */
const averageRemoved = 7;
/** The same while people are left over: seating them takes more room at once. */
const averageToSeat = 10;
const longestString = 10;
/** Chance that a bus chosen for ruin is emptied. */
const emptyBus = 0.25;
/** Chance that a group is taken out of every bus it rides in, so that a split can heal. */
const everywhere = 0.5;
const noMates: readonly number[] = [];

/**
 * Takes related groups out of neighbouring buses (Christiaens & Vanden Berghe 2020, adjacent string removal): room is made
 * in several buses near one place at once, so that insertion can exchange people between them.
 * Returns the number of groups written to `removed`, each once.
 */
export class Ruin {
  readonly #neighbours: Neighbours;
  readonly #focus: Focus;
  readonly #random: Random;
  readonly #isRemoved: Uint8Array;
  readonly #isRuined: Uint8Array;

  constructor(neighbours: Neighbours, focus: Focus, random: Random, groups: number, routes: number) {
    this.#neighbours = neighbours;
    this.#focus = focus;
    this.#random = random;
    this.#isRemoved = new Uint8Array(groups);
    this.#isRuined = new Uint8Array(routes);
  }

  run(solution: Solution, removed: Int32Array, touch: Touch): number {
    const random = this.#random;
    const { routes } = solution;
    this.#isRemoved.fill(0);
    this.#isRuined.fill(0);
    let count = 0;

    // people without a seat always take part
    if (solution.leftPeople > 0)
      for (let group = 0; group < solution.left.length; group++)
        if (solution.left[group]! > 0) {
          removed[count++] = group;
          this.#isRemoved[group] = 1;
        }

    const goal = count + 1 + random.below(2 * (solution.leftPeople > 0 ? averageToSeat : averageRemoved));
    const focus = this.#focus;
    const seed = focus.seed(solution);
    const near = this.#neighbours.of(seed);
    for (let k = -1; k < near.length && count < goal; k++) {
      const group = k < 0 ? seed : near[k]!;
      if (!solution.rides(group)) continue;
      for (let i = 0; i < focus.count && count < goal; i++) {
        const r = focus.routes[i]!;
        const route = routes[r]!;
        if (route.type < 0 || this.#isRuined[r] === 1 || route.findGroup(group) < 0) continue;
        if (isFrozen(solution.problem, route)) continue;
        this.#isRuined[r] = 1;
        touch(route);
        count = this.#ruinRoute(solution, route, group, removed, count, goal);
      }
    }
    if (random.float() < everywhere) this.#healSplits(solution, removed, count, touch);
    return count;
  }

  /** Takes `group` and some others off one bus. */
  #ruinRoute(
    solution: Solution,
    route: Route,
    group: number,
    removed: Int32Array,
    count: number,
    goal: number,
  ): number {
    const random = this.#random;
    const all = random.float() < emptyBus;
    let length = all ? route.groupCount : Math.min(route.groupCount, 1 + random.below(longestString), goal - count);
    let next = route.findGroup(group);
    while (length-- > 0 && route.groupCount > 0) {
      const out = route.groups[next]!;
      solution.alight(route, next);
      count = this.#note(out, removed, count);
      for (const mate of solution.parties.of(out) ?? noMates) count = this.#note(mate, removed, count);
      if (route.groupCount > 0) next = random.below(route.groupCount);
    }
    return count;
  }

  /** Writes a group down as removed, once. */
  #note(group: number, removed: Int32Array, count: number): number {
    if (this.#isRemoved[group] === 1) return count;
    this.#isRemoved[group] = 1;
    removed[count] = group;
    return count + 1;
  }

  /** Takes the removed groups out of the other buses that they ride in. */
  #healSplits(solution: Solution, removed: Int32Array, count: number, touch: Touch): void {
    for (let i = 0; i < count; i++) {
      const group = removed[i]!;
      if (!solution.rides(group)) continue;
      for (let k = 0; k < this.#focus.count; k++) {
        const route = solution.routes[this.#focus.routes[k]!]!;
        const at = route.type < 0 ? -1 : route.findGroup(group);
        if (at < 0 || isFrozen(solution.problem, route)) continue;
        touch(route);
        solution.alight(route, at);
      }
    }
  }
}
