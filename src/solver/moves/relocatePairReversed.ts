import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when x, the successor of u, and then u go behind v; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.xIsEnd || p.u === p.y || p.x === p.v) return 0;
  const c = t.cost;
  const wayV = c[p.vRow + p.xCol]! + c[p.xRow + p.uCol]! + c[p.uRow + p.yCol]! - p.vy;
  return transferCost(t, p, p.withoutUX, wayV, t.demand[p.u]! + t.demand[p.x]!, t.service[p.u]! + t.service[p.x]!);
}

/** Puts x and u behind v. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.xNext);
  t.link(p.v, p.x);
  t.link(p.x, p.u);
  t.link(p.u, p.y);
  updateBoth(t, p);
}
