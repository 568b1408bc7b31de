import type { Problem } from './problem.ts';
import { Solution } from './solution.ts';
import { decodeSolution } from './solutionCode.ts';
import type { RouteTimer } from './timer.ts';
import { timedStops } from './timing.ts';

/** One route of a result, in plain lists. */
export interface ResultRoute {
  busType: number;
  pickups: number[];
  boarding: number[];
  dropoffs: number[];
  alighting: number[];
  /** Groups aboard and how many people of each. */
  groups: { group: number; people: number }[];
  /** Cost of the trip without kilometres. */
  fixedFen: number;
  drivers: number;
}

/** What a search gives. */
export interface Result {
  routes: ResultRoute[];
  /** People of each group who ride in no bus. */
  left: number[];
  /** The objective of formats.md §2: without the price of changes to a given plan. */
  moneyFen: number;
  iterations: number;
}

/** A solution in plain lists. */
export function toResult(problem: Problem, solution: Solution, iterations: number): Result {
  const routes: ResultRoute[] = [];
  for (const route of solution.routes) {
    if (route.type < 0) continue;
    const stops = timedStops(problem, route);
    routes.push({
      busType: route.type,
      pickups: [...stops.pickups],
      boarding: [...stops.boarding],
      dropoffs: [...stops.dropoffs],
      alighting: [...stops.alighting],
      groups: Array.from({ length: route.groupCount }, (_, i) => ({
        group: route.groups[i]!,
        people: route.people[i]!,
      })),
      fixedFen: route.fixedFen,
      drivers: route.drivers,
    });
  }
  return { routes, left: [...solution.left], moneyFen: solution.moneyFen, iterations };
}

/** Reads what searches on a problem share with each other (`Exchange`), for whoever only listens. */
export class SharedResults {
  readonly #problem: Problem;
  readonly #timer: RouteTimer;
  readonly #solution: Solution;

  constructor(problem: Problem, timer: RouteTimer) {
    this.#problem = problem;
    this.#timer = timer;
    this.#solution = new Solution(problem);
  }

  read(code: Int32Array): Result {
    decodeSolution(code, this.#solution, this.#timer);
    return toResult(this.#problem, this.#solution, 0);
  }
}
