import type { PlannedRoute } from '../columns/routeLoads.ts';
import type { Problem } from '../problem.ts';
import type { RouteTimer } from '../timer.ts';

/** What bounds are proven of. */
export interface Posed {
  problem: Problem;
  timer: RouteTimer;
  /** Routes of the problem that was posed, in its bus types. */
  routesOf: (routes: readonly PlannedRoute[]) => readonly PlannedRoute[];
}

/** The same without its given plan, like buses being one type again, for which the timer is asked by its old number. */
export function withoutGiven(problem: Problem, timer: RouteTimer): Posed {
  const { given, ...free } = problem;
  if (given === undefined) return { problem, timer, routesOf: (routes) => routes };
  const { buses } = free;
  const kept = [...new Set(given.likeType)];
  const typeOf = (type: number) => kept.indexOf(given.likeType[type]!);
  const count = new Int32Array(kept.length);
  buses.count.forEach((many, type) => {
    count[typeOf(type)] = count[typeOf(type)]! + many;
  });
  const seats = (type: number) => buses.capacity.subarray(type * buses.riskLevels, (type + 1) * buses.riskLevels);
  return {
    problem: {
      ...free,
      buses: {
        types: kept.length,
        count,
        depot: Int32Array.from(kept, (type) => buses.depot[type]!),
        capacity: Int32Array.from(kept.flatMap((type) => [...seats(type)])),
        riskLevels: buses.riskLevels,
        dayFen: Float64Array.from(kept, (type) => buses.dayFen[type]!),
        kmFen: Float64Array.from(kept, (type) => buses.kmFen[type]!),
        drivers: Int32Array.from(kept, (type) => buses.drivers[type]!),
      },
    },
    timer: {
      boundFen: (type, sums) => timer.boundFen(kept[type]!, sums),
      leastDrivers: (sums) => timer.leastDrivers(sums),
      time: (type, stops, mostDrivers) => timer.time(kept[type]!, stops, mostDrivers),
    },
    routesOf: (routes) => routes.map((route) => ({ ...route, busType: typeOf(route.busType) })),
  };
}
