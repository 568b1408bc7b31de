import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { updateBoth } from './transfer.ts';

/** Change of cost when two routes exchange what comes behind u and behind v (2-opt*); exact where it is below 0. */
export function evaluate(t: Tours, p: Pair): number {
  const c = t.cost;
  const uy = c[p.uRow + p.yCol]!;
  const vx = c[p.vRow + p.xCol]!;
  const way = uy + vx - p.ux - p.vy;
  const penalty = t.penalty[p.routeU]! + t.penalty[p.routeV]!;
  if (way >= penalty) return 0;
  const loadU = t.loadUpTo[p.u]!;
  const loadV = t.loadUpTo[p.v]!;
  const timeU = t.timeUpTo[p.u]!;
  const timeV = t.timeUpTo[p.v]!;
  return (
    way -
    penalty +
    t.loadPenalty(loadU + t.load[p.routeV]! - loadV) +
    t.loadPenalty(loadV + t.load[p.routeU]! - loadU) +
    t.timePenalty(timeU + uy + t.duration[p.routeV]! - timeV - p.vy) +
    t.timePenalty(timeV + vx + t.duration[p.routeU]! - timeU - p.ux)
  );
}

/** Exchanges the tails. */
export function apply(t: Tours, p: Pair): void {
  const endU = t.firstEnd + p.routeU;
  const endV = t.firstEnd + p.routeV;
  const lastU = t.prev[endU]!;
  const lastV = t.prev[endV]!;
  if (p.yIsEnd) t.link(p.u, endU);
  else {
    t.link(p.u, p.y);
    t.link(lastV, endU);
  }
  if (p.xIsEnd) t.link(p.v, endV);
  else {
    t.link(p.v, p.x);
    t.link(lastU, endV);
  }
  updateBoth(t, p);
}
