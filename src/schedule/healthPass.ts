import { crewOf } from './crew.ts';
import { firstPickupOpenings } from './departures.ts';
import { driveEvent, type EventLog, stopEvent } from './eventLog.ts';
import { Incumbent } from './incumbent.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import { Walk } from './walk.ts';
import type { HealthStops } from './walkMoves.ts';

/** Full walks of one look for health stops branch so often at most. */
const mostBranches = 60;

/** Longer spells between stops are tried in steps of so much where the stops asked for do not all fit. */
const stepS = 600;

/** Why passengers ride for longer than the policy asks: more stops would take time, cost another day or night, no timetable has them, or no crew. */
export type HealthStopObstacle = 'time' | 'cost' | 'law' | 'crew';

/** What is asked of health stops. */
export interface HealthStopGoal extends HealthStops {
  /** Stops may lengthen the trip only where passengers would ride for longer than this without one. */
  longestS: number;
}

/** A timetable with the health stops that fit; `obstacle` is null where all do. */
export interface HealthPassResult {
  best: Incumbent;
  /** The longest driving with passengers between two stops. */
  rideS: number;
  obstacle: HealthStopObstacle | null;
}

/** Time that a timetable with health stops may take. */
interface Allowance {
  loadedElapsedS: number;
  elapsedS: number;
}

const anyTime: Allowance = { loadedElapsedS: Number.POSITIVE_INFINITY, elapsedS: Number.POSITIVE_INFINITY };

/** Walks with stops, and the best that they come to. */
interface Attempt {
  walk: Walk;
  incumbent: Incumbent;
}

/**
 * Adds health stops to the best lawful timetable. They are no rule: the timetable is chosen without them, and keeps its cost, its
 * crew and its hours. It keeps its time as well unless passengers would ride too long, and then takes as little more as keeps
 * rides in bounds. With the time that it has, the longest ride between two stops is made as short as may be.
 */
export class HealthPass {
  readonly #rules: DrivingRules;
  readonly #goal: HealthStopGoal;
  /** The last one that fitted, and the one in hand. */
  #kept: Attempt;
  #tried: Attempt;
  /** Whether lean walks alone do not even come to the lawful timetable, so that full ones have to look. */
  #looksWide = false;

  constructor(rules: DrivingRules, goal: HealthStopGoal) {
    this.#rules = rules;
    this.#goal = goal;
    this.#kept = attemptBy(rules);
    this.#tried = attemptBy(rules);
  }

  /** @param lawful the best timetable without health stops; stays as it is */
  run(route: Route, lawful: Incumbent): HealthPassResult {
    const { everyS, lengthS } = this.#goal;
    const longestS = Math.max(everyS, this.#goal.longestS);
    const lawfulRideS = longestRideS(lawful.log, route.lastDrop, lengthS);
    if (lawfulRideS <= everyS) return { best: lawful, rideS: lawfulRideS, obstacle: null };
    const crew = crewOf(route, this.#rules, lawful.crew.length);
    for (const { walk } of [this.#kept, this.#tried]) walk.use(route, crew, lawful.timeline);
    this.#looksWide = false;
    this.#looksWide = !this.#fits(route, lawful, lawfulRideS, timeOf(lawful));
    const at = (rideS: number, obstacle: HealthStopObstacle): HealthPassResult => ({
      best: rideS === lawfulRideS ? lawful : this.#kept.incumbent,
      rideS,
      obstacle: rideS <= everyS ? null : obstacle,
    });
    const freeS = this.#shortest(route, lawful, everyS, lawfulRideS, timeOf(lawful));
    if (freeS <= longestS) return at(freeS, 'time');
    if (this.#fits(route, lawful, longestS, anyTime))
      return at(this.#shortest(route, lawful, everyS, this.#rideS(route), timeOf(this.#kept.incumbent)), 'time');
    const obstacle = this.#tried.incumbent.found ? 'cost' : 'law';
    return at(this.#shortest(route, lawful, longestS, freeS, anyTime), obstacle);
  }

  /** The lawful timetable as it is. */
  without({ lastDrop }: Route, lawful: Incumbent): HealthPassResult {
    const rideS = longestRideS(lawful.log, lastDrop, this.#goal.lengthS);
    return { best: lawful, rideS, obstacle: rideS > this.#goal.everyS ? 'crew' : null };
  }

  /**
   * The shortest ride from `everyS` up that a timetable within the allowance has, that timetable kept; `rideS` where none
   * shorter was found.
   */
  #shortest(route: Route, lawful: Incumbent, everyS: number, rideS: number, most: Allowance): number {
    const leastS = Math.max(everyS, this.#leastRideS(route, most));
    if (leastS >= rideS) return rideS;
    if (this.#fits(route, lawful, leastS, most)) return this.#rideS(route);
    let shortestS = rideS;
    for (let tooOften = leastS; shortestS - tooOften > stepS; ) {
      const middleS = Math.round((tooOften + shortestS) / 2);
      if (this.#fits(route, lawful, middleS, most)) shortestS = this.#rideS(route);
      else tooOften = middleS;
    }
    return shortestS;
  }

  /** What the longest ride cannot undercut: no more stops part the longest leg than there is time for. */
  #leastRideS({ dayS, toLastDropS, dwellS, lastDrop }: Route, { loadedElapsedS }: Allowance): number {
    const spareS = loadedElapsedS - (toLastDropS[1]! - dwellS[1]!);
    return Math.ceil(Math.max(...dayS.subarray(1, lastDrop)) / (Math.floor(spareS / this.#goal.lengthS) + 1));
  }

  /** The longest ride of the timetable that is kept. */
  #rideS(route: Route): number {
    return longestRideS(this.#kept.incumbent.log, route.lastDrop, this.#goal.lengthS);
  }

  /** Tries stops so often; true, and kept, where that is within the allowance and costs no more than the lawful timetable. */
  #fits(route: Route, lawful: Incumbent, everyS: number, most: Allowance): boolean {
    const { walk, incumbent } = this.#tried;
    const { lengthS } = this.#goal;
    const { startS, serveS, costCny } = lawful;
    walk.healthStops = { everyS, lengthS };
    incumbent.clear(route.request.costDayCny);
    incumbent.useCrew(lawful.crew, lawful.timeline);
    const found = () => {
      const { loadedElapsedS, elapsedS } = timeOf(incumbent);
      if (!incumbent.found || incumbent.costCny > costCny) return false;
      return loadedElapsedS <= most.loadedElapsedS && elapsedS <= most.elapsedS;
    };
    // whether stops fit at all is worth a longer look than how well they fit
    for (const lean of most === anyTime || this.#looksWide ? [true, false] : [true]) {
      walk.lean = lean;
      walk.allow(mostBranches);
      for (const aheadS of this.#aheadsS(route, lawful, everyS)) {
        walk.best(startS - aheadS, serveS - aheadS);
        if (!found()) continue;
        [this.#kept, this.#tried] = [this.#tried, this.#kept];
        return true;
      }
    }
    return false;
  }

  /** As planned, or earlier by what the stops take: reception may close, and a night begin. */
  #aheadsS(route: Route, { serveS, startS, timeline }: Incumbent, everyS: number): number[] {
    const stopsS = (Math.ceil(route.loadedDayS / everyS) - 1) * this.#goal.lengthS;
    const earliestS = Math.max(route.request.earliestStartS, this.#rules.earliestStartS);
    const openings = firstPickupOpenings(route, this.#rules, timeline);
    const isOpen = (at: number) => openings.some(({ fromS, toS }) => fromS <= at && at <= toS);
    return [0, stopsS].filter((aheadS) => startS - aheadS >= earliestS && isOpen(serveS - aheadS));
  }
}

function attemptBy(rules: DrivingRules): Attempt {
  const incumbent = new Incumbent(rules);
  return { walk: new Walk(rules, incumbent), incumbent };
}

function timeOf({ loadedElapsedS, startS, endS }: Incumbent): Allowance {
  return { loadedElapsedS, elapsedS: endS - startS };
}

/** The longest driving with passengers between two standstills of at least `lengthS`, on a log that reaches the end. */
export function longestRideS({ size, kind, place, fromS, toS }: EventLog, lastDrop: number, lengthS: number): number {
  let rideS = 0;
  let stillS = 0;
  let longestS = 0;
  let leg = 0;
  for (let i = 0; i < size && leg < lastDrop; i += 1) {
    const lastsS = toS[i]! - fromS[i]!;
    if (kind[i] === driveEvent) {
      if (leg > 0) rideS += lastsS;
      stillS = 0;
      longestS = Math.max(longestS, rideS);
      continue;
    }
    if (kind[i] === stopEvent) leg = place[i]!;
    stillS += lastsS;
    if (stillS >= lengthS) rideS = 0;
  }
  return longestS;
}
