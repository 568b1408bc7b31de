import type { Individual } from './individual.ts';
import { Sectors } from './sectors.ts';
import type { VisitProblem } from './visitProblem.ts';

/**
 * Routes as doubly linked lists with prefix sums: the working state of the local search. Nodes 1…n are the visits; route r
 * begins at node `n + 1 + r` and ends at node `n + 1 + vehicles + r`, both standing for the depot. The sums of a route hold
 * after `update(r)`; moves read them to price any recombination of two routes in constant time.
 */
export class Tours {
  readonly problem: VisitProblem;
  readonly cost: Float64Array;
  /** Cells a row of the matrix. */
  readonly stride: number;
  readonly vehicles: number;
  readonly firstStart: number;
  readonly firstEnd: number;

  readonly next: Int32Array;
  readonly prev: Int32Array;
  readonly route: Int32Array;
  /** Place along its route; the start has 0. */
  readonly position: Int32Array;
  /** Column in the matrix: the visit itself, 0 for the ends of routes. */
  readonly place: Int32Array;
  readonly demand: Float64Array;
  readonly service: Float64Array;
  /** Sums from the start up to and including the node. */
  readonly loadUpTo: Float64Array;
  readonly timeUpTo: Float64Array;
  /** What the way from the start to the node costs more when it is driven backwards; 0 where costs are symmetric. */
  readonly reversalUpTo: Float64Array;

  readonly count: Int32Array;
  readonly load: Float64Array;
  readonly duration: Float64Array;
  readonly reversal: Float64Array;
  readonly penalty: Float64Array;
  /** Number of moves applied when the route last changed. */
  readonly changedAt: Float64Array;
  /** Bit k: the route stands like this in the k-th known local optimum; two such routes of one optimum need no comparison. */
  readonly known: Uint8Array;
  readonly sectors: Sectors;

  moves = 0;
  loadWeight = 1;
  timeWeight = 1;

  constructor(problem: VisitProblem) {
    const { visits, vehicles } = problem;
    this.problem = problem;
    this.cost = problem.cost;
    this.stride = visits + 1;
    this.vehicles = vehicles;
    this.firstStart = visits + 1;
    this.firstEnd = visits + 1 + vehicles;
    const nodes = visits + 1 + 2 * vehicles;
    this.next = new Int32Array(nodes);
    this.prev = new Int32Array(nodes);
    this.route = new Int32Array(nodes);
    this.position = new Int32Array(nodes);
    this.place = new Int32Array(nodes);
    this.demand = new Float64Array(nodes);
    this.service = new Float64Array(nodes);
    for (let visit = 1; visit <= visits; visit++) {
      this.place[visit] = visit;
      this.demand[visit] = problem.demand[visit]!;
      this.service[visit] = problem.service[visit]!;
    }
    this.loadUpTo = new Float64Array(nodes);
    this.timeUpTo = new Float64Array(nodes);
    this.reversalUpTo = new Float64Array(nodes);
    this.count = new Int32Array(vehicles);
    this.load = new Float64Array(vehicles);
    this.duration = new Float64Array(vehicles);
    this.reversal = new Float64Array(vehicles);
    this.penalty = new Float64Array(vehicles);
    this.changedAt = new Float64Array(vehicles);
    this.known = new Uint8Array(vehicles);
    this.sectors = new Sectors(problem.place, vehicles);
  }

  /** Takes over the routes of an individual; routes that it does not have are empty. */
  take(individual: Individual): void {
    const { tour, ends, routeCount } = individual;
    // never reset: what was remembered about routes before is older than they are now
    this.moves++;
    let at = 0;
    for (let r = 0; r < this.vehicles; r++) {
      let last = this.firstStart + r;
      const end = r < routeCount ? ends[r]! : at;
      for (; at < end; at++) {
        this.link(last, tour[at]!);
        last = tour[at]!;
      }
      this.link(last, this.firstEnd + r);
      this.update(r);
    }
  }

  link(from: number, to: number): void {
    this.next[from] = to;
    this.prev[to] = from;
  }

  /** Recomputes everything that is remembered about a route, in one walk along it. */
  update(r: number): void {
    const { cost, stride, next, place, sectors } = this;
    const start = this.firstStart + r;
    const end = this.firstEnd + r;
    let load = 0;
    let time = 0;
    let reversal = 0;
    let position = 0;
    let from = 0;
    this.route[start] = r;
    sectors.clear(r);
    for (let node = next[start]!; ; node = next[node]!) {
      const to = place[node]!;
      const there = cost[from * stride + to]!;
      load += this.demand[node]!;
      time += there + this.service[node]!;
      reversal += cost[to * stride + from]! - there;
      this.position[node] = ++position;
      this.route[node] = r;
      this.loadUpTo[node] = load;
      this.timeUpTo[node] = time;
      this.reversalUpTo[node] = reversal;
      if (node === end) break;
      sectors.add(r, to);
      from = to;
    }
    this.count[r] = position - 1;
    this.load[r] = load;
    this.duration[r] = time;
    this.reversal[r] = reversal;
    this.penalty[r] = this.loadPenalty(load) + this.timePenalty(time);
    this.changedAt[r] = this.moves;
    this.known[r] = 0;
  }

  /** Marks the routes within limits that stand in a local optimum, driven either way. */
  markKnown(optimum: Individual, bit: number): void {
    for (let r = 0; r < this.vehicles; r++)
      if (
        this.penalty[r] === 0 &&
        (this.#standsIn(optimum.after, optimum.before, r) || this.#standsIn(optimum.before, optimum.after, r))
      )
        this.known[r] = this.known[r]! | bit;
  }

  #standsIn(after: Int32Array, before: Int32Array, r: number): boolean {
    const { next, place } = this;
    const first = next[this.firstStart + r]!;
    if (first >= this.firstEnd || before[first] !== 0) return false;
    for (let node = first; node < this.firstEnd; node = next[node]!)
      if (after[node] !== place[next[node]!]) return false;
    return true;
  }

  loadPenalty(load: number): number {
    const over = load - this.problem.capacity;
    return over > 0 ? over * this.loadWeight : 0;
  }

  timePenalty(time: number): number {
    const over = time - this.problem.maxDuration;
    return over > 0 ? over * this.timeWeight : 0;
  }

  /** Cost of all routes with penalties; walks along everything, for start-up and tests. */
  totalCost(): number {
    let total = 0;
    for (let r = 0; r < this.vehicles; r++) {
      total += this.penalty[r]! + this.duration[r]!;
      const end = this.firstEnd + r;
      for (let node = this.next[this.firstStart + r]!; node !== end; node = this.next[node]!)
        total -= this.service[node]!;
    }
    return total;
  }
}
