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

/** Why passengers ride for longer than the policy asks: more stops would cost another day or night, or no timetable has them. */
export type HealthStopObstacle = 'cost' | 'law';

/** A timetable with the health stops that fit; `obstacle` is null where all do. */
export interface HealthPassResult {
  best: Incumbent;
  /** The longest driving with passengers between two stops. */
  rideS: number;
  obstacle: HealthStopObstacle | null;
}

/**
 * Adds health stops to the best lawful timetable. They are no rule: the timetable is chosen without them, and keeps its cost, its
 * crew and its hours; where not all fit, the longest ride between two is made as short as may be.
 */
export class HealthPass {
  readonly #rules: DrivingRules;
  readonly #stops: HealthStops;
  readonly #incumbent: Incumbent;
  readonly #walk: Walk;

  constructor(rules: DrivingRules, stops: HealthStops) {
    this.#rules = rules;
    this.#stops = stops;
    this.#incumbent = new Incumbent(rules);
    this.#walk = new Walk(rules, this.#incumbent);
  }

  /** @param lawful the best timetable without health stops; stays as it is */
  run(route: Route, lawful: Incumbent): HealthPassResult {
    const { everyS, lengthS } = this.#stops;
    const longestS = longestRideS(lawful.log, route.lastDrop, lengthS);
    if (longestS <= everyS) return { best: lawful, rideS: longestS, obstacle: null };
    this.#walk.use(route, crewOf(route, this.#rules, lawful.crew.length), lawful.timeline);
    if (this.#fits(route, lawful, everyS)) return this.#result(route, null);
    const obstacle = this.#incumbent.found ? 'cost' : 'law';
    let kept = longestS;
    for (let tooOften = everyS; kept - tooOften > stepS; ) {
      const middleS = Math.round((tooOften + kept) / 2);
      if (this.#fits(route, lawful, middleS)) kept = this.#result(route, obstacle).rideS;
      else tooOften = middleS;
    }
    if (kept === longestS) return { best: lawful, rideS: longestS, obstacle };
    this.#fits(route, lawful, kept);
    return this.#result(route, obstacle);
  }

  #result(route: Route, obstacle: HealthStopObstacle | null): HealthPassResult {
    const rideS = longestRideS(this.#incumbent.log, route.lastDrop, this.#stops.lengthS);
    return { best: this.#incumbent, rideS, obstacle };
  }

  /** Leaves a timetable with stops so often in the incumbent; true where it costs no more than the lawful one. */
  #fits(route: Route, lawful: Incumbent, everyS: number): boolean {
    const walk = this.#walk;
    const { lengthS } = this.#stops;
    const { startS, serveS, costCny } = lawful;
    walk.healthStops = { everyS, lengthS };
    this.#incumbent.clear(route.request.costDayCny);
    this.#incumbent.useCrew(lawful.crew, lawful.timeline);
    const found = () => this.#incumbent.found && this.#incumbent.costCny <= costCny;
    for (const lean of [true, false]) {
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
    const stopsS = (Math.ceil(route.loadedDayS / everyS) - 1) * this.#stops.lengthS;
    const earliestS = Math.max(route.request.earliestStartS, this.#rules.earliestStartS);
    const openings = firstPickupOpenings(route, this.#rules, timeline);
    const isOpen = (at: number) => openings.some(({ fromS, toS }) => fromS <= at && at <= toS);
    return [0, stopsS].filter((aheadS) => startS - aheadS >= earliestS && isOpen(serveS - aheadS));
  }
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
