import { roundingSlack, type VisitProblem } from './visitProblem.ts';

/** A solution of the visit problem: a giant tour, cut into routes. Limits may be exceeded; by how much is known. */
export class Individual {
  /** All visits, route after route. */
  readonly tour: Int32Array;
  /** Where each route ends in `tour` (exclusive); routes are not empty. */
  readonly ends: Int32Array;
  routeCount = 0;
  /** Neighbours of each visit along its route, 0 for the depot. */
  readonly after: Int32Array;
  readonly before: Int32Array;
  cost = 0;
  excessLoad = 0;
  excessTime = 0;
  /** Place among the individuals of its subpopulation; see there. */
  slot = -1;
  /** Rank by cost and diversity, smaller is fitter. */
  fitness = 0;

  constructor({ visits, vehicles }: VisitProblem) {
    this.tour = new Int32Array(visits);
    this.ends = new Int32Array(vehicles);
    this.after = new Int32Array(visits + 1);
    this.before = new Int32Array(visits + 1);
  }

  get feasible(): boolean {
    return this.excessLoad <= roundingSlack && this.excessTime <= roundingSlack;
  }

  copyFrom(other: Individual): void {
    this.tour.set(other.tour);
    this.ends.set(other.ends);
    this.routeCount = other.routeCount;
    this.after.set(other.after);
    this.before.set(other.before);
    this.cost = other.cost;
    this.excessLoad = other.excessLoad;
    this.excessTime = other.excessTime;
  }

  /** Recomputes cost, excesses and neighbours from the routes. */
  evaluate({ visits, cost: c, demand, service, capacity, maxDuration }: VisitProblem): void {
    const stride = visits + 1;
    this.cost = 0;
    this.excessLoad = 0;
    this.excessTime = 0;
    let at = 0;
    for (let r = 0; r < this.routeCount; r++) {
      let from = 0;
      let way = 0;
      let load = 0;
      let serviceSum = 0;
      for (; at < this.ends[r]!; at++) {
        const visit = this.tour[at]!;
        way += c[from * stride + visit]!;
        load += demand[visit]!;
        serviceSum += service[visit]!;
        this.after[from] = visit;
        this.before[visit] = from;
        from = visit;
      }
      this.after[from] = 0;
      way += c[from * stride]!;
      this.cost += way;
      this.excessLoad += Math.max(0, load - capacity);
      this.excessTime += Math.max(0, way + serviceSum - maxDuration);
    }
  }

  /** The routes in a form that another thread can read: their ends, 0, and the tour. */
  encode(): Int32Array {
    return Int32Array.from([...this.ends.subarray(0, this.routeCount), 0, ...this.tour]);
  }

  /** Takes over what `encode` wrote for the same problem. */
  decode(code: Int32Array, problem: VisitProblem): void {
    this.routeCount = code.indexOf(0);
    this.ends.set(code.subarray(0, this.routeCount));
    this.tour.set(code.subarray(this.routeCount + 1));
    this.evaluate(problem);
  }

  /** The routes as lists of visits. */
  routes(): number[][] {
    return Array.from({ length: this.routeCount }, (_, r) => [
      ...this.tour.subarray(r === 0 ? 0 : this.ends[r - 1]!, this.ends[r]!),
    ]);
  }
}

/** Share of visits whose neighbours differ (broken pairs, Prins 2009; either direction counts as the same). */
export function brokenPairs(a: Individual, b: Individual): number {
  const visits = a.tour.length;
  let broken = 0;
  for (let visit = 1; visit <= visits; visit++) {
    const after = a.after[visit]!;
    const afterB = b.after[visit]!;
    const beforeB = b.before[visit]!;
    if (after !== afterB && after !== beforeB) broken++;
    if (a.before[visit] === 0 && beforeB !== 0 && afterB !== 0) broken++;
  }
  return broken / visits;
}
