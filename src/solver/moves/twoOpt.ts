import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { updateBoth } from './transfer.ts';

/** Change of cost when the way from x to v, both in the route of u and behind it, is driven backwards; exact where below 0. */
export function evaluate(t: Tours, p: Pair): number {
  if (t.position[p.u]! > t.position[p.v]! || p.x === p.v) return 0;
  const c = t.cost;
  const turned = t.reversalUpTo[p.v]! - t.reversalUpTo[p.x]!;
  const way = c[p.uRow + p.vCol]! + c[p.xRow + p.yCol]! - p.ux - p.vy + turned;
  if (way >= 0) return 0;
  const duration = t.duration[p.routeU]!;
  return way + t.timePenalty(duration + way) - t.timePenalty(duration);
}

/** Turns the way from x to v round. */
export function apply(t: Tours, p: Pair): void {
  let at = p.u;
  for (let node = p.v; node !== p.u; ) {
    const before = t.prev[node]!;
    t.link(at, node);
    at = node;
    node = before;
  }
  t.link(at, p.y);
  updateBoth(t, p);
}
