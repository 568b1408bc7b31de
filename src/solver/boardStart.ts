import { zeroSums } from './cost.ts';
import type { ResultRoute } from './index.ts';
import { settle } from './recreate.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import type { Timing } from './timing.ts';

/** A route of an earlier result for the same groups. */
export type StartRoute = Pick<ResultRoute, 'busType' | 'pickups' | 'dropoffs' | 'groups'>;

/** Puts people where earlier routes had them, as far as limits and law still allow; other routes are left out as a whole. */
export function boardStart(solution: Solution, start: readonly StartRoute[], timer: RouteTimer, timing: Timing): void {
  const { limits, buses } = solution.problem;
  const sums = zeroSums();
  for (const { busType, pickups, dropoffs, groups } of start) {
    const route = solution.routes.find(({ type }) => type < 0);
    if (route === undefined) return;
    const isFree = solution.freeBuses.used(busType) < buses.count[busType]!;
    if (!isFree || groups.some(({ group, people }) => people > solution.left[group]!)) continue;
    solution.setType(route, busType);
    for (const { group, people } of groups) solution.board(route, group, people, route.pickupCount, route.dropoffCount);
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(solution, timer, route, sums);
    const isWithin = route.loadedM <= limits.loadedDistanceM && route.loadedS <= limits.loadedDriveS;
    if (!isWithin || !timing.apply(solution, route)) empty(solution, route);
  }
}

function empty(solution: Solution, route: Route): void {
  while (route.groupCount > 0) solution.alight(route, route.groupCount - 1);
  solution.close(route);
}
