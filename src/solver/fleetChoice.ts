import { tripFen, zeroSums } from './cost.ts';
import { keepsBus } from './given.ts';
import { capacityOf, type Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { Solution } from './solution.ts';
import type { RouteSums, RouteTimer } from './timer.ts';

/** The bus that would be cheapest for a route, by the lower bound on its cost. Reused. */
export class BusChoice {
  /** -1 where no bus is free that fits and costs less than the limit. */
  type = -1;
  fen = Number.POSITIVE_INFINITY;
  boundFen = 0;
  /** Types not to be chosen, marked 1: those that the law has refused for this route. */
  readonly refused: Uint8Array;
  /** Least cost of each type without kilometres, however short the trip. */
  readonly leastFen: Float64Array;
  /** The least of `leastFen`. */
  readonly leastOfAllFen: number;
  /** What each type adds to the price of changes; all 0 without a given plan. */
  readonly surchargeFen: Float64Array;

  constructor({ buses }: Problem, timer: RouteTimer) {
    const shortest = { ...zeroSums(), pickups: 1, dropoffs: 1, people: 1 };
    this.refused = new Uint8Array(buses.types);
    this.surchargeFen = new Float64Array(buses.types);
    this.leastFen = Float64Array.from({ length: buses.types }, (_, type) => timer.boundFen(type, shortest));
    this.leastOfAllFen = Math.min(...this.leastFen);
  }
}

const sums = zeroSums();

/**
 * The cheapest free bus type for a route with `load` people of `risk`; the route's own bus counts as free, and where somebody
 * aboard is pinned it is the only one. Out and back legs are taken from each type's depot; the loaded run is `loaded`. A bus whose
 * depot has no driver left is passed over. `choice.surchargeFen` is added.
 * Only a bus below `limitFen` is of interest.
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
  limitFen = Number.POSITIVE_INFINITY,
): void {
  const { problem } = solution;
  const { points: n, distanceM, buses, driversAtPoint } = problem;
  const kept = keepsBus(problem, route);
  choice.type = -1;
  choice.fen = limitFen;
  const { types, count } = solution.freeBuses;
  for (let i = route.type < 0 ? 0 : -1; i < (kept ? 0 : count); i++) {
    const type = i < 0 ? route.type : types[i]!;
    // those that come now cost as much for the loaded run alone; refunds of a given plan are not in this sum
    const leastFen = choice.leastOfAllFen + (buses.kmFen[type]! * run.loadedM) / 1000;
    if (i >= 0 && leastFen >= choice.fen && problem.given === undefined) return;
    if (choice.refused[type] === 1) continue;
    if (capacityOf(buses, type, risk) < run.people) continue;
    const depot = buses.depot[type]!;
    const sameDepot = route.type >= 0 && buses.depot[route.type] === depot;
    const freeDrivers = driversAtPoint[depot]! - solution.driversOut[depot]! + (sameDepot ? route.drivers : 0);
    if (freeDrivers <= 0) continue;
    const metres = distanceM[depot * n + firstPickup]! + run.loadedM + distanceM[lastDropoff * n + depot]!;
    const surchargeFen = choice.surchargeFen[type]!;
    if (tripFen(choice.leastFen[type]!, buses.kmFen[type]!, metres) + surchargeFen >= choice.fen) continue;
    emptyLegsInto(sums, problem, depot, run, firstPickup, lastDropoff);
    if (timer.leastDrivers(sums) > freeDrivers) continue;
    const boundFen = timer.boundFen(type, sums);
    const fen = tripFen(boundFen, buses.kmFen[type]!, metres) + surchargeFen;
    if (fen < choice.fen) {
      choice.type = type;
      choice.fen = fen;
      choice.boundFen = boundFen;
    }
  }
}

/**
 * The largest number of seats among the free buses that may drive this run at all. A bus too small in drivers for the run
 * (an infinite bound) does not count.
 */
export function largestFree(
  solution: Solution,
  timer: RouteTimer,
  run: RouteSums,
  firstPickup: number,
  lastDropoff: number,
  risk: number,
): number {
  const { buses, driversAtPoint } = solution.problem;
  let seats = 0;
  const { types, count } = solution.freeBuses;
  for (let i = 0; i < count; i++) {
    const type = types[i]!;
    const size = capacityOf(buses, type, risk);
    if (size <= seats) continue;
    const depot = buses.depot[type]!;
    const freeDrivers = driversAtPoint[depot]! - solution.driversOut[depot]!;
    if (freeDrivers <= 0) continue;
    emptyLegsInto(sums, solution.problem, depot, run, firstPickup, lastDropoff);
    if (timer.leastDrivers(sums) > freeDrivers) continue;
    if (Number.isFinite(timer.boundFen(type, sums))) seats = size;
  }
  return seats;
}

/** The number of seats of the largest bus that is not in use, whether or not it suits: more than that no route can be given. */
export function largestUnused({ problem: { buses }, freeBuses: { types, count } }: Solution, risk: number): number {
  let seats = 0;
  for (let i = 0; i < count; i++) seats = Math.max(seats, capacityOf(buses, types[i]!, risk));
  return seats;
}

/** The sums of a loaded run with the empty legs of a depot. */
export function emptyLegsInto(
  to: RouteSums,
  { points: n, distanceM, driveS }: Problem,
  depot: number,
  run: RouteSums,
  firstPickup: number,
  lastDropoff: number,
): void {
  to.loadedM = run.loadedM;
  to.loadedS = run.loadedS;
  to.pickups = run.pickups;
  to.dropoffs = run.dropoffs;
  to.people = run.people;
  to.outM = distanceM[depot * n + firstPickup]!;
  to.outS = driveS[depot * n + firstPickup]!;
  to.backM = distanceM[lastDropoff * n + depot]!;
  to.backS = driveS[lastDropoff * n + depot]!;
}
