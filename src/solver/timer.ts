/**
 * What the search needs to know of time. A route is timed without its kilometres: the answer is the part of its cost that
 * depends on days, nights and crew. Implemented outside (driving-hours law is not the solver's business) and passed in.
 */
export interface RouteTimer {
  /**
   * A lower bound on `time().fixedFen` from sums alone; Infinity only where no lawful timetable can exist.
   * Called for every candidate move: arithmetic, no allocation. Of the way back it may use no more than the whole run's length
   * (out + loaded + back), and it must never fall when a sum grows: bounds put least sums of different orders together.
   */
  boundFen(busType: number, sums: RouteSums): number;
  /** The fewest drivers of any lawful timetable, by the lengths of the runs; never falls when a sum grows. */
  leastDrivers(sums: RouteSums): number;
  /**
   * The cheapest lawful timetable of the route, or null where there is none.
   * @param mostDrivers fewer than come with the bus, where its depot is short of them
   */
  time(busType: number, route: TimedStops, mostDrivers?: number): RouteTime | null;
}

/** Sums along depot → pick-ups → drop-offs → depot; daytime driving. */
export interface RouteSums {
  outM: number;
  outS: number;
  loadedM: number;
  loadedS: number;
  backM: number;
  backS: number;
  pickups: number;
  dropoffs: number;
  people: number;
}

/** Stops in order with the people who board or alight. */
export interface TimedStops {
  pickups: readonly number[];
  boarding: readonly number[];
  dropoffs: readonly number[];
  alighting: readonly number[];
}

export interface RouteTime {
  /** Bus days, driver days and lodging; kilometres not included. */
  fixedFen: number;
  drivers: number;
  days: number;
  nights: number;
}

/** For problems without a clock: one day, no crew cost. */
export const timeless: RouteTimer = {
  boundFen: () => 0,
  leastDrivers: () => 0,
  time: () => ({ fixedFen: 0, drivers: 0, days: 1, nights: 0 }),
};
