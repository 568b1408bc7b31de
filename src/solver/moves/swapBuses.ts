import { sumsInto, tripFen, zeroSums } from '../cost.ts';
import { emptyLegsInto } from '../fleetChoice.ts';
import { changeFen, keepsBus } from '../given.ts';
import { capacityOf } from '../problem.ts';
import { settle } from '../recreate.ts';
import type { Route } from '../route.ts';
import type { Solution } from '../solution.ts';
import type { RouteTimer } from '../timer.ts';

const run = zeroSums();
const sums = zeroSums();

/**
 * Change of cost, by lower bounds on time, when two routes exchange their buses: each bus has a depot and prices of its own, and
 * one that is cheap by the kilometre belongs on a long route. Infinity where somebody would be left without a seat or
 * a bus must stay.
 */
export function evaluate({ problem }: Solution, timer: RouteTimer, a: Route, b: Route): number {
  const { buses } = problem;
  if (keepsBus(problem, a) || keepsBus(problem, b)) return Number.POSITIVE_INFINITY;
  if (capacityOf(buses, b.type, a.risk) < a.load || capacityOf(buses, a.type, b.risk) < b.load)
    return Number.POSITIVE_INFINITY;
  const changesFen = changeFen(problem, a, b.type) + changeFen(problem, b, a.type) - a.changeFen - b.changeFen;
  return fenOn(a, b.type) + fenOn(b, a.type) - fenNow(a) - fenNow(b) + changesFen;

  function fenNow(route: Route): number {
    return tripFen(route.boundFen, buses.kmFen[route.type]!, route.outM + route.loadedM + route.backM);
  }

  function fenOn(route: Route, type: number): number {
    const first = route.pickups[0]!;
    const last = route.dropoffs[route.dropoffCount - 1]!;
    emptyLegsInto(sums, problem, buses.depot[type]!, sumsInto(run, route), first, last);
    return tripFen(timer.boundFen(type, sums), buses.kmFen[type]!, sums.outM + sums.loadedM + sums.backM);
  }
}

/** Exchanges the buses; both routes must be timed anew. */
export function apply(solution: Solution, timer: RouteTimer, a: Route, b: Route): void {
  const busOfA = a.type;
  solution.setType(a, b.type);
  solution.setType(b, busOfA);
  settle(solution, timer, a);
  settle(solution, timer, b);
}
