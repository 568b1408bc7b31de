import { tripFen, zeroSums } from './cost.ts';
import { capacityOf, type Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';
import type { RouteSums, RouteTimer } from './timer.ts';

/** The bus that would be cheapest for a route, by the lower bound on its cost. Reused. */
export class BusChoice {
  /** -1 where no bus is free that fits. */
  type = -1;
  fen = Number.POSITIVE_INFINITY;
  boundFen = 0;
}

const sums = zeroSums();

/**
 * The cheapest free bus type for a route with `load` people of `risk`; the route's own bus counts as free. Out and back
 * legs are taken from each type's depot; the loaded run is `loaded`. A bus whose depot has no driver left is passed over.
 */
export function cheapestBus(
  solution: Solution,
  timer: RouteTimer,
  route: Route,
  run: RouteSums,
  firstPickup: number,
  lastDropoff: number,
  risk: number,
  choice: BusChoice,
): void {
  const { problem } = solution;
  const { points: n, distanceM, driveS, buses, driversAtPoint } = problem;
  choice.type = -1;
  choice.fen = Number.POSITIVE_INFINITY;
  sums.loadedM = run.loadedM;
  sums.loadedS = run.loadedS;
  sums.pickups = run.pickups;
  sums.dropoffs = run.dropoffs;
  sums.people = run.people;
  for (let type = 0; type < buses.types; type++) {
    const own = type === route.type;
    if (!own && solution.typeUsed[type]! >= buses.count[type]!) continue;
    if (capacityOf(buses, type, risk) < run.people) continue;
    const depot = buses.depot[type]!;
    const sameDepot = route.type >= 0 && buses.depot[route.type] === depot;
    if (!sameDepot && solution.driversOut[depot]! >= driversAtPoint[depot]!) continue;
    sums.outM = distanceM[depot * n + firstPickup]!;
    sums.outS = driveS[depot * n + firstPickup]!;
    sums.backM = distanceM[lastDropoff * n + depot]!;
    sums.backS = driveS[lastDropoff * n + depot]!;
    const boundFen = timer.boundFen(type, sums);
    const fen = tripFen(boundFen, buses.kmFen[type]!, sums.outM + sums.loadedM + sums.backM);
    if (fen < choice.fen) {
      choice.type = type;
      choice.fen = fen;
      choice.boundFen = boundFen;
    }
  }
}

/** The largest number of seats among the free buses for this risk. */
export function largestFree(problem: Problem, solution: Solution, risk: number): number {
  const { buses, driversAtPoint } = problem;
  let seats = 0;
  for (let type = 0; type < buses.types; type++) {
    if (solution.typeUsed[type]! >= buses.count[type]!) continue;
    const depot = buses.depot[type]!;
    if (solution.driversOut[depot]! >= driversAtPoint[depot]!) continue;
    seats = Math.max(seats, capacityOf(buses, type, risk));
  }
  return seats;
}
