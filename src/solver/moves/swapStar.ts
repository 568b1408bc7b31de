import type { Tours } from '../visits/tours.ts';
import { BestInsertions } from './bestInsertions.ts';

/**
 * SWAP* (Vidal 2022): the best exchange of one visit of a route with one of another, each going to its best place there and
 * not to the place of the other; sending one visit without return is included. The three best places of every visit in
 * every route are remembered, so that the search over all pairs costs little more than their number. Pairs that could only
 * gain by a detour that shortens the way are passed over: where the triangle inequality is broken, the best may be missed.
 */
export class SwapStar {
  readonly #tours: Tours;
  readonly #insertions: BestInsertions;
  /** Change of way when a visit leaves its route. */
  readonly #removal: Float64Array;
  // the best exchange found; a visit of 0 means that this side sends nobody
  #cost = 0;
  #u = 0;
  #v = 0;
  #uBehind = 0;
  #vBehind = 0;
  // cheapest insertion of one visit into the route of another that leaves
  #added = 0;
  #behind = 0;

  constructor(tours: Tours) {
    this.#tours = tours;
    this.#insertions = new BestInsertions(tours);
    this.#removal = new Float64Array(tours.stride);
  }

  /** Exact change of cost of the best exchange between two routes that are not empty; below 0 where there is one. */
  evaluate(a: number, b: number): number {
    const t = this.#tours;
    this.#cost = 0;
    this.#measureRemovals(a);
    this.#measureRemovals(b);
    for (let u = t.next[t.firstStart + a]!; u < t.firstStart; u = t.next[u]!)
      for (let v = t.next[t.firstStart + b]!; v < t.firstStart; v = t.next[v]!) this.#trySwap(u, v, a, b);
    for (let u = t.next[t.firstStart + a]!; u < t.firstStart; u = t.next[u]!) this.#trySend(u, a, b, true);
    for (let v = t.next[t.firstStart + b]!; v < t.firstStart; v = t.next[v]!) this.#trySend(v, b, a, false);
    return this.#cost;
  }

  /** Carries out the exchange last found. */
  apply(a: number, b: number): void {
    const t = this.#tours;
    t.moves++;
    if (this.#u > 0) t.link(t.prev[this.#u]!, t.next[this.#u]!);
    if (this.#v > 0) t.link(t.prev[this.#v]!, t.next[this.#v]!);
    if (this.#u > 0) this.#insert(this.#u, this.#uBehind);
    if (this.#v > 0) this.#insert(this.#v, this.#vBehind);
    t.update(a);
    t.update(b);
  }

  #insert(visit: number, behind: number): void {
    const t = this.#tours;
    const after = t.next[behind]!;
    t.link(behind, visit);
    t.link(visit, after);
  }

  #measureRemovals(route: number): void {
    const { cost, stride, next, prev, place, firstStart } = this.#tours;
    for (let node = next[firstStart + route]!; node < firstStart; node = next[node]!) {
      const before = place[prev[node]!]! * stride;
      const after = place[next[node]!]!;
      this.#removal[node] = cost[before + after]! - cost[before + node]! - cost[node * stride + after]!;
    }
  }

  #trySwap(u: number, v: number, a: number, b: number): void {
    const t = this.#tours;
    const moved = t.demand[v]! - t.demand[u]!;
    const removalU = this.#removal[u]!;
    const removalV = this.#removal[v]!;
    const loads = t.loadPenalty(t.load[a]! + moved) + t.loadPenalty(t.load[b]! - moved) - t.penalty[a]! - t.penalty[b]!;
    if (loads + removalU + removalV > 0) return;
    this.#place(u, v, b);
    const addedU = this.#added;
    const uBehind = this.#behind;
    if (loads + removalU + removalV + addedU >= this.#cost) return;
    this.#place(v, u, a);
    const addedV = this.#added;
    const way = removalU + addedU + removalV + addedV;
    if (loads + way >= this.#cost) return;
    const service = t.service[v]! - t.service[u]!;
    const cost =
      loads +
      way +
      t.timePenalty(t.duration[a]! + removalU + addedV + service) +
      t.timePenalty(t.duration[b]! + removalV + addedU - service);
    if (cost >= this.#cost) return;
    this.#cost = cost;
    this.#u = u;
    this.#v = v;
    this.#uBehind = uBehind;
    this.#vBehind = this.#behind;
  }

  /** Cheapest place of `visit` in a route from which `leaving` goes. */
  #place(visit: number, leaving: number, route: number): void {
    const { cost, stride, next, prev, place } = this.#tours;
    const before = prev[leaving]!;
    const from = place[before]! * stride;
    const to = place[next[leaving]!]!;
    this.#added = cost[from + visit]! + cost[visit * stride + to]! - cost[from + to]!;
    this.#behind = before;
    const other = this.#insertions.findWithout(visit, route, leaving);
    if (other < 0 || this.#insertions.cost(other) >= this.#added) return;
    this.#added = this.#insertions.cost(other);
    this.#behind = this.#insertions.behind(other);
  }

  #trySend(visit: number, from: number, to: number, isU: boolean): void {
    const t = this.#tours;
    const place = this.#insertions.find(visit, to);
    const removal = this.#removal[visit]!;
    const added = this.#insertions.cost(place);
    const before = t.penalty[from]! + t.penalty[to]!;
    if (removal + added - before >= this.#cost) return;
    const demand = t.demand[visit]!;
    const service = t.service[visit]!;
    const cost =
      removal +
      added -
      before +
      t.loadPenalty(t.load[from]! - demand) +
      t.loadPenalty(t.load[to]! + demand) +
      t.timePenalty(t.duration[from]! + removal - service) +
      t.timePenalty(t.duration[to]! + added + service);
    if (cost >= this.#cost) return;
    this.#cost = cost;
    this.#u = isU ? visit : 0;
    this.#v = isU ? 0 : visit;
    this.#uBehind = this.#insertions.behind(place);
    this.#vBehind = this.#uBehind;
  }
}
