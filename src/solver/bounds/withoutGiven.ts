import type { PlannedRoute } from '../columns/routeLoads.ts';
import type { Problem } from '../problem.ts';

/**
 * The problem without its given plan, like buses being one type again: the other types keep their place with a count of 0, so that a
 * timer that knows types by number still serves. Routes are told by the new types.
 */
export function withoutGiven(
  problem: Problem,
  routes: readonly PlannedRoute[],
): { problem: Problem; routes: readonly PlannedRoute[] } {
  const { given, ...free } = problem;
  if (given === undefined) return { problem, routes };
  const count = new Int32Array(free.buses.types);
  given.likeType.forEach((like, type) => {
    count[like] = count[like]! + free.buses.count[type]!;
  });
  return {
    problem: { ...free, buses: { ...free.buses, count } },
    routes: routes.map((route) => ({ ...route, busType: given.likeType[route.busType]! })),
  };
}
