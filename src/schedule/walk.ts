import { hopeless, restWillBeDue } from './bounds.ts';
import { curfewPhase, dayS, nightPhase, type PhaseTable } from './clock.ts';
import { allowanceS, availableFromS, type Crew } from './driverHours.ts';
import {
  createEventLog,
  driveEvent,
  type EventLog,
  handoverEvent,
  maxEvents,
  record,
  standEvent,
  stopEvent,
} from './eventLog.ts';
import type { Incumbent } from './incumbent.ts';
import { earliestServiceS } from './openings.ts';
import { type Pose, poseAt } from './pose.ts';
import { hasEnoughHours, isLikeEarlierOne, mostRested } from './relief.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { WalkGoal, WalkState } from './walkState.ts';

const never = Number.POSITIVE_INFINITY;

/**
 * A walk that has branched so often ends with what it has found, and so does a search that has so often in all its walks; only
 * trips that several rules bind at once come near.
 */
const maxBranches = 5_000;
const maxBranchesInAll = 100_000;

/**
 * Walks a route forward in time, depth first over the decisions that the rules leave open: where a wait or rest may be
 * stretched, who drives on, whether night driving is avoided. Between decisions it drives as far as the rules allow, which is
 * never worse (README, invariants). Branches that cannot beat the incumbent are cut by lower bounds.
 *
 * A step changes the pose in place and returns true, or tries its alternatives as walks of their own and returns false.
 */
export class Walk implements WalkState {
  readonly rules: DrivingRules;
  readonly phases: PhaseTable;
  readonly incumbent: Incumbent;
  readonly log: EventLog = createEventLog();
  route!: Route;
  crew!: Crew;
  goal: WalkGoal = 'best';
  lean = false;
  startS = 0;
  serveS = 0;
  loadedFromS = 0;
  reachedLastDropS = never;
  doorS = never;
  lastDropS = never;
  endS = never;
  avoidNight = false;
  weekBinds = false;
  #branches = 0;
  #branchesLeft = 0;

  constructor(rules: DrivingRules, phases: PhaseTable, incumbent: Incumbent) {
    this.rules = rules;
    this.phases = phases;
    this.incumbent = incumbent;
  }

  use(route: Route, crew: Crew): void {
    this.route = route;
    this.crew = crew;
    this.#branchesLeft = maxBranchesInAll;
    const { max24hS } = this.rules;
    let hoursS = 0;
    for (const driver of crew.drivers) hoursS += Math.min(max24hS, crew.weekLeftS[driver]!);
    this.avoidNight = route.totalNightS > hoursS;
    this.weekBinds = crew.drivers.some((driver) => crew.weekLeftS[driver]! < route.totalNightS + route.stops);
  }

  /** Earliest arrival at the first pick-up's door of a bus that leaves its depot at `startS`; into `doorS`. */
  reach(startS: number): number {
    this.goal = 'reach';
    this.serveS = never;
    this.doorS = never;
    this.#begin(0, startS);
    return this.doorS;
  }

  /**
   * Earliest arrival at the last drop-off and earliest end of a rested bus with rested drivers that leaves the first pick-up at
   * `departS`, each for itself; into `lastDropS` and `endS`. Lower bounds for every walk that leaves then (not of lean walks).
   */
  fresh(departS: number): void {
    this.goal = 'fresh';
    this.lastDropS = never;
    this.endS = never;
    this.loadedFromS = departS;
    this.#begin(1, departS);
  }

  /** Improves the incumbent by walks that leave the depot at `startS` and begin the first pick-up at `serveS`. */
  best(startS: number, serveS: number): void {
    this.goal = 'best';
    this.lastDropS = never;
    this.endS = never;
    this.serveS = serveS;
    this.loadedFromS = serveS + this.route.dwellS[1]!;
    this.#begin(0, startS);
  }

  #begin(leg: number, t: number): void {
    this.startS = t;
    this.#branches = this.lean ? maxBranches : Math.min(maxBranches, this.#branchesLeft);
    const { drivers, weekLeftS, drivenS } = this.crew;
    for (let i = 0; i < drivers.length; i += 1) {
      const driver = drivers[i]!;
      if (i > 0 && weekLeftS[driver] === weekLeftS[drivers[i - 1]!]) continue;
      this.log.size = 0;
      this.reachedLastDropS = never;
      drivenS.fill(0);
      this.#walk(poseAt(leg, this.route.work[leg]!, t, driver));
    }
  }

  /** Walks on from a pose and leaves log, hours and last drop-off as they were. */
  #walk(pose: Pose): void {
    if (this.#branches <= 0) return;
    this.#branches -= 1;
    if (!this.lean) this.#branchesLeft -= 1;
    const { log } = this;
    const mark = log.size;
    const reached = this.reachedLastDropS;
    while (this.#step(pose));
    this.reachedLastDropS = reached;
    while (log.size > mark) {
      log.size -= 1;
      const i = log.size;
      if (log.kind[i] === driveEvent) this.crew.drivenS[log.driver[i]!]! -= log.toS[i]! - log.fromS[i]!;
    }
  }

  /** On to the next event; false where the walk is over. */
  #step(pose: Pose): boolean {
    const { rules, phases } = this;
    if (this.log.size === maxEvents || hopeless(this, pose)) return false;
    if (pose.work <= 0) return this.#arrive(pose);
    const { t } = pose;
    const timeS = ((t % dayS) + dayS) % dayS;
    let phase = 0;
    while (timeS >= phases.from[phase + 1]!) phase += 1;
    const untilS = t - timeS + phases.until[phase]!;
    const kind = phases.kind[phase]!;
    if (kind === curfewPhase) return this.#stand(pose, untilS);
    const night = kind === nightPhase;
    const limitS = night ? rules.contNightS : rules.contDayS;
    if (pose.contS >= limitS) {
      const { open } = pose;
      this.#standOn(pose, t + rules.breakS - pose.stoodS);
      pose.open = open;
      return true;
    }
    const runS = Math.min(untilS - t, limitS - pose.contS);
    if (!night) return this.#drive(pose, runS, this.route.nightS[pose.leg]!, untilS);
    return this.#stepAtNight(pose, runS, untilS, t - timeS + phases.dayFrom[phase]!);
  }

  /** Night driving is slower and uses up the hours; it may pay to stand until the day, or to rest in it. */
  #stepAtNight(pose: Pose, mostS: number, untilS: number, dayFromS: number): boolean {
    const { route } = this;
    const { t, leg } = pose;
    let runS = mostS;
    if (leg > 0 && leg < route.lastDrop) {
      runS = Math.min(runS, this.#nightRunS(pose));
      if (runS <= 0) return this.#stand(pose, dayFromS);
    }
    if (!this.lean) this.#tryRestingAtNight(pose, untilS, dayFromS);
    if (pose.restAtS < untilS) {
      if (t >= pose.restAtS) return this.#stand(pose, untilS);
      runS = Math.min(runS, pose.restAtS - t);
    }
    return this.#drive(pose, runS, route.dayS[leg]!, untilS);
  }

  #tryRestingAtNight(pose: Pose, untilS: number, dayFromS: number): void {
    const { t } = pose;
    const { breakS } = this.rules;
    if (dayFromS === untilS && (pose.open || pose.stoodS > 0)) {
      const restAtS = untilS - breakS;
      if (pose.stoodS > 0 && t >= restAtS) this.#tryStanding(pose, untilS);
      if (t < restAtS && restWillBeDue(this, pose)) this.#walk({ ...pose, open: false, stoodS: 0, restAtS });
    }
    if (this.avoidNight && pose.open) this.#tryStanding(pose, dayFromS);
    pose.open = false;
  }

  /** How long the loaded run may go on at night and still keep to its driving time by driving the rest by day. */
  #nightRunS({ leg, work, loadedS }: Pose): number {
    const nightLegS = this.route.nightS[leg]!;
    const dayLegS = this.route.dayS[leg]!;
    if (nightLegS === dayLegS) return never;
    const leftS = work / nightLegS + this.route.toLastDropDriveS[leg + 1]!;
    const spareS = this.rules.loadedDriveS - loadedS - leftS;
    return Math.floor((spareS * nightLegS) / (nightLegS - dayLegS) + 1e-6);
  }

  /** Drives for `mostS` at most, as far as leg and driver go; `rate` is the work done in a second. */
  #drive(pose: Pose, mostS: number, rate: number, untilS: number): boolean {
    const { t, leg, driver } = pose;
    const { crew, log, rules } = this;
    let runS = Math.min(mostS, Math.ceil(pose.work / rate));
    const drivenS = crew.drivenS[driver]! + runS;
    if (drivenS > rules.max24hS || drivenS > crew.weekLeftS[driver]!) {
      const hoursS = allowanceS(log, crew, driver, t, rules.max24hS);
      if (hoursS <= 0) return this.#relieve(pose);
      runS = Math.min(runS, hoursS);
    }
    pose.work = Math.max(0, pose.work - runS * rate);
    pose.t = t + runS;
    pose.contS += runS;
    pose.stoodS = 0;
    if (leg > 0 && leg < this.route.lastDrop) pose.loadedS += runS;
    if (pose.t === untilS) pose.open = true;
    crew.drivenS[driver]! += runS;
    record(log, driveEvent, leg, t, pose.t, driver, pose.work);
    return true;
  }

  /** Stands until `untilS` at least: as it is, stretched to a rest, or with a change of driver at its end. */
  #stand(pose: Pose, untilS: number): boolean {
    const { breakS, handoverS } = this.rules;
    const { drivers } = this.crew;
    const restedS = pose.t + breakS - pose.stoodS;
    const rests = untilS >= restedS;
    const atFirstDoor = pose.leg === 0 && pose.work <= 0;
    const mayStretch = !rests && pose.contS > 0 && !atFirstDoor;
    if (this.lean) return this.#standLean(pose, mayStretch && restWillBeDue(this, pose) ? restedS : untilS);
    const mayChange = drivers.length > 1 && !hasEnoughHours(this, pose, untilS);
    if (!mayStretch && !mayChange) return this.#standOn(pose, untilS);
    this.#tryStanding(pose, untilS);
    if (mayStretch) this.#tryStanding(pose, restedS);
    if (!mayChange) return false;
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === pose.driver || isLikeEarlierOne(this.crew, i, pose.driver)) continue;
      if (untilS - pose.t >= handoverS) this.#tryChange(pose, untilS, next);
      if (rests && untilS - handoverS < restedS) this.#tryChange(pose, restedS + handoverS, next);
    }
    return false;
  }

  /** Stands, and lets the driver with the most hours take over if the one at the wheel has not enough for the rest. */
  #standLean(pose: Pose, untilS: number): boolean {
    const { handoverS, breakS } = this.rules;
    if (this.crew.drivers.length > 1 && untilS - pose.t >= handoverS) {
      const stoodS = pose.stoodS + untilS - pose.t;
      const costsRest = pose.contS > 0 && stoodS >= breakS && stoodS < breakS + handoverS;
      if (!costsRest && !hasEnoughHours(this, pose, untilS)) {
        const next = mostRested(this, pose.driver, untilS);
        if (next !== pose.driver) return this.#change(pose, untilS, next);
      }
    }
    return this.#standOn(pose, untilS);
  }

  #tryStanding(pose: Pose, untilS: number): void {
    const mark = this.log.size;
    const copy = { ...pose };
    this.#standOn(copy, untilS);
    this.#walk(copy);
    this.log.size = mark;
  }

  #standOn(pose: Pose, untilS: number): boolean {
    record(this.log, standEvent, pose.leg, pose.t, untilS, pose.driver, pose.work);
    pose.stoodS += untilS - pose.t;
    pose.t = untilS;
    if (pose.stoodS >= this.rules.breakS) pose.contS = 0;
    pose.open = true;
    pose.restAtS = never;
    return true;
  }

  #tryChange(pose: Pose, untilS: number, next: number): void {
    if (allowanceS(this.log, this.crew, next, untilS, this.rules.max24hS) <= 0) return;
    const mark = this.log.size;
    const copy = { ...pose };
    this.#change(copy, untilS, next);
    this.#walk(copy);
    this.log.size = mark;
  }

  /** Stands and changes the driver so that the next one can leave at `untilS`. */
  #change(pose: Pose, untilS: number, next: number): boolean {
    const { t, leg, work, driver } = pose;
    const changeS = untilS - this.rules.handoverS;
    if (changeS > t) record(this.log, standEvent, leg, t, changeS, driver, work);
    record(this.log, handoverEvent, leg, changeS, untilS, next, work);
    if (pose.stoodS + changeS - t >= this.rules.breakS) pose.contS = 0;
    pose.stoodS = 0;
    pose.t = untilS;
    pose.driver = next;
    pose.handovers += 1;
    pose.open = true;
    pose.restAtS = never;
    return true;
  }

  /** The driver has no hours left: another takes over, or everybody waits until someone has hours again. */
  #relieve(pose: Pose): boolean {
    const { t, driver } = pose;
    const { breakS, handoverS, max24hS } = this.rules;
    const { drivers } = this.crew;
    const ownS = availableFromS(this.log, this.crew, driver, t, max24hS);
    let soonestS = ownS;
    let soonest = driver;
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === driver || isLikeEarlierOne(this.crew, i, driver)) continue;
      const changedS = t + handoverS;
      const readyS = Math.max(changedS, availableFromS(this.log, this.crew, next, changedS, max24hS));
      if (readyS === never) continue;
      if (this.lean) {
        if (readyS >= soonestS) continue;
        soonestS = readyS;
        soonest = next;
        continue;
      }
      this.#tryChange(pose, readyS, next);
      const restedS = changedS + breakS - pose.stoodS;
      if (readyS > changedS && readyS < restedS) this.#tryChange(pose, restedS, next);
    }
    if (soonestS === never) return false;
    if (soonest !== driver) return this.#change(pose, soonestS, soonest);
    return this.lean ? this.#standOn(pose, ownS) : this.#stand(pose, ownS);
  }

  /** At the door of the next stop. */
  #arrive(pose: Pose): boolean {
    const { route } = this;
    const stop = pose.leg + 1;
    const { t } = pose;
    if (stop === 1 && this.goal === 'reach') {
      if (t < this.doorS) this.doorS = t;
      return false;
    }
    if (stop === route.stops - 1) return this.#finish(pose);
    if (pose.loadedS > this.rules.loadedDriveS) return false;
    const beginS = stop === 1 ? this.serveS : earliestServiceS(route, this.rules, stop, t);
    if (beginS === never || beginS < t) return false;
    return beginS > t ? this.#stand(pose, beginS) : this.#serve(pose, stop);
  }

  #serve(pose: Pose, stop: number): boolean {
    const { route, rules } = this;
    const { t } = pose;
    const dwellS = route.dwellS[stop]!;
    if (stop === route.lastDrop) {
      if (t + dwellS > rules.horizonS) return false;
      if (t < this.lastDropS) this.lastDropS = t;
      this.reachedLastDropS = t;
    }
    record(this.log, stopEvent, stop, t, t + dwellS, pose.driver, 0);
    pose.stoodS = rules.dwellIsBreak ? pose.stoodS + dwellS : 0;
    if (pose.stoodS >= rules.breakS) pose.contS = 0;
    pose.leg = stop;
    pose.work = route.work[stop]!;
    pose.t = t + dwellS;
    pose.open = true;
    pose.restAtS = never;
    return true;
  }

  #finish({ t, driver, handovers, loadedS }: Pose): boolean {
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
