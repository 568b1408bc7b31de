import type { Individual } from './individual.ts';
import type { Penalties } from './penalties.ts';
import type { VisitProblem } from './visitProblem.ts';

/** Routes heavier than so many times the capacity are not considered. */
const mostOverload = 1.5;

/**
 * Cuts a giant tour into routes at least penalised cost (Prins 2004): shortest paths over the places where a route may end,
 * first without regard to how many routes that takes, then, if they are too many, with one layer of paths a route.
 */
export class Split {
  readonly #problem: VisitProblem;
  readonly #penalties: Penalties;
  /** Least cost of serving the first i visits with the routes of a layer: `layer * (visits + 1) + i`. */
  #costs: Float64Array;
  #from: Int32Array;

  constructor(problem: VisitProblem, penalties: Penalties) {
    this.#problem = problem;
    this.#penalties = penalties;
    this.#costs = new Float64Array(problem.visits + 1);
    this.#from = new Int32Array(problem.visits + 1);
  }

  /** Fills `ends` from `tour` with at most `vehicles` routes and evaluates the individual. */
  run(individual: Individual, vehicles: number): void {
    if (!this.#unlimited(individual, vehicles)) this.#limited(individual, vehicles);
    individual.evaluate(this.#problem);
  }

  #unlimited(individual: Individual, vehicles: number): boolean {
    const { visits } = this.#problem;
    const costs = this.#costs;
    costs.fill(Number.POSITIVE_INFINITY, 0, visits + 1);
    costs[0] = 0;
    for (let begin = 0; begin < visits; begin++)
      this.#extend(individual.tour, begin, costs[begin]!, 0, mostOverload * this.#problem.capacity);
    let routes = 0;
    for (let end = visits; end > 0; end = this.#from[end]!) routes++;
    if (routes > vehicles) return false;
    individual.routeCount = routes;
    for (let end = visits, r = routes - 1; r >= 0; end = this.#from[end]!, r--) individual.ends[r] = end;
    return true;
  }

  #limited(individual: Individual, vehicles: number): void {
    const { visits, capacity } = this.#problem;
    const stride = visits + 1;
    if (this.#costs.length < (vehicles + 1) * stride) {
      this.#costs = new Float64Array((vehicles + 1) * stride);
      this.#from = new Int32Array((vehicles + 1) * stride);
    }
    const costs = this.#costs;
    // a tight fleet may leave no way at the usual overload
    for (const overload of [mostOverload, Number.POSITIVE_INFINITY]) {
      costs.fill(Number.POSITIVE_INFINITY, 0, (vehicles + 1) * stride);
      costs[0] = 0;
      for (let layer = 0; layer < vehicles; layer++)
        for (let begin = layer; begin < visits; begin++) {
          const cost = costs[layer * stride + begin]!;
          if (cost < Number.POSITIVE_INFINITY)
            this.#extend(individual.tour, begin, cost, (layer + 1) * stride, overload * capacity);
        }
      let best = vehicles;
      for (let layer = 1; layer <= vehicles; layer++)
        if (costs[layer * stride + visits]! < costs[best * stride + visits]!) best = layer;
      if (costs[best * stride + visits] === Number.POSITIVE_INFINITY) continue;
      individual.routeCount = best;
      for (let end = visits, layer = best; layer > 0; end = this.#from[layer * stride + end]!, layer--)
        individual.ends[layer - 1] = end;
      return;
    }
  }

  /** Tries every route that begins behind the first `begin` visits and books where it ends. */
  #extend(tour: Int32Array, begin: number, soFar: number, row: number, mostLoad: number): void {
    const { visits, cost: c, demand, service, capacity, maxDuration } = this.#problem;
    const { loadWeight, timeWeight } = this.#penalties;
    const stride = visits + 1;
    const costs = this.#costs;
    let load = 0;
    let way = 0;
    let serviceSum = 0;
    let at = 0;
    for (let i = begin; i < visits; i++) {
      const visit = tour[i]!;
      load += demand[visit]!;
      if (load > mostLoad && i > begin) return;
      way += c[at * stride + visit]!;
      serviceSum += service[visit]!;
      const closed = way + c[visit * stride]!;
      const overload = load - capacity;
      const overtime = closed + serviceSum - maxDuration;
      const cost =
        soFar + closed + (overload > 0 ? loadWeight * overload : 0) + (overtime > 0 ? timeWeight * overtime : 0);
      if (cost < costs[row + i + 1]!) {
        costs[row + i + 1] = cost;
        this.#from[row + i + 1] = begin;
      }
      at = visit;
    }
  }
}
