import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when u with its successor x and v with its successor y change places; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.xIsEnd || p.yIsEnd || p.y === p.uPrev || p.u === p.y || p.x === p.v || p.xNext === p.v) return 0;
  const c = t.cost;
  const wayU = c[p.uPrevRow + p.vCol]! + p.vy + c[p.yRow + p.xNextCol]! - p.aroundUX;
  const wayV = c[p.vPrevRow + p.uCol]! + p.ux + c[p.xRow + p.yNextCol]! - p.aroundVY;
  const load = t.demand[p.u]! + t.demand[p.x]! - t.demand[p.v]! - t.demand[p.y]!;
  const service = t.service[p.u]! + t.service[p.x]! - t.service[p.v]! - t.service[p.y]!;
  return transferCost(t, p, wayU, wayV, load, service);
}

/** Puts u and x in the place of v and y, and these in theirs. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.v);
  t.link(p.y, p.xNext);
  t.link(p.vPrev, p.u);
  t.link(p.x, p.yNext);
  updateBoth(t, p);
}
