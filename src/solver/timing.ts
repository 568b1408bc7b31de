import { routeFen } from './cost.ts';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';
import type { RouteTime, RouteTimer, TimedStops } from './timer.ts';

/** Timetables remembered before the memory is emptied. */
const remembered = 200_000;

/** Replaces lower bounds on time by lawful timetables, each route's once. */
export class Timing {
  readonly #timer: RouteTimer;
  readonly #known = new Map<string, RouteTime | null>();

  constructor(timer: RouteTimer) {
    this.#timer = timer;
  }

  /** Books the exact cost of a route in use; false where it has no lawful timetable or its depot no driver. */
  apply(solution: Solution, route: Route): boolean {
    if (route.timed) return true;
    const { problem } = solution;
    const depot = problem.buses.depot[route.type]!;
    const freeDrivers = problem.driversAtPoint[depot]! - solution.driversOut[depot]! + route.drivers;
    let time = this.timeOf(problem, route);
    if (time !== null && time.drivers > freeDrivers) time = this.timeOf(problem, route, freeDrivers);
    if (time === null || time.drivers > freeDrivers) return false;
    bookTime(solution, route, time.fixedFen, time.drivers);
    return true;
  }

  /** @param mostDrivers left out: as many as come with the bus */
  timeOf(problem: Problem, route: Route, mostDrivers?: number): RouteTime | null {
    if (mostDrivers === 0) return null;
    const stops = timedStops(problem, route);
    const key = String.fromCharCode(
      mostDrivers ?? 0,
      route.type,
      ...stops.pickups,
      ...stops.boarding,
      0xffff,
      ...stops.dropoffs,
      ...stops.alighting,
    );
    let time = this.#known.get(key);
    if (time === undefined) {
      time = this.#timer.time(route.type, stops, mostDrivers);
      if (this.#known.size >= remembered) this.#known.clear();
      this.#known.set(key, time);
    }
    return time;
  }
}

/** Books what a lawful timetable of a route costs and how many drivers it takes. */
export function bookTime(solution: Solution, route: Route, fixedFen: number, drivers: number): void {
  route.fixedFen = fixedFen;
  route.timed = true;
  solution.setDrivers(route, drivers);
  solution.setCost(route, routeFen(solution.problem, route));
}

/** The stops of a route in order, with the people who board or alight at each. */
export function timedStops({ groups }: Problem, route: Route): TimedStops {
  const pickups = [...route.pickups.subarray(0, route.pickupCount)];
  const dropoffs = [...route.dropoffs.subarray(0, route.dropoffCount)];
  const boarding = pickups.map(() => 0);
  const alighting = dropoffs.map(() => 0);
  for (let i = 0; i < route.groupCount; i++) {
    const group = route.groups[i]!;
    boarding[pickups.indexOf(groups.pickup[group]!)]! += route.people[i]!;
    alighting[dropoffs.indexOf(groups.dropoff[group]!)]! += route.people[i]!;
  }
  return { pickups, boarding, dropoffs, alighting };
}
