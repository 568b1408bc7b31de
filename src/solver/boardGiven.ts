import { measure, zeroSums } from './cost.ts';
import { pinnedAboard } from './given.ts';
import { capacityOf } from './problem.ts';
import { settle } from './recreate.ts';
import type { Route } from './route.ts';
import { mayShare } from './sharing.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import type { Timing } from './timing.ts';

/**
 * Puts everybody aboard where the given plan has them, as far as limits and law allow today; does nothing without a given plan.
 * Buses with pinned people come first, so that they get drivers.
 * @throws Error where pinned people alone have no lawful trip: whoever makes the problem must have found that out
 */
export function boardGiven(solution: Solution, timer: RouteTimer, timing: Timing): void {
  const { given } = solution.problem;
  if (given === undefined) return;
  const free = solution.routes.filter((route) => route.type < 0);
  for (const first of [1, 0])
    for (let type = 0; type < given.ran.length; type++) {
      if (given.ran[type] === 0 || given.keeps[type] !== first) continue;
      const route = free.shift()!;
      solution.setType(route, type);
      boardTrip(solution, route);
      if (route.groupCount === 0) {
        solution.close(route);
        continue;
      }
      settle(solution, timer, route, zeroSums());
      while (!timing.apply(solution, route)) {
        if (!alightLast(solution, route)) throw new Error(`pinned people in bus type ${type} have no lawful trip`);
        if (route.groupCount === 0) break;
        settle(solution, timer, route, zeroSums());
      }
      if (route.groupCount === 0) solution.close(route);
    }
}

/** Takes the last group off that is not all pinned; false where there is none. */
export function alightLast(solution: Solution, route: Route): boolean {
  for (let at = route.groupCount - 1; at >= 0; at--) {
    if (route.people[at] === pinnedAboard(solution.problem, route.type, route.groups[at]!)) continue;
    solution.alight(route, at);
    return true;
  }
  return false;
}

/** The pinned first, then whoever else was aboard and still may be. */
function boardTrip(solution: Solution, route: Route): void {
  const { problem } = solution;
  const { groups, buses, limits } = problem;
  const given = problem.given!;
  const row = route.type * groups.count;
  for (let group = 0; group < groups.count; group++) {
    const pinned = given.pinned[row + group]!;
    if (pinned > 0) board(solution, route, group, pinned);
  }
  for (let group = 0; group < groups.count; group++) {
    const people = Math.min(given.aboard[row + group]! - given.pinned[row + group]!, solution.left[group]!);
    if (people <= 0 || !mayShare(problem, route, group)) continue;
    const seats = capacityOf(buses, route.type, Math.max(route.risk, groups.risk[group]!));
    const newPickup = route.findPickup(groups.pickup[group]!) < 0 ? 1 : 0;
    const newDropoff = route.findDropoff(groups.dropoff[group]!) < 0 ? 1 : 0;
    if (route.load + people > seats) continue;
    if (route.pickupCount + newPickup > limits.maxPickups) continue;
    if (route.dropoffCount + newDropoff > limits.maxDropoffs) continue;
    board(solution, route, group, people);
    measure(problem, route);
    if (route.loadedM <= limits.loadedDistanceM && route.loadedS <= limits.loadedDriveS) continue;
    solution.alight(route, route.findGroup(group));
  }
}

/** Boards people, with new stops where the given trip has them among the others. */
function board(solution: Solution, route: Route, group: number, people: number): void {
  const { groups, given } = solution.problem;
  const pickupAt = placeIn(given!.pickups[route.type]!, groups.pickup[group]!, route.pickups, route.pickupCount);
  const dropoffAt = placeIn(given!.dropoffs[route.type]!, groups.dropoff[group]!, route.dropoffs, route.dropoffCount);
  solution.board(route, group, people, pickupAt, dropoffAt);
}

/** How many of the present stops come before a stop in the given order; unknown stops come last. */
function placeIn(order: readonly number[], stop: number, present: Int32Array, count: number): number {
  const rank = (point: number) => (order.includes(point) ? order.indexOf(point) : order.length);
  let before = 0;
  while (before < count && rank(present[before]!) <= rank(stop)) before++;
  return before;
}
