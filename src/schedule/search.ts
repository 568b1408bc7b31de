import type { PhaseTable } from './clock.ts';
import { firstPickupOpenings, gridOf, latestWithin } from './departures.ts';
import type { Crew } from './driverHours.ts';
import { Incumbent } from './incumbent.ts';
import { fewestDrivers, type Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import { Walk } from './walk.ts';

/** Grid on which the first pick-up's begin is tried before it is refined to the second. */
const gridS = 600;

/** One instant at which the first pick-up may begin, with bounds on every walk that begins it then. */
interface Departure {
  serveS: number;
  latestStartS: number;
  lastDropS: number;
  endS: number;
  costCny: number;
}

/**
 * Chooses crew size, the begin of the first pick-up and the departure from the depot; the walk decides the rest. Best first:
 * a departure is walked only while its bounds can beat the incumbent.
 */
export class Search {
  readonly incumbent: Incumbent;
  readonly #rules: DrivingRules;
  readonly #walk: Walk;
  #route!: Route;
  #earliestS = 0;

  constructor(rules: DrivingRules, phases: PhaseTable) {
    this.#rules = rules;
    this.incumbent = new Incumbent(rules);
    this.#walk = new Walk(rules, phases, this.incumbent);
  }

  /** Leaves the best timetable in `incumbent`; `incumbent.found` is false where there is none. */
  run(route: Route): void {
    const { request } = route;
    this.#route = route;
    this.#earliestS = Math.max(request.earliestStartS, this.#rules.earliestStartS);
    this.incumbent.clear(request.costDayCny);
    if (route.loadedM > this.#rules.loadedDistanceM || route.loadedDayS > this.#rules.loadedDriveS) return;
    for (let drivers = fewestDrivers(route, this.#rules); drivers <= request.maxDrivers; drivers += 1) {
      this.#withCrew(crewOf(route, this.#rules, drivers));
    }
  }

  #withCrew(crew: Crew): void {
    this.incumbent.useCrew(crew.drivers);
    this.#walk.use(this.#route, crew);
    const departures: Departure[] = [];
    for (const serveS of gridOf(firstPickupOpenings(this.#route, this.#rules), gridS)) {
      const departure = this.#bound(serveS);
      if (departure !== null) departures.push(departure);
    }
    departures.sort(
      (a, b) =>
        a.costCny - b.costCny ||
        a.lastDropS - a.serveS - (b.lastDropS - b.serveS) ||
        a.endS - a.latestStartS - (b.endS - b.latestStartS) ||
        a.serveS - b.serveS,
    );
    for (const departure of departures) {
      if (this.#promising(departure)) this.#depart(departure, crew);
    }
  }

  /** Bounds on the walks that begin the first pick-up at `serveS`; null where there are none. */
  #bound(serveS: number): Departure | null {
    const { dwellS } = this.#route;
    const latestStartS = this.#latestStart(serveS);
    if (latestStartS === null) return null;
    this.#walk.fresh(serveS + dwellS[1]!);
    const { lastDropS, endS } = this.#walk;
    if (endS === Number.POSITIVE_INFINITY) return null;
    return { serveS, latestStartS, lastDropS, endS, costCny: this.incumbent.costOf(latestStartS, endS) };
  }

  #promising({ serveS, latestStartS, lastDropS, endS }: Departure): boolean {
    const loadedElapsedS = lastDropS - serveS - this.#route.dwellS[1]!;
    return this.incumbent.beatenBy(latestStartS, endS, loadedElapsedS, 0);
  }

  /** The latest departure from the depot that reaches the first pick-up by `doorS`. */
  #latestStart(doorS: number): number | null {
    const fastestS = doorS - this.#route.dayS[0]!;
    return latestWithin((startS) => this.#walk.reach(startS), doorS, this.#earliestS, fastestS);
  }

  /** Tries the departures from the depot that can be best for a begin of the first pick-up. */
  #depart(departure: Departure, crew: Crew): void {
    const { serveS } = departure;
    const { breakS, handoverS } = this.#rules;
    const aheadsS = crew.drivers.length > 1 ? [0, handoverS, breakS, breakS + handoverS] : [0, breakS];
    let restedS = departure.latestStartS;
    for (const aheadS of aheadsS) {
      const startS = aheadS === 0 ? departure.latestStartS : this.#latestStart(serveS - aheadS);
      if (startS === null) continue;
      this.#walk.best(startS, serveS);
      restedS = Math.min(restedS, startS);
    }
    this.#departEarlier(departure, restedS);
  }

  /** Where hours driven on the way out stand in the way, starts earlier: the latest start from which the loaded run, and the
   * end, are as early as for rested drivers. */
  #departEarlier(departure: Departure, before: number): void {
    const { serveS } = departure;
    const lastDropFrom = (startS: number): number => {
      this.#walk.free(startS, serveS);
      return this.#walk.lastDropS;
    };
    const endFrom = (startS: number): number => {
      this.#walk.free(startS, serveS);
      return this.#walk.endS;
    };
    const loadedBest = latestWithin(lastDropFrom, departure.lastDropS, this.#earliestS, before);
    if (loadedBest !== null && loadedBest < before) this.#walk.best(loadedBest, serveS);
    const endBest = latestWithin(endFrom, departure.endS, this.#earliestS, before);
    if (endBest !== null && endBest < before) this.#walk.best(endBest, serveS);
  }
}

/** The `count` drivers with the most hours left in the week. */
function crewOf(route: Route, rules: DrivingRules, count: number): Crew {
  const { maxDrivers, drivenLast7dMin } = route.request;
  const weekLeftS = Float64Array.from({ length: maxDrivers }, (_, driver) =>
    Math.max(0, rules.max7dS - (drivenLast7dMin[driver] ?? 0) * 60),
  );
  const drivers = Array.from({ length: maxDrivers }, (_, driver) => driver)
    .sort((a, b) => weekLeftS[b]! - weekLeftS[a]! || a - b)
    .slice(0, count);
  return { drivers, weekLeftS, drivenS: new Float64Array(maxDrivers) };
}
