import type { VisitProblem } from './visitProblem.ts';

/** Routes beyond those of a greedy plan: a share of them and some more (HGS-CVRP's rule of thumb). */
const share = 1.3;
const more = 3;

/**
 * A number of routes that does not hold a search back, where the instance gives none: a greedy plan, always going to the
 * nearest visit that the limits still allow, shows how many are enough.
 */
export function ampleVehicles(problem: Omit<VisitProblem, 'vehicles'>): number {
  const { visits, cost, demand, service, capacity, maxDuration } = problem;
  const stride = visits + 1;
  const open = new Set(Array.from({ length: visits }, (_, i) => i + 1));
  let routes = 0;
  let at = 0;
  let load = 0;
  let time = 0;
  while (open.size > 0) {
    let nearest = 0;
    for (const visit of open) {
      const back = time + cost[at * stride + visit]! + service[visit]! + cost[visit * stride]!;
      if (at !== 0 && (load + demand[visit]! > capacity || back > maxDuration)) continue;
      if (nearest === 0 || cost[at * stride + visit]! < cost[at * stride + nearest]!) nearest = visit;
    }
    if (at === 0) routes++;
    if (nearest === 0) {
      load = 0;
      time = 0;
    } else {
      load += demand[nearest]!;
      time += cost[at * stride + nearest]! + service[nearest]!;
      open.delete(nearest);
    }
    at = nearest;
  }
  return Math.min(visits, Math.ceil(share * routes) + more);
}
