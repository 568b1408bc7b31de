import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when u and its successor x go behind v; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.xIsEnd || p.u === p.y || p.x === p.v) return 0;
  const c = t.cost;
  const wayV = c[p.vRow + p.uCol]! + p.ux + c[p.xRow + p.yCol]! - p.vy;
  return transferCost(t, p, p.withoutUX, wayV, t.demand[p.u]! + t.demand[p.x]!, t.service[p.u]! + t.service[p.x]!);
}

/** Puts u and x behind v. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.xNext);
  t.link(p.v, p.u);
  t.link(p.x, p.y);
  updateBoth(t, p);
}
