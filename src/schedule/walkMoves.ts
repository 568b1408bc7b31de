import { anyDriver, breakFromS } from './continuous.ts';
import type { Crew } from './driverHours.ts';
import { createEventLog, type EventLog, handoverEvent, record, standEvent, stopEvent } from './eventLog.ts';
import type { Incumbent } from './incumbent.ts';
import { earliestServiceS } from './openings.ts';
import type { Pose } from './pose.ts';
import { isRelieved } from './relay.ts';
import { contFor } from './relief.ts';
import type { Route } from './route.ts';
import { countsDuty, type DrivingRules } from './rules.ts';
import { dayPhase, nightPhase, type Timeline } from './timeline.ts';
import type { WalkGoal, WalkState } from './walkState.ts';

const never = Number.POSITIVE_INFINITY;

/** Stops that passengers have now and then; kept by walks beyond what the rules ask for. */
export interface HealthStops {
  /** A stop after so much driving with passengers, … */
  everyS: number;
  /** … of at least this length. Any standstill counts, boarding included: doors are open. */
  lengthS: number;
}

/** How many phases ahead a daily rest may reach. */
export const coveredPhases = 4;

/**
 * What every walk has, and the single moves that it is made of: each changes the pose in hand and writes the log. Which of them
 * to make is decided in walk.ts.
 */
export abstract class WalkMoves implements WalkState {
  readonly rules: DrivingRules;
  readonly incumbent: Incumbent;
  readonly log: EventLog = createEventLog();
  readonly contInLog: boolean;
  timeline!: Timeline;
  route!: Route;
  crew!: Crew;
  goal: WalkGoal = 'best';
  lean = false;
  startS = 0;
  serveS = 0;
  loadedFromS = 0;
  reachedLastDropS = never;
  longestS = never;
  latestEndS = never;
  partBeforeS = 0;
  doorS = never;
  lastDropS = never;
  endS = never;
  avoidNight = false;
  weekBinds = false;
  /** Null where the rules alone decide where the bus stands. */
  healthStops: HealthStops | null = null;
  protected readonly countsDuty: boolean;
  /** How often full walks may still branch. */
  protected branchesLeft = 0;

  constructor(rules: DrivingRules, incumbent: Incumbent) {
    this.rules = rules;
    this.incumbent = incumbent;
    this.countsDuty = countsDuty(rules) || rules.weekCountsDuty || rules.window === 'fixed_day';
    this.contInLog = rules.contByDriver || rules.inParts;
  }

  countedDriver(driver: number): number {
    return this.rules.contByDriver ? driver : anyDriver;
  }

  use(route: Route, crew: Crew, timeline: Timeline): void {
    this.route = route;
    this.crew = crew;
    this.timeline = timeline;
    const { max24hS, weekCountsDuty } = this.rules;
    let hoursS = 0;
    for (const driver of crew.drivers) hoursS += Math.min(max24hS, crew.weekLeftS[driver]!);
    this.avoidNight = route.totalNightS > hoursS;
    const tripS = route.totalNightS + route.stops;
    this.weekBinds = weekCountsDuty || crew.drivers.some((driver) => crew.weekLeftS[driver]! < tripS);
  }

  /** Lets full walks branch so often from now on. */
  allow(branches: number): void {
    this.branchesLeft = branches;
  }

  /** True where full walks have branched so often that it must do with what it has. */
  get spent(): boolean {
    return this.branchesLeft <= 0;
  }

  /** When the work at a stop begins whose door is reached at `t`; Infinity where it never can. */
  protected beginS(stop: number, t: number): number {
    return stop === 1 ? this.serveS : earliestServiceS(this, stop, t);
  }

  /** By relay; a walk that begins loaded may begin with a driver who has taken over just before. */
  protected mayPassCurfew({ t, driver, handovers }: Pose): boolean {
    if (!this.rules.relay) return false;
    return (this.goal === 'fresh' && handovers === 0) || isRelieved(this.log, this.timeline, driver, t);
  }

  /** How long passengers may ride on before a health stop. */
  protected rideLeftS({ leg, rideS }: Pose, { everyS }: HealthStops): number {
    return leg === 0 || leg >= this.route.lastDrop ? never : everyS - rideS;
  }

  protected ride(pose: Pose, lengthS: number): void {
    pose.stillS = 0;
    if (pose.leg > 0) pose.rideS += lengthS;
  }

  /** How long the bus stands for the health stop that is due: long enough for a break where one would be due before the next. */
  protected healthStandS(pose: Pose, limitS: number): number {
    const { everyS, lengthS } = this.healthStops!;
    const { drivenS, needS } = contFor(this, pose, pose.driver);
    const { nightS, toEndDriveS } = this.route;
    const aheadS = Math.min(everyS, pose.work / nightS[pose.leg]! + toEndDriveS[pose.leg + 1]!);
    return Math.max(lengthS - pose.stillS, drivenS + aheadS > limitS ? needS : 0);
  }

  /** A standstill goes on, whatever is done meanwhile. */
  #standStill(pose: Pose, lengthS: number, stops: HealthStops): void {
    pose.stillS += lengthS;
    if (pose.stillS >= stops.lengthS) pose.rideS = 0;
  }

  /** The most that a counter of continuous driving may show while driving. */
  protected contLimitS(leg: number, kind: number): number {
    const { rules, route } = this;
    const limitS = kind === dayPhase ? rules.contDayS : rules.contNightS;
    return route.motorway[leg] === 1 ? Math.min(limitS, rules.contMotorwayS) : limitS;
  }

  /** Long stands that end with a curfew or a night and begin before it. */
  protected coversS(): readonly number[] {
    const { crew, rules } = this;
    return crew.restS < never ? [crew.restS, crew.restS + rules.handoverS] : [];
  }

  /** How long until a stand that covers a curfew or a night should begin. */
  protected toNextCoverS(pose: Pose, phase: number): number {
    const { timeline, crew, rules } = this;
    let nextS = never;
    if (rules.breakNightS < rules.breakS && timeline.kind[phase] === nightPhase) {
      const lastS = timeline.until[phase]! - 1 - pose.t;
      if (lastS > 0) nextS = lastS;
    }
    if (crew.restS === never) return nextS;
    for (let i = phase; i < phase + coveredPhases; i += 1) {
      if (timeline.kind[i] === dayPhase) continue;
      for (const coverS of this.coversS()) {
        const inS = timeline.until[i]! - coverS - pose.t;
        if (inS > 0) nextS = Math.min(nextS, inS);
      }
    }
    return nextS;
  }

  protected standOn(pose: Pose, untilS: number): boolean {
    record(this.log, standEvent, pose.leg, pose.t, untilS, pose.driver, pose.work);
    this.rest(pose, untilS);
    pose.open = true;
    return true;
  }

  /** The stand in hand goes on until `untilS`. */
  protected rest(pose: Pose, untilS: number): void {
    if (pose.stoodS === 0) pose.breakS = breakFromS(this.rules, this.timeline, pose.t);
    if (this.healthStops !== null) this.#standStill(pose, untilS - pose.t, this.healthStops);
    pose.stoodS += untilS - pose.t;
    pose.t = untilS;
    if (pose.stoodS >= pose.breakS) pose.contS = 0;
    if (pose.stoodS < this.crew.restS) return;
    pose.dutyFromS = untilS;
    pose.dutyWorkS = 0;
  }

  /** Dwell or a change of driver: work that ends a stand. */
  protected work(pose: Pose, lengthS: number): void {
    if (this.healthStops !== null) this.#standStill(pose, lengthS, this.healthStops);
    pose.t += lengthS;
    pose.stoodS = 0;
    pose.dutyWorkS += lengthS;
    pose.tripWorkS += lengthS;
    pose.open = true;
    pose.sparing = false;
  }

  /** Stands and changes the driver so that the next one can leave at `untilS`. */
  protected change(pose: Pose, untilS: number, next: number): boolean {
    const { t, leg, work, driver } = pose;
    const changeS = untilS - this.rules.handoverS;
    if (changeS > t) {
      record(this.log, standEvent, leg, t, changeS, driver, work);
      this.rest(pose, changeS);
    }
    record(this.log, handoverEvent, leg, changeS, untilS, next, work);
    this.work(pose, untilS - changeS);
    pose.driver = next;
    pose.handovers += 1;
    return true;
  }

  /** At the depot again: the walk ends, and is taken if it is better. */
  protected finish({ t, driver, handovers, loadedS }: Pose): boolean {
    if (t < this.endS) this.endS = t;
    if (this.goal !== 'best') return false;
    record(this.log, stopEvent, this.route.stops - 1, t, t, driver, 0);
    this.incumbent.offer(
      this.log,
      this.startS,
      this.serveS,
      t,
      this.reachedLastDropS - this.loadedFromS,
      handovers,
      loadedS,
    );
    return false;
  }
}
