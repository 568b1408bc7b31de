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

/**
 * Adds health stops to the best lawful timetable. They are no rule: the timetable is chosen without them, and keeps its cost, its
 * crew and its hours. It keeps its time as well unless passengers would ride too long, and then takes as little more as keeps
 * rides in bounds. With the time that it has, the longest ride between two stops is made as short as may be.
 */
export class HealthPass {
  readonly #rules: DrivingRules;
  readonly #goal: HealthStopGoal;
  readonly #incumbent: Incumbent;
  readonly #walk: Walk;

  constructor(rules: DrivingRules, goal: HealthStopGoal) {
    this.#rules = rules;
    this.#goal = goal;
    this.#incumbent = new Incumbent(rules);
    this.#walk = new Walk(rules, this.#incumbent);
  }

  /** @param lawful the best timetable without health stops; stays as it is */
  run(route: Route, lawful: Incumbent): HealthPassResult {
    const { everyS, lengthS } = this.#goal;
    const longestS = Math.max(everyS, this.#goal.longestS);
    const lawfulRideS = longestRideS(lawful.log, route.lastDrop, lengthS);
    if (lawfulRideS <= everyS) return { best: lawful, rideS: lawfulRideS, obstacle: null };
    this.#walk.use(route, crewOf(route, this.#rules, lawful.crew.length), lawful.timeline);
    const at = (rideS: number, obstacle: HealthStopObstacle): HealthPassResult => ({
      best: rideS === lawfulRideS ? lawful : this.#incumbent,
      rideS,
      obstacle: rideS <= everyS ? null : obstacle,
    });
    const freeS = this.#shortest(route, lawful, everyS, lawfulRideS, timeOf(lawful)) ?? lawfulRideS;
    if (freeS <= longestS) return at(freeS, 'time');
    if (this.#fits(route, lawful, longestS, anyTime)) {
      const keptS = this.#rideS(route);
      const shorterS = this.#shortest(route, lawful, everyS, keptS, timeOf(this.#incumbent));
      // what was tried in vain has taken its place
      if (shorterS === null) this.#fits(route, lawful, longestS, anyTime);
      return at(shorterS ?? keptS, 'time');
    }
    const obstacle = this.#incumbent.found ? 'cost' : 'law';
    return at(this.#shortest(route, lawful, longestS, lawfulRideS, anyTime) ?? lawfulRideS, obstacle);
  }

  /** The lawful timetable as it is. */
  without({ lastDrop }: Route, lawful: Incumbent): HealthPassResult {
    const rideS = longestRideS(lawful.log, lastDrop, this.#goal.lengthS);
    return { best: lawful, rideS, obstacle: rideS > this.#goal.everyS ? 'crew' : null };
  }

  /**
   * The shortest ride from `everyS` up that a timetable within the allowance has, and that timetable in the incumbent; null where none
   * shorter than `rideS` was found.
   */
  #shortest(route: Route, lawful: Incumbent, everyS: number, rideS: number, most: Allowance): number | null {
    const leastS = Math.max(everyS, this.#leastRideS(route, most));
    if (leastS >= rideS) return null;
    if (this.#fits(route, lawful, leastS, most)) return this.#rideS(route);
    let kept = rideS;
    let askedS: number | null = null;
    for (let tooOften = leastS; kept - tooOften > stepS; ) {
      const middleS = Math.round((tooOften + kept) / 2);
      if (this.#fits(route, lawful, middleS, most)) {
        kept = this.#rideS(route);
        askedS = middleS;
      } else tooOften = middleS;
    }
    if (askedS === null) return null;
    // asked for the rides that it has, a walk may find shorter ones still
    const isAsGood = this.#fits(route, lawful, kept, most) && this.#rideS(route) <= kept;
    if (!isAsGood) this.#fits(route, lawful, askedS, most);
    return this.#rideS(route);
  }

  /** What the longest ride cannot undercut: no more stops part the longest leg than there is time for. */
  #leastRideS({ dayS, toLastDropS, dwellS, lastDrop }: Route, { loadedElapsedS }: Allowance): number {
    const spareS = loadedElapsedS - (toLastDropS[1]! - dwellS[1]!);
    return Math.ceil(Math.max(...dayS.subarray(1, lastDrop)) / (Math.floor(spareS / this.#goal.lengthS) + 1));
  }

  /** The longest ride of the timetable in the incumbent. */
  #rideS(route: Route): number {
    return longestRideS(this.#incumbent.log, route.lastDrop, this.#goal.lengthS);
  }

  /** Leaves a timetable with stops so often in the incumbent; true where it is within the allowance and costs no more than the lawful one. */
  #fits(route: Route, lawful: Incumbent, everyS: number, most: Allowance): boolean {
    const walk = this.#walk;
    const incumbent = this.#incumbent;
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
    for (const lean of most === anyTime ? [true, false] : [true]) {
      walk.lean = lean;
      walk.allow(mostBranches);
      for (const aheadS of this.#aheadsS(route, lawful, everyS)) {
        walk.best(startS - aheadS, serveS - aheadS);
        if (found()) return true;
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
