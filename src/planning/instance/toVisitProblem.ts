import type { Instance } from '../../contract/instance.ts';
import { ampleVehicles, type VisitProblem } from '../../solver/index.ts';

/**
 * A benchmark instance as arrays: Euclidean distances in double precision, visit i being customer i - 1. In open instances
 * every way back to the depot costs nothing.
 * @param vehicles at most so many routes; left out, the instance's own limit, or amply many where it has none
 */
export function toVisitProblem(instance: Instance, vehicles = instance.vehicles): VisitProblem {
  const { depot, customers, capacity, maxDuration, serviceTime, open } = instance;
  const places = [depot, ...customers];
  const count = places.length;
  const cost = new Float64Array(count * count);
  for (let from = 0; from < count; from++)
    for (let to = open ? 1 : 0; to < count; to++)
      cost[from * count + to] = Math.hypot(places[from]!.x - places[to]!.x, places[from]!.y - places[to]!.y);
  const problem = {
    visits: customers.length,
    cost,
    demand: Float64Array.from([0, ...customers.map(({ demand }) => demand)]),
    service: Float64Array.from(places, (_, place) => (place === 0 ? 0 : serviceTime)),
    capacity,
    maxDuration: maxDuration ?? Number.POSITIVE_INFINITY,
    place: { x: Float64Array.from(places, ({ x }) => x), y: Float64Array.from(places, ({ y }) => y) },
  };
  return { ...problem, vehicles: vehicles ?? ampleVehicles(problem) };
}
