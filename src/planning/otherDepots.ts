import type { ResultRoute } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import type { RouteTimes } from './crew/routeTimes.ts';
import { loadBreaches } from './loadBreaches.ts';
import { idleBuses } from './remaining.ts';

/**
 * Other ways to give the routes their buses where one has no crew: a route of its depot (itself first) takes an idle bus of another depot, or
 * changes buses with a route of one. Only ways in which everybody has a seat and each route that moved a lawful timetable; one at a
 * time, as each is tried.
 * @param times of the batch
 * @param short the route without a crew, one of `routes`
 */
export function* otherDepots(
  batch: Batch,
  times: RouteTimes,
  routes: readonly ResultRoute[],
  short: ResultRoute,
): Generator<ResultRoute[]> {
  const { fleet, given } = batch;
  const { depotId } = fleet[short.busType]!;
  const isFixed = (type: number) => given?.trips.has(type) === true;
  const isElsewhere = (type: number) => fleet[type]!.depotId !== depotId && !isFixed(type);
  const inBus = (route: ResultRoute, busType: number): ResultRoute | null => {
    if (loadBreaches(batch, busType, route).length > 0) return null;
    const timetable = times.timetable(busType, route, fleet[busType]!.drivers);
    return timetable.lawful ? { ...route, busType, drivers: timetable.drivers } : null;
  };
  const neighbours = routes.filter(({ busType }) => fleet[busType]!.depotId === depotId && !isFixed(busType));
  const others = routes.filter(({ busType }) => isElsewhere(busType));
  const free = idleBuses(batch, routes);
  const idle = [...fleet.keys()].filter((type) => isElsewhere(type) && free[type]! > 0);
  for (const own of neighbours.sort((a, b) => Number(b === short) - Number(a === short))) {
    for (const type of idle) {
      const moved = inBus(own, type);
      if (moved !== null) yield routes.map((route) => (route === own ? moved : route));
    }
    for (const other of others) {
      const there = inBus(own, other.busType);
      const here = there === null ? null : inBus(other, own.busType);
      if (there === null || here === null) continue;
      yield routes.map((route) => (route === own ? there : route === other ? here : route));
    }
  }
}
