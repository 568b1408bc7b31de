import type { Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';

/**
 * A plan made before, from which the search starts: what of it must stay and what a change of it costs. A bus that ran in it has a
 * type of its own with a count of 1, so that a type names a bus.
 */
export interface GivenPlan {
  /** 1 for types that ran. */
  ran: Uint8Array;
  /** People of each group aboard then: `type * groups + group`. */
  aboard: Int32Array;
  /** Those of them who must stay aboard; at most as many. */
  pinned: Int32Array;
  /** 1 for types with somebody pinned: they are always in use and keep their route. */
  keeps: Uint8Array;
  /** 1 for trips that stay as they are: nobody else boards, and stops keep their order. Everybody aboard is pinned. */
  frozen: Uint8Array;
  /** Stops of each type's trip in order; empty for types that did not run. */
  pickups: readonly (readonly number[])[];
  dropoffs: readonly (readonly number[])[];
  /** Price of each trip whose stops change, that is new, or that no longer runs. */
  changeTripFen: number;
  /** Price of each person who boards a bus that was not his. */
  changePersonFen: number;
  /** The type that is the same bus but for its plate: bounds need not tell them apart. */
  likeType: Int32Array;
}

/** People of a group who may not leave a bus of this type. */
export function pinnedAboard({ given, groups }: Problem, type: number, group: number): number {
  return given === undefined || type < 0 || given.keeps[type] === 0 ? 0 : given.pinned[type * groups.count + group]!;
}

/** Whether somebody aboard is pinned, so that the route keeps its bus. */
export function keepsBus({ given }: Problem, route: Route): boolean {
  return given !== undefined && route.type >= 0 && given.keeps[route.type] === 1;
}

/** Whether nothing of the route may change. */
export function isFrozen({ given }: Problem, route: Route): boolean {
  return given !== undefined && route.type >= 0 && given.frozen[route.type] === 1;
}

/**
 * What a route differs from the given plan's trip of a bus, priced: people aboard who were not, and stops. Whoever is new to the
 * batch costs the same in every bus, so that the sum over a plan is the price of its changes but for a constant.
 */
export function changeFen(problem: Problem, route: Route, type = route.type): number {
  const { given } = problem;
  if (given === undefined) return 0;
  const stopsFen = given.ran[type] === 1 && hasStopsOf(given, route, type) ? 0 : given.changeTripFen;
  let people = 0;
  if (given.changePersonFen > 0)
    for (let i = 0; i < route.groupCount; i++) people += arrivals(problem, type, route.groups[i]!, route.people[i]!);
  return stopsFen + given.changePersonFen * people;
}

/** What boarding people of a group on a route adds to `changeFen`. */
export function addedChangeFen(problem: Problem, route: Route, group: number, people: number): number {
  const { given, groups } = problem;
  if (given === undefined) return 0;
  const { type } = route;
  const at = route.findGroup(group);
  const now = at < 0 ? 0 : route.people[at]!;
  const added = arrivals(problem, type, group, now + people) - arrivals(problem, type, group, now);
  const newStop = route.findPickup(groups.pickup[group]!) < 0 || route.findDropoff(groups.dropoff[group]!) < 0;
  const breaksStops = newStop && given.ran[type] === 1 && hasStopsOf(given, route, type);
  return given.changePersonFen * added + (breaksStops ? given.changeTripFen : 0);
}

/** Price of the trips of the given plan whose bus no longer runs. */
export function cancelledFen({ problem: { given }, freeBuses }: Solution): number {
  if (given === undefined || given.changeTripFen === 0) return 0;
  let cancelled = 0;
  for (let type = 0; type < given.ran.length; type++)
    if (given.ran[type] === 1 && freeBuses.used(type) === 0) cancelled++;
  return cancelled * given.changeTripFen;
}

/**
 * What each bus type adds to the price of changes if a route were driven with it, into `surcharge`; people of a group about to
 * board included. Does nothing without a given plan.
 */
export function surchargesInto(
  surcharge: Float64Array,
  solution: Solution,
  route: Route,
  group = -1,
  people = 0,
): void {
  const { problem, freeBuses } = solution;
  const { given } = problem;
  if (given === undefined) return;
  for (let type = 0; type < surcharge.length; type++) {
    let fen = changeFen(problem, route, type);
    if (group >= 0) {
      const at = route.findGroup(group);
      const now = at < 0 ? 0 : route.people[at]!;
      fen +=
        given.changePersonFen * (arrivals(problem, type, group, now + people) - arrivals(problem, type, group, now));
    }
    const back = given.ran[type] === 1 && freeBuses.used(type) === 0 ? given.changeTripFen : 0;
    surcharge[type] = fen - back;
  }
}

/** People of a group aboard beyond those who were in the given plan. */
function arrivals({ given, groups }: Problem, type: number, group: number, people: number): number {
  return Math.max(0, people - given!.aboard[type * groups.count + group]!);
}

/** Whether a route calls where the given plan's trip of a bus does, in its order. */
export function hasStopsOf(given: GivenPlan, route: Route, type: number): boolean {
  return (
    isHead(route.pickups, route.pickupCount, given.pickups[type]!) &&
    isHead(route.dropoffs, route.dropoffCount, given.dropoffs[type]!)
  );
}

function isHead(list: Int32Array, count: number, wanted: readonly number[]): boolean {
  if (count !== wanted.length) return false;
  for (let i = 0; i < count; i++) if (list[i] !== wanted[i]) return false;
  return true;
}
