import type { Tours } from './tours.ts';

/**
 * Two nodes u and v with their surroundings, read once and used by every move on them: … uPrev u x xNext … and
 * … vPrev v y yNext …. `…Row` is a node's row offset in the cost matrix, `…Col` its column.
 * v may be the start of a route; then `vPrev` is meaningless and only moves that allow it are asked.
 */
export class Pair {
  u = 0;
  uPrev = 0;
  x = 0;
  xNext = 0;
  routeU = 0;
  /** Whether u is the last visit of its route. */
  xIsEnd = false;
  uPrevRow = 0;
  uRow = 0;
  xRow = 0;
  uCol = 0;
  xCol = 0;
  xNextCol = 0;
  /** Cost of the arc u→x. */
  ux = 0;
  /** Costs of the ways uPrev→u→x and uPrev→u→x→xNext. */
  aroundU = 0;
  aroundUX = 0;
  /** Change of way when u, or u and x, leave their route. */
  withoutU = 0;
  withoutUX = 0;

  v = 0;
  vPrev = 0;
  y = 0;
  yNext = 0;
  routeV = 0;
  yIsEnd = false;
  vPrevRow = 0;
  vRow = 0;
  yRow = 0;
  vCol = 0;
  yCol = 0;
  yNextCol = 0;
  vy = 0;
  /** Costs of the ways vPrev→v→y and vPrev→v→y→yNext. */
  aroundV = 0;
  aroundVY = 0;

  setU(t: Tours, u: number): void {
    const { cost, stride, place, next, prev } = t;
    const uPrev = prev[u]!;
    const x = next[u]!;
    this.u = u;
    this.uPrev = uPrev;
    this.x = x;
    this.routeU = t.route[u]!;
    this.xIsEnd = x >= t.firstEnd;
    const xNext = this.xIsEnd ? x : next[x]!;
    this.xNext = xNext;
    this.uCol = place[u]!;
    this.xCol = place[x]!;
    this.xNextCol = place[xNext]!;
    this.uPrevRow = place[uPrev]! * stride;
    this.uRow = this.uCol * stride;
    this.xRow = this.xCol * stride;
    this.ux = cost[this.uRow + this.xCol]!;
    this.aroundU = cost[this.uPrevRow + this.uCol]! + this.ux;
    this.aroundUX = this.aroundU + cost[this.xRow + this.xNextCol]!;
    this.withoutU = cost[this.uPrevRow + this.xCol]! - this.aroundU;
    this.withoutUX = cost[this.uPrevRow + this.xNextCol]! - this.aroundUX;
  }

  setV(t: Tours, v: number): void {
    const { cost, stride, place, next, prev } = t;
    const vPrev = v >= t.firstStart ? v : prev[v]!;
    const y = next[v]!;
    this.v = v;
    this.vPrev = vPrev;
    this.y = y;
    this.routeV = t.route[v]!;
    this.yIsEnd = y >= t.firstEnd;
    const yNext = this.yIsEnd ? y : next[y]!;
    this.yNext = yNext;
    this.vCol = place[v]!;
    this.yCol = place[y]!;
    this.yNextCol = place[yNext]!;
    this.vPrevRow = place[vPrev]! * stride;
    this.vRow = this.vCol * stride;
    this.yRow = this.yCol * stride;
    this.vy = cost[this.vRow + this.yCol]!;
    this.aroundV = cost[this.vPrevRow + this.vCol]! + this.vy;
    this.aroundVY = this.aroundV + cost[this.yRow + this.yNextCol]!;
  }
}
