import { mayBoard } from './boardGiven.ts';
import { zeroSums } from './cost.ts';
import { hasStopsOf, pinnedAboard } from './given.ts';
import type { ResultRoute } from './index.ts';
import { splitsParty } from './parties.ts';
import type { Problem } from './problem.ts';
import { settle } from './recreate.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import type { Timing } from './timing.ts';

/** A route of an earlier result for the same groups. */
export type StartRoute = Pick<ResultRoute, 'busType' | 'pickups' | 'dropoffs' | 'groups'>;

/**
 * Puts people where earlier routes had them, as far as limits, law and what a given plan pins still allow; other routes are left out as
 * a whole.
 */
export function boardStart(solution: Solution, start: readonly StartRoute[], timer: RouteTimer, timing: Timing): void {
  const { problem, freeBuses } = solution;
  const { limits, buses } = problem;
  const sums = zeroSums();
  for (const { busType, pickups, dropoffs, groups } of start) {
    const route = solution.routes.find(({ type }) => type < 0);
    if (route === undefined) return;
    if (freeBuses.used(busType) >= buses.count[busType]!) continue;
    solution.setType(route, busType);
    const isAboard =
      groups.every(({ group, people }) => board(solution, route, group, people)) && keepsTogether(solution, route);
    if (!isAboard) {
      emptyRoute(solution, route);
      continue;
    }
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(solution, timer, route, sums);
    const isWithin = route.loadedM <= limits.loadedDistanceM && route.loadedS <= limits.loadedDriveS;
    if (!isWithin || !keepsGiven(problem, route) || !timing.apply(solution, route)) emptyRoute(solution, route);
  }
}

function board(solution: Solution, route: Route, group: number, people: number): boolean {
  if (people > solution.left[group]! || !mayBoard(solution.problem, route, group, people)) return false;
  solution.board(route, group, people, route.pickupCount, route.dropoffCount);
  return true;
}

function keepsTogether({ problem, parties }: Solution, route: Route): boolean {
  const peopleOf = (group: number) => {
    const at = route.findGroup(group);
    return at < 0 ? 0 : route.people[at]!;
  };
  return route.groups.subarray(0, route.groupCount).every((g) => !splitsParty(problem.groups, parties, g, peopleOf));
}

/** Whether everybody pinned to the bus is aboard, and a frozen trip is as it was. */
function keepsGiven(problem: Problem, route: Route): boolean {
  const { given, groups } = problem;
  if (given === undefined || given.keeps[route.type] === 0) return true;
  let pinned = 0;
  for (let group = 0; group < groups.count; group++) {
    const wanted = pinnedAboard(problem, route.type, group);
    const at = wanted === 0 ? -1 : route.findGroup(group);
    if (wanted > 0 && (at < 0 || route.people[at]! < wanted)) return false;
    pinned += wanted;
  }
  return given.frozen[route.type] === 0 || (route.load === pinned && hasStopsOf(given, route, route.type));
}

/** Takes a route out of use again, whoever is pinned to its bus included. */
export function emptyRoute(solution: Solution, route: Route): void {
  solution.setType(route, -1);
  while (route.groupCount > 0) solution.alight(route, route.groupCount - 1);
  solution.close(route);
}
