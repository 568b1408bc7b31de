import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';
import { updateBoth } from './transfer.ts';

/**
 * Change of cost when two routes are cut behind u and behind v, the two heads are joined at u and v and the two tails at
 * x and y, one of each driven backwards (2-opt* with reversal); exact where it is below 0.
 */
export function evaluate(t: Tours, p: Pair): number {
  const c = t.cost;
  const uv = c[p.uRow + p.vCol]!;
  const xy = c[p.xRow + p.yCol]!;
  const headV = t.reversalUpTo[p.v]!;
  const tailU = t.reversal[p.routeU]! - t.reversalUpTo[p.x]!;
  const way = uv + xy - p.ux - p.vy + headV + tailU;
  const penalty = t.penalty[p.routeU]! + t.penalty[p.routeV]!;
  if (way >= penalty) return 0;
  const load = t.loadUpTo[p.u]! + t.loadUpTo[p.v]!;
  const timeU = t.timeUpTo[p.u]!;
  const timeV = t.timeUpTo[p.v]!;
  return (
    way -
    penalty +
    t.loadPenalty(load) +
    t.loadPenalty(t.load[p.routeU]! + t.load[p.routeV]! - load) +
    t.timePenalty(timeU + uv + timeV + headV) +
    t.timePenalty(t.duration[p.routeU]! - timeU - p.ux + tailU + xy + t.duration[p.routeV]! - timeV - p.vy)
  );
}

/** Joins the heads into the route of u and the tails into the route of v. */
export function apply(t: Tours, p: Pair): void {
  const startV = t.firstStart + p.routeV;
  const endU = t.firstEnd + p.routeU;
  const lastU = t.prev[endU]!;
  let at = p.u;
  for (let node = p.v; node !== startV; ) {
    const before = t.prev[node]!;
    t.link(at, node);
    at = node;
    node = before;
  }
  t.link(at, endU);

  at = startV;
  for (let node = lastU; node !== p.u; ) {
    const before = t.prev[node]!;
    t.link(at, node);
    at = node;
    node = before;
  }
  t.link(at, p.y);
  updateBoth(t, p);
}
