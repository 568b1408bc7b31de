import type { GivenPlan } from './given.ts';
import { Parties } from './parties.ts';

/**
 * The routing problem on flat arrays. Points are indices into square row-major matrices (`from * points + to`).
 * Money is integer fen (0.01 yuan), distances metres, times seconds. The solver knows nothing of people, names or dates.
 */
export interface Problem {
  /** Number of points: depots, pick-up places and drop-off places together. */
  points: number;
  /** Metres; float so that benchmark instances keep their real-valued distances. */
  distanceM: Float64Array;
  /** Seconds of driving by day. */
  driveS: Float64Array;

  groups: Groups;
  buses: BusTypes;
  limits: RouteLimits;
  prices: Prices;
  /** Drivers that each depot point can send out; Infinity where nobody counts them. Indexed by `buses.depot`'s point. */
  driversAtPoint: Float64Array;
  /** A plan made before, for re-planning; left out where everything is free. */
  given?: GivenPlan;
}

/** People with one pick-up place and one company. A group may be split over several buses. */
export interface Groups {
  count: number;
  size: Int32Array;
  pickup: Int32Array;
  dropoff: Int32Array;
  company: Int32Array;
  /** Groups of one family (county × company) count as one when it comes to splitting; numbered from 0. */
  family: Int32Array;
  /** Index into `BusTypes.capacity`'s risk columns. */
  risk: Uint8Array;
  /** County of the pick-up, for `alone`. */
  county: Int32Array;
  /** 1 where a bus that stops in the county may stop in no other. */
  alone: Uint8Array;
  /** Quarantine cohorts of people who may not share a bus with everybody; left out where all may. */
  cohorts?: Cohorts;
  /**
   * Number of the party that travels together, from 0; -1 for groups that may be split. Everybody of a party's groups rides in one
   * bus, or nobody of them rides. Left out where all may be split.
   */
  party?: Int32Array;
}

/** Groups by cohort, and which cohorts may not share a bus. At most 31 cohorts, so that a trip's are one bit mask. */
export interface Cohorts {
  /** Cohort of each group, from 0. */
  of: Uint8Array;
  /** Bit mask of the cohorts that may not ride with each cohort; symmetric. */
  apart: Int32Array;
}

/** Cohorts that one bit mask of 32 bits can tell apart. */
export const mostCohorts = 31;

/** Interchangeable buses in one type; `count` of them exist. */
export interface BusTypes {
  types: number;
  count: Int32Array;
  depot: Int32Array;
  /** Seats after policy by risk level of the trip: `type * riskLevels + risk`; falls with risk. */
  capacity: Int32Array;
  riskLevels: number;
  dayFen: Float64Array;
  /** Fen per kilometre; may be fractional. */
  kmFen: Float64Array;
  drivers: Int32Array;
}

export interface RouteLimits {
  /** From leaving the first pick-up to reaching the last drop-off. */
  loadedDistanceM: number;
  loadedDriveS: number;
  maxPickups: number;
  maxDropoffs: number;
}

export interface Prices {
  extraCompanyFen: number;
  splitGroupFen: number;
  contactPairFen: number;
}

/** Seats of a bus type for a trip of this risk. */
export function capacityOf(buses: BusTypes, type: number, risk: number): number {
  return buses.capacity[type * buses.riskLevels + risk]!;
}

/** Checks shapes and ranges once, at the door; nothing is checked inside the search. */
export function assertProblem(problem: Problem): void {
  const { points, distanceM, driveS, groups, buses } = problem;
  const cells = points * points;
  if (distanceM.length !== cells || driveS.length !== cells)
    throw new RangeError(`matrices need ${cells} cells, got ${distanceM.length} and ${driveS.length}`);
  for (const [name, list] of Object.entries({ pickup: groups.pickup, dropoff: groups.dropoff })) {
    if (list.length !== groups.count) throw new RangeError(`${name} needs ${groups.count} entries, got ${list.length}`);
    for (const point of list) if (point < 0 || point >= points) throw new RangeError(`${name}: no point ${point}`);
  }
  for (const size of groups.size) if (size < 1) throw new RangeError(`a group of ${size} people`);
  if (buses.capacity.length !== buses.types * buses.riskLevels)
    throw new RangeError(`capacity needs ${buses.types * buses.riskLevels} entries, got ${buses.capacity.length}`);
  if (groups.cohorts !== undefined) assertCohorts(groups.cohorts, groups.count);
  if (groups.party !== undefined && groups.party.length !== groups.count)
    throw new RangeError(`party needs ${groups.count} entries, got ${groups.party.length}`);
  if (problem.given !== undefined) assertGiven(problem.given, problem);
}

function assertCohorts({ of, apart }: Cohorts, groups: number): void {
  if (of.length !== groups) throw new RangeError(`cohorts need ${groups} entries, got ${of.length}`);
  if (apart.length > mostCohorts) throw new RangeError(`${apart.length} cohorts, at most ${mostCohorts}`);
  for (const cohort of of) if (cohort >= apart.length) throw new RangeError(`no cohort ${cohort}`);
  apart.forEach((mask, cohort) => {
    for (let other = 0; other < apart.length; other++)
      if (((mask >> other) & 1) !== ((apart[other]! >> cohort) & 1))
        throw new RangeError(`cohorts ${cohort} and ${other} disagree on sharing a bus`);
  });
}

function assertGiven({ ran, aboard, pinned, keeps, frozen }: GivenPlan, { groups, buses }: Problem): void {
  if (aboard.length !== buses.types * groups.count || pinned.length !== aboard.length)
    throw new RangeError(`a given plan needs ${buses.types * groups.count} cells, got ${aboard.length}`);
  for (let type = 0; type < buses.types; type++) {
    if (ran[type] === 1 && buses.count[type] !== 1) throw new RangeError(`type ${type} ran and is not one bus`);
    if (ran[type] === 0 && (keeps[type] === 1 || frozen[type] === 1)) throw new RangeError(`type ${type} did not run`);
  }
  for (let cell = 0; cell < pinned.length; cell++)
    if (pinned[cell]! > aboard[cell]!) throw new RangeError('more people are pinned than were aboard');
  const parties = new Parties(groups);
  for (let cell = 0; cell < pinned.length; cell++) {
    const group = cell % groups.count;
    const row = cell - group;
    if (pinned[cell]! > 0 && parties.of(group)?.some((mate) => pinned[row + mate] !== groups.size[mate]))
      throw new RangeError(`a party is pinned to bus type ${row / groups.count} in part`);
  }
}
