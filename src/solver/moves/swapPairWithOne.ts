import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when u with its successor x and v change places; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.xIsEnd || p.u === p.vPrev || p.x === p.vPrev || p.u === p.y) return 0;
  const c = t.cost;
  const wayU = c[p.uPrevRow + p.vCol]! + c[p.vRow + p.xNextCol]! - p.aroundUX;
  const wayV = c[p.vPrevRow + p.uCol]! + p.ux + c[p.xRow + p.yCol]! - p.aroundV;
  const load = t.demand[p.u]! + t.demand[p.x]! - t.demand[p.v]!;
  return transferCost(t, p, wayU, wayV, load, t.service[p.u]! + t.service[p.x]! - t.service[p.v]!);
}

/** Puts u and x in the place of v and v in theirs. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.v);
  t.link(p.v, p.xNext);
  t.link(p.vPrev, p.u);
  t.link(p.x, p.y);
  updateBoth(t, p);
}
