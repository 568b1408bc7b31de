import type { Policy } from '../policy/schema.ts';
import { dayS } from './clock.ts';
import { breakFromS } from './continuous.ts';
import { crewOf } from './crew.ts';
import { entriesOf } from './entries.ts';
import { driveEvent, handoverEvent, record, stopEvent } from './eventLog.ts';
import { Incumbent } from './incumbent.ts';
import { type LocalTime, steadyClock } from './localTime.ts';
import { earliestServiceS } from './openings.ts';
import { Pose } from './pose.ts';
import { compileRoute, timelineChoice } from './route.ts';
import { type DrivingRules, rulesOf } from './rules.ts';
import { Timelines } from './timeline.ts';
import type { TimetableEntry, TimetableRequest } from './types.ts';
import { Walk } from './walk.ts';

const never = Number.POSITIVE_INFINITY;

/** Lean walks take one branch at a time; this ends only what goes astray. */
const branches = 1000;

/** What a bus has done on its trip, in order and without gaps; times as in `TimetableRequest`. */
export interface PastEvent {
  kind: 'drive' | 'stand' | 'handover' | 'stop';
  /** Leg that it lies on; for a stop the stop itself. */
  place: number;
  fromS: number;
  toS: number;
  /** Who drove; after a hand-over who drives now. */
  driver: number;
  /** Share of the leg that is still ahead when it ends, 0–1; of no meaning for a stop. */
  ahead: number;
}

/** A trip under way: its route, what has been, and where the bus is. */
export interface UnderWay {
  /** Windows are those that hold for a bus on the road: passengers who wait are picked up at any hour. */
  request: TimetableRequest;
  startS: number;
  past: readonly PastEvent[];
  /** Leg under the wheels, the share of it ahead (0 is at the next stop's door), when, and who is at the wheel. */
  leg: number;
  ahead: number;
  atS: number;
  driver: number;
}

/**
 * Goes on with trips that are under way, by the same rules and moves that made their timetables: what was driven counts, breaks, curfew,
 * night speed and the drivers' hours are kept from here on. Limits of the loaded run, pick-up hours and the horizon are no longer asked:
 * a bus on the road ends its trip.
 */
export class TripResumer {
  readonly #rules: DrivingRules;
  readonly #timelines: Timelines;
  readonly #incumbent: Incumbent;
  readonly #walk: ResumedWalk;

  constructor(policy: Policy, local: LocalTime = steadyClock) {
    this.#rules = onTheRoad(rulesOf(policy));
    this.#timelines = new Timelines(policy, local);
    this.#incumbent = new Incumbent(this.#rules);
    this.#walk = new ResumedWalk(this.#rules, this.#incumbent);
    const { health_stop_every_min, min_len } = policy.rest;
    this.#walk.healthStops = { everyS: health_stop_every_min * 60, lengthS: min_len * 60 };
  }

  /**
   * The whole trip, what has been first, then the earliest that a careful crew makes of the rest.
   *
   * @returns null where the hours of the crew do not last to the end
   */
  entries(trip: UnderWay): TimetableEntry[] | null {
    const route = compileRoute(trip.request);
    const crew = crewOf(route, this.#rules, trip.request.maxDrivers);
    const timeline = this.#timelines.get(timelineChoice(route, this.#rules, crew.drivers.length));
    this.#incumbent.clear(trip.request.costDayCny);
    this.#incumbent.useCrew(crew.drivers, timeline);
    this.#walk.use(route, crew, timeline);
    this.#walk.resume(trip);
    return this.#incumbent.found ? entriesOf(route, this.#incumbent.log, timeline, trip.startS) : null;
  }
}

function onTheRoad(rules: DrivingRules): DrivingRules {
  return {
    ...rules,
    loadedDistanceM: never,
    loadedDriveS: never,
    horizonAfterS: never,
    pickupFromS: 0,
    pickupToS: dayS,
  };
}

class ResumedWalk extends Walk {
  /** Takes the past as it was, and walks on. */
  resume({ startS, past, leg, ahead, atS, driver }: UnderWay): void {
    const { route, rules, timeline, log, crew } = this;
    this.goal = 'best';
    this.lean = true;
    this.branches = branches;
    this.startS = startS;
    this.serveS = never;
    this.loadedFromS = startS;
    this.latestEndS = never;
    this.reachedLastDropS = never;
    log.size = 0;
    crew.drivenS.fill(0);
    const pose = new Pose(0, 0, startS, past[0]?.driver ?? driver, breakFromS(rules, timeline, startS));
    for (const event of past) this.#take(pose, event);
    if (atS > pose.t) this.standOn(pose, atS);
    pose.leg = leg;
    pose.work = Math.round(route.work[leg]! * ahead);
    pose.driver = driver;
    this.walkOn(pose);
  }

  protected override beginS(stop: number, t: number): number {
    return earliestServiceS(this, stop, t);
  }

  /** Something that has happened; the rules remember it as if the walk had chosen it. */
  #take(pose: Pose, { kind, place, fromS, toS, driver, ahead }: PastEvent): void {
    const { log, crew, rules, route } = this;
    const lengthS = toS - fromS;
    const isStop = kind === 'stop';
    pose.leg = place;
    pose.work = isStop ? route.work[place]! : Math.round(route.work[place]! * ahead);
    pose.driver = driver;
    if (kind === 'stand') {
      this.standOn(pose, toS);
    } else if (kind === 'drive') {
      record(log, driveEvent, place, fromS, toS, driver, pose.work);
      crew.drivenS[driver]! += lengthS;
      if (!this.contInLog) pose.contS += lengthS;
      if (place > 0 && place < route.lastDrop) pose.loadedS += lengthS;
      this.ride(pose, lengthS);
      pose.t = toS;
      pose.stoodS = 0;
      pose.dutyWorkS += lengthS;
      pose.tripWorkS += lengthS;
    } else {
      record(log, isStop ? stopEvent : handoverEvent, place, fromS, toS, driver, isStop ? 0 : pose.work);
      if (isStop && place === route.lastDrop) this.reachedLastDropS = fromS;
      if (isStop && rules.dwellIsBreak) this.rest(pose, toS);
      else this.work(pose, lengthS);
    }
  }
}
