import { tripFen, zeroSums } from '../cost.ts';
import type { Problem } from '../problem.ts';
import type { RouteSums, RouteTimer } from '../timer.ts';

/** What a relaxation minimises: money, or the number of buses. */
export interface Aim {
  /** A lower bound on the cost of a trip, company mixing and splitting left out; Infinity where there is no such trip. */
  tripCost(busType: number, sums: RouteSums): number;
  /** The part of it that grows with the whole run, in fen per kilometre, by bus type. */
  kmFen: Float64Array;
  /** Price of each family and of each company aboard. */
  familyFen: number;
  companyFen: number;
}

/** The objective of formats.md §2. Contact pairs are not charged, which only lowers the bound. */
export function moneyAim({ buses, prices }: Problem, timer: RouteTimer): Aim {
  return {
    tripCost: (type, sums) =>
      tripFen(timer.boundFen(type, sums), buses.kmFen[type]!, sums.outM + sums.loadedM + sums.backM) -
      prices.extraCompanyFen,
    kmFen: buses.kmFen,
    familyFen: prices.splitGroupFen,
    companyFen: prices.extraCompanyFen,
  };
}

/** What a bus counts when buses are counted: enough for tolerances that are meant for fen. */
export const busUnit = 1e6;

/** Each bus counts `busUnit`. */
export function busAim({ buses }: Problem, timer: RouteTimer): Aim {
  return {
    tripCost: (type, sums) =>
      timer.boundFen(type, sums) < Number.POSITIVE_INFINITY ? busUnit : Number.POSITIVE_INFINITY,
    kmFen: new Float64Array(buses.types),
    familyFen: 0,
    companyFen: 0,
  };
}

/** More than rounding to the fen can change a trip's cost, up and down. */
export const roundingFen = 1.01;

/** Least sums of a trip, each for itself. */
export interface LeastSums {
  outM: number;
  outS: number;
  loadedM: number;
  loadedS: number;
  /** From the depot back to it. */
  runM: number;
  runS: number;
  pickups: number;
  dropoffs: number;
  people: number;
}

/** All zero, to be filled. */
export function zeroLeastSums(): LeastSums {
  const legs = { outM: 0, outS: 0, loadedM: 0, loadedS: 0, runM: 0, runS: 0 };
  return { ...legs, pickups: 0, dropoffs: 0, people: 0 };
}

const sums = zeroSums();

/**
 * Sums for a timer from separate least sums: what the whole run needs beyond the empty and the loaded part is booked as the
 * way back (a timer's bound looks at driving in all, see `RouteTimer.boundFen`). The result is reused.
 */
export function timerSums(least: LeastSums): RouteSums {
  sums.outM = least.outM;
  sums.outS = least.outS;
  sums.loadedM = least.loadedM;
  sums.loadedS = least.loadedS;
  sums.backM = Math.max(0, least.runM - least.outM - least.loadedM);
  sums.backS = Math.max(0, least.runS - least.outS - least.loadedS);
  sums.pickups = least.pickups;
  sums.dropoffs = least.dropoffs;
  sums.people = least.people;
  return sums;
}

/** Metres of the run that `timerSums` books. */
export function runOf({ outM, loadedM, runM }: LeastSums): number {
  return Math.max(runM, outM + loadedM);
}
