import type { Tours } from '../visits/tours.ts';

/** Places remembered for each visit and route: two may disappear with a neighbour of the visit taken out, one remains. */
const kept = 3;

/** For every visit and every route the three cheapest places, recomputed when the route has changed. */
export class BestInsertions {
  readonly #tours: Tours;
  readonly #row: number;
  readonly #costs: Float64Array;
  /** Node behind which the visit would go; -1 where the route has fewer places. */
  readonly #behind: Int32Array;
  readonly #computedAt: Float64Array;

  constructor(tours: Tours) {
    this.#tours = tours;
    this.#row = tours.stride;
    const cells = tours.vehicles * this.#row;
    this.#costs = new Float64Array(kept * cells);
    this.#behind = new Int32Array(kept * cells);
    this.#computedAt = new Float64Array(cells).fill(-1);
  }

  /** Index of the cheapest place of a visit in a route; the next two follow. */
  find(visit: number, route: number): number {
    const cell = route * this.#row + visit;
    if (this.#computedAt[cell]! < this.#tours.changedAt[route]!) this.#compute(visit, route, cell);
    return cell * kept;
  }

  cost(place: number): number {
    return this.#costs[place]!;
  }

  behind(place: number): number {
    return this.#behind[place]!;
  }

  /** Index of the cheapest place that does not border on the visit `without`, or -1. */
  findWithout(visit: number, route: number, without: number): number {
    const first = this.find(visit, route);
    const { next } = this.#tours;
    for (let place = first; place < first + kept; place++) {
      const behind = this.#behind[place]!;
      if (behind < 0) return -1;
      if (behind !== without && next[behind] !== without) return place;
    }
    return -1;
  }

  #compute(visit: number, route: number, cell: number): void {
    const { cost, stride, next, place, firstStart, firstEnd, moves } = this.#tours;
    const costs = this.#costs;
    const places = this.#behind;
    const first = cell * kept;
    const row = visit * stride;
    let cost0 = Number.POSITIVE_INFINITY;
    let cost1 = cost0;
    let cost2 = cost0;
    let behind0 = -1;
    let behind1 = -1;
    let behind2 = -1;
    let from = 0;
    for (let node = firstStart + route; node < firstEnd; ) {
      const after = next[node]!;
      const to = place[after]!;
      const added = cost[from * stride + visit]! + cost[row + to]! - cost[from * stride + to]!;
      if (added < cost2) {
        if (added < cost1) {
          cost2 = cost1;
          behind2 = behind1;
          if (added < cost0) {
            cost1 = cost0;
            behind1 = behind0;
            cost0 = added;
            behind0 = node;
          } else {
            cost1 = added;
            behind1 = node;
          }
        } else {
          cost2 = added;
          behind2 = node;
        }
      }
      node = after;
      from = to;
    }
    costs[first] = cost0;
    costs[first + 1] = cost1;
    costs[first + 2] = cost2;
    places[first] = behind0;
    places[first + 1] = behind1;
    places[first + 2] = behind2;
    this.#computedAt[cell] = moves;
  }
}
