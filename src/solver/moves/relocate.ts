import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { transferCost, updateBoth } from './transfer.ts';

/** Change of cost when u goes behind v; exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (p.u === p.y) return 0;
  const c = t.cost;
  const wayV = c[p.vRow + p.uCol]! + c[p.uRow + p.yCol]! - p.vy;
  return transferCost(t, p, p.withoutU, wayV, t.demand[p.u]!, t.service[p.u]!);
}

/** Puts u behind v. */
export function apply(t: Tours, p: Pair): void {
  t.link(p.uPrev, p.x);
  t.link(p.v, p.u);
  t.link(p.u, p.y);
  updateBoth(t, p);
}
