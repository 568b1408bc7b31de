import { measure, zeroSums } from './cost.ts';
import { pinnedAboard } from './given.ts';
import { capacityOf, type Problem } from './problem.ts';
import { settle } from './recreate.ts';
import type { Route } from './route.ts';
import { mayShare } from './sharing.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import type { Timing } from './timing.ts';

/**
 * Puts everybody who rides nowhere yet aboard where the given plan has them, as far as limits and law allow today, on those of its buses
 * that do not run yet; does nothing without a given plan. Buses with pinned people should come first, so that they get drivers.
 * @param keeps 1: buses with pinned people alone; 0: the others
 * @throws Error where pinned people alone have no lawful trip: whoever makes the problem must have found that out
 */
export function boardGiven(solution: Solution, timer: RouteTimer, timing: Timing, keeps: 0 | 1): void {
  const { given } = solution.problem;
  if (given === undefined) return;
  for (let type = 0; type < given.ran.length; type++) {
    if (given.ran[type] === 0 || given.keeps[type] !== keeps || solution.freeBuses.used(type) > 0) continue;
    const route = solution.routes.find((one) => one.type < 0)!;
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

/** The pinned first, then whoever else was aboard and still may be; people who travel together all or none. */
function boardTrip(solution: Solution, route: Route): void {
  const { problem, parties } = solution;
  const { groups } = problem;
  const given = problem.given!;
  const row = route.type * groups.count;
  for (let group = 0; group < groups.count; group++) {
    const pinned = given.pinned[row + group]!;
    if (pinned > 0) board(solution, route, group, pinned);
  }
  for (let group = 0; group < groups.count; group++) {
    const people = Math.min(given.aboard[row + group]! - given.pinned[row + group]!, solution.left[group]!);
    const together = parties.of(group);
    if (together === null) boardWithin(solution, route, group, people);
    else if (together.every((mate) => given.aboard[row + mate]! >= groups.size[mate]! && !solution.rides(mate)))
      together.every((mate) => boardWithin(solution, route, mate, groups.size[mate]!));
  }
}

/** Boards people where limits and health rules allow it; false, and the others of their party alight, where they do not. */
function boardWithin(solution: Solution, route: Route, group: number, people: number): boolean {
  const { problem } = solution;
  const { limits } = problem;
  if (people <= 0) return false;
  if (mayBoard(problem, route, group, people)) {
    board(solution, route, group, people);
    measure(problem, route);
    if (route.loadedM <= limits.loadedDistanceM && route.loadedS <= limits.loadedDriveS) return true;
    solution.alight(route, route.findGroup(group));
    return false;
  }
  const mate = solution.parties.of(group)?.find((one) => route.findGroup(one) >= 0);
  if (mate !== undefined) solution.alight(route, route.findGroup(mate));
  return false;
}

/** Whether seats, stops and health rules allow people to board a route in use. */
export function mayBoard(problem: Problem, route: Route, group: number, people: number): boolean {
  const { groups, buses, limits } = problem;
  const newPickup = route.findPickup(groups.pickup[group]!) < 0 ? 1 : 0;
  const newDropoff = route.findDropoff(groups.dropoff[group]!) < 0 ? 1 : 0;
  return (
    mayShare(problem, route, group) &&
    route.load + people <= capacityOf(buses, route.type, Math.max(route.risk, groups.risk[group]!)) &&
    route.pickupCount + newPickup <= limits.maxPickups &&
    route.dropoffCount + newDropoff <= limits.maxDropoffs
  );
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
