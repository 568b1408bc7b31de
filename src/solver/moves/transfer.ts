import type { Pair } from '../visits/pair.ts';
import type { Tours } from '../visits/tours.ts';

/**
 * Exact change of cost when `load` and `service` go from the route of u to the route of v while the ways change by
 * `wayU` and `wayV`. Returns 0 at once where even the loss of all penalties could not pay for the way.
 */
export function transferCost(t: Tours, p: Pair, wayU: number, wayV: number, load: number, service: number): number {
  const way = wayU + wayV;
  const u = p.routeU;
  const v = p.routeV;
  if (u === v) {
    const duration = t.duration[u]!;
    return way >= 0 ? 0 : way + t.timePenalty(duration + way) - t.timePenalty(duration);
  }
  const penalty = t.penalty[u]! + t.penalty[v]!;
  if (way >= penalty) return 0;
  return (
    way -
    penalty +
    t.loadPenalty(t.load[u]! - load) +
    t.loadPenalty(t.load[v]! + load) +
    t.timePenalty(t.duration[u]! + wayU - service) +
    t.timePenalty(t.duration[v]! + wayV + service)
  );
}

/** Sums of the routes of u and v after a move. */
export function updateBoth(t: Tours, p: Pair): void {
  t.moves++;
  t.update(p.routeU);
  if (p.routeV !== p.routeU) t.update(p.routeV);
}
