import { changeFen } from './given.ts';
import type { Problem } from './problem.ts';
import { nextVersion, type Route } from './route.ts';
import type { RouteSums } from './timer.ts';

/** Weight of one person left over: more than any plan can cost, so that leaving nobody over comes first. */
export const leftOverFen = 1e11;

/**
 * Money of one trip, rounded half up to the fen as formats.md §2 asks: what depends on time, plus kilometres.
 * The epsilon undoes binary fractions that fall a hair short of the half.
 */
export function tripFen(fixedFen: number, kmFen: number, distanceM: number): number {
  return Math.floor(fixedFen + (kmFen * distanceM) / 1000 + 0.5 + 1e-7);
}

/** Recomputes a route's sums from its stops; called after every change of a route. */
export function measure(problem: Problem, route: Route): void {
  const { points, distanceM, driveS, buses } = problem;
  const depot = buses.depot[route.type]!;
  let at = route.pickups[0]!;
  route.outM = distanceM[depot * points + at]!;
  route.outS = driveS[depot * points + at]!;

  let loadedM = 0;
  let loadedS = 0;
  for (let i = 1; i < route.pickupCount; i++) {
    const next = route.pickups[i]!;
    loadedM += distanceM[at * points + next]!;
    loadedS += driveS[at * points + next]!;
    at = next;
  }
  for (let i = 0; i < route.dropoffCount; i++) {
    const next = route.dropoffs[i]!;
    loadedM += distanceM[at * points + next]!;
    loadedS += driveS[at * points + next]!;
    at = next;
  }
  route.loadedM = loadedM;
  route.loadedS = loadedS;
  route.backM = distanceM[at * points + depot]!;
  route.backS = driveS[at * points + depot]!;
  route.version = nextVersion();
}

/** Copies a route's sums into the shape that a timer takes. */
export function sumsInto(sums: RouteSums, route: Route): RouteSums {
  sums.outM = route.outM;
  sums.outS = route.outS;
  sums.loadedM = route.loadedM;
  sums.loadedS = route.loadedS;
  sums.backM = route.backM;
  sums.backS = route.backS;
  sums.pickups = route.pickupCount;
  sums.dropoffs = route.dropoffCount;
  sums.people = route.load;
  return sums;
}

/** A fresh all-zero sums object, to be reused. */
export function zeroSums(): RouteSums {
  return { outM: 0, outS: 0, loadedM: 0, loadedS: 0, backM: 0, backS: 0, pickups: 0, dropoffs: 0, people: 0 };
}

/** Price of the companies that share a bus: extra companies and contact pairs. */
export function mixingFen(problem: Problem, route: Route): number {
  const { extraCompanyFen, contactPairFen } = problem.prices;
  let fen = extraCompanyFen * Math.max(0, route.companyCount - 1);
  if (contactPairFen > 0) fen += contactPairFen * contactPairs(route);
  return fen;
}

/** Pairs of people from different companies in one bus. */
export function contactPairs(route: Route): number {
  let same = 0;
  for (let i = 0; i < route.companyCount; i++) same += route.companyPeople[i]! * (route.companyPeople[i]! - 1);
  return (route.load * (route.load - 1) - same) / 2;
}

/** Cost of a route with its present `fixedFen`; notes the price of changes in it. Requires fresh sums. */
export function routeFen(problem: Problem, route: Route): number {
  const distanceM = route.outM + route.loadedM + route.backM;
  route.changeFen = changeFen(problem, route);
  const kmFen = problem.buses.kmFen[route.type]!;
  return tripFen(route.fixedFen, kmFen, distanceM) + mixingFen(problem, route) + route.changeFen;
}
