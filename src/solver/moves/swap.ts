import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when u and v change places; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.u === p.vPrev || p.u === p.y) return 0;
  const c = t.cost;
  const wayU = c[p.uPrevRow + p.vCol]! + c[p.vRow + p.xCol]! - p.aroundU;
  const wayV = c[p.vPrevRow + p.uCol]! + c[p.uRow + p.yCol]! - p.aroundV;
  return transferCost(t, p, wayU, wayV, t.demand[p.u]! - t.demand[p.v]!, t.service[p.u]! - t.service[p.v]!);
}

/** Puts u in the place of v and v in the place of u. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.v);
  t.link(p.v, p.x);
  t.link(p.vPrev, p.u);
  t.link(p.u, p.y);
  updateBoth(t, p);
}
