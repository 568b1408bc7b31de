import { hopeless, restWillBeDue } from './bounds.ts';
import { dayS } from './clock.ts';
import { breakFromS } from './continuous.ts';
import { SeenPoses } from './dominance.ts';
import { dutyAfter, hoursLeftS } from './driverHours.ts';
import { driveEvent, maxEvents, record, stopEvent } from './eventLog.ts';
import { nightRunS, pairRunS } from './nightRun.ts';
import { Pose } from './pose.ts';
import { couldRelieve, wasDriven } from './relay.ts';
import { contFor, hasEnoughHours, hoursAtS, isLikeEarlierOne, mostRested, readyS } from './relief.ts';
import { closedPhase, curfewPhase, dayPhase, nightPhase } from './timeline.ts';
import { coveredPhases, WalkMoves } from './walkMoves.ts';
import type { WalkGoal } from './walkState.ts';

const never = Number.POSITIVE_INFINITY;

/** A walk that has branched so often ends with what it has found. */
const maxBranches = 5_000;

/** Stands that cover the end of a night are tried to the minute. */
const nightStepS = 60;

/**
 * Walks a route forward in time, depth first over the decisions that the rules leave open: where a wait or break may be
 * stretched, who drives on, whether night driving is avoided. Between decisions it drives as far as the rules allow, which is
 * never worse (README, invariants). Branches that cannot beat the incumbent are cut by lower bounds, and those that another
 * pose dominates.
 *
 * A step changes the pose in place and returns true, or tries its alternatives as walks of their own and returns false.
 */
export class Walk extends WalkMoves {
  readonly #seen = new SeenPoses();
  protected branches = 0;
  /** Whether a lean walk stretches waits to breaks where one will be due, and whether it had reason to. */
  #stretches = true;
  #stretched = false;

  /** Earliest arrival at the first pick-up's door of a bus that leaves its depot at `startS`; into `doorS`. */
  reach(startS: number): number {
    this.goal = 'reach';
    this.serveS = never;
    this.doorS = never;
    this.#seen.clear();
    this.#begin(0, startS);
    return this.doorS;
  }

  /**
   * Earliest arrival at the last drop-off and earliest end of a rested bus with rested drivers that leaves the first pick-up at
   * `departS`, each for itself; into `lastDropS` and `endS`. Lower bounds for every walk that leaves then (not of lean walks).
   */
  fresh(departS: number): void {
    this.#prepare('fresh', this.serveS, departS);
    // the best that may have been before: nearly all of a break
    this.partBeforeS = Math.max(0, Math.max(this.rules.breakS, this.rules.breakNightS) - this.rules.breakPartS);
    this.#begin(1, departS);
    this.partBeforeS = 0;
  }

  /** Earliest arrival at the last drop-off and earliest end, each for itself, from a departure from the depot; no better walk is taken. */
  measure(startS: number, serveS: number): void {
    this.#prepare('fresh', serveS, serveS + this.route.dwellS[1]!);
    this.#begin(0, startS);
  }

  /** Improves the incumbent by walks that leave the depot at `startS` and begin the first pick-up at `serveS`. */
  best(startS: number, serveS: number): void {
    this.#prepare('best', serveS, serveS + this.route.dwellS[1]!);
    this.#begin(0, startS);
  }

  #prepare(goal: WalkGoal, serveS: number, loadedFromS: number): void {
    this.goal = goal;
    this.lastDropS = never;
    this.endS = never;
    this.serveS = serveS;
    this.loadedFromS = loadedFromS;
    this.#seen.clear();
  }

  #begin(leg: number, t: number): void {
    this.startS = t;
    this.branches = this.lean ? maxBranches : Math.min(maxBranches, this.branchesLeft);
    const mostS = this.goal === 'best' ? this.incumbent.mostDays() * dayS : never;
    this.latestEndS = t + Math.min(mostS, this.longestS);
    const { drivers, weekLeftS } = this.crew;
    for (let i = 0; i < drivers.length; i += 1) {
      const driver = drivers[i]!;
      if (i > 0 && weekLeftS[driver] === weekLeftS[drivers[i - 1]!]) continue;
      this.#stretches = true;
      this.#stretched = false;
      this.#set(leg, t, driver);
      if (!this.lean || !this.#stretched || this.goal === 'reach') continue;
      this.#stretches = false;
      this.#set(leg, t, driver);
    }
  }

  /** One walk from the beginning of a leg, everybody rested. */
  #set(leg: number, t: number, driver: number): void {
    this.log.size = 0;
    this.reachedLastDropS = never;
    this.crew.drivenS.fill(0);
    this.walkOn(new Pose(leg, this.route.work[leg]!, t, driver, breakFromS(this.rules, this.timeline, t)));
  }

  /** Walks on from a pose and leaves log, hours and last drop-off as they were. */
  protected walkOn(pose: Pose): void {
    if (this.branches <= 0) return;
    this.branches -= 1;
    if (!this.lean) this.branchesLeft -= 1;
    if (hopeless(this, pose)) return;
    const seen = this.lean ? null : this.#seen.snapshot(this, pose);
    if (!this.lean && seen === null) return;
    const { log } = this;
    const mark = log.size;
    const reached = this.reachedLastDropS;
    while (this.#step(pose) && !hopeless(this, pose));
    if (seen !== null) this.#seen.add(seen);
    this.reachedLastDropS = reached;
    while (log.size > mark) {
      log.size -= 1;
      const i = log.size;
      if (log.kind[i] === driveEvent) this.crew.drivenS[log.driver[i]!]! -= log.toS[i]! - log.fromS[i]!;
    }
  }

  /** On to the next event; false where the walk is over. */
  #step(pose: Pose): boolean {
    const { rules, timeline } = this;
    if (this.log.size === maxEvents || pose.t >= this.timeline.endS) return false;
    if (pose.work <= 0) return this.#arrive(pose);
    const { t } = pose;
    const phase = timeline.at(t);
    const untilS = timeline.until[phase]!;
    const kind = timeline.kind[phase]!;
    if (kind === closedPhase) return this.#stand(pose, untilS);
    if (kind === curfewPhase && !this.mayPassCurfew(pose))
      return rules.relay ? this.#standInCurfew(pose, untilS) : this.#stand(pose, untilS);
    if (!this.lean) this.#tryCovering(pose, phase);
    const limitS = this.contLimitS(pose.leg, kind);
    const rideS = this.healthStops === null ? never : this.rideLeftS(pose, this.healthStops);
    if (rideS <= 0) return this.#stand(pose, t + this.healthStandS(pose, limitS));
    const drivenS = this.contInLog ? contFor(this, pose, pose.driver).drivenS : pose.contS;
    if (drivenS >= limitS) {
      if (!this.lean && kind === nightPhase && drivenS < this.contLimitS(pose.leg, dayPhase))
        this.#tryWaiting(pose, timeline.dayFrom[phase]!);
      return rules.contByDriver ? this.#relieve(pose, limitS) : this.#break(pose);
    }
    const runS = Math.min(untilS - t, limitS - drivenS, rideS, this.lean ? never : this.toNextCoverS(pose, phase));
    if (kind === dayPhase) return this.#drive(pose, runS, this.route.nightS[pose.leg]!, untilS);
    return this.#stepAtNight(pose, runS, untilS, timeline.dayFrom[phase]!);
  }

  /** A break that is due for the vehicle: as short as it may be, or as long as a daily rest. */
  #break(pose: Pose): boolean {
    const { open } = pose;
    const needS = contFor(this, pose, pose.driver).needS;
    if (!this.lean && this.crew.restS < never) this.#tryStanding(pose, pose.t + this.crew.restS - pose.stoodS);
    this.standOn(pose, pose.t + needS);
    pose.open = open;
    return true;
  }

  /** Night driving is slower and uses up the hours; it may pay to stand until the day, or to take a break in it. */
  #stepAtNight(pose: Pose, mostS: number, untilS: number, dayFromS: number): boolean {
    const { route } = this;
    const { leg } = pose;
    let runS = mostS;
    if (leg > 0 && leg < route.lastDrop) {
      runS = Math.min(runS, nightRunS(this, pose));
      if (runS <= 0) return this.#stand(pose, dayFromS);
    }
    if (!this.lean && route.nightS[leg]! > route.dayS[leg]!) {
      this.#tryAvoidingNight(pose, dayFromS);
      if (dayFromS === untilS) runS = Math.min(runS, this.#tryStandingAtDawn(pose, untilS));
    }
    if (pose.sparing) {
      runS = Math.min(runS, pairRunS(this, pose));
      if (runS <= 0) return this.#stand(pose, dayFromS);
    }
    return this.#drive(pose, runS, route.dayS[leg]!, untilS);
  }

  /** Stands until the day, at once or as late as the crew's hours allow the rest by day. */
  #tryAvoidingNight(pose: Pose, dayFromS: number): void {
    if (!this.avoidNight || !pose.open) return;
    pose.open = false;
    this.#tryStanding(pose, dayFromS);
    if (pose.sparing || pairRunS(this, pose) <= 0) return;
    const copy = pose.copy();
    copy.sparing = true;
    this.walkOn(copy);
  }

  /** Waits until a later instant, with all that can be done in a wait. */
  #tryWaiting(pose: Pose, untilS: number): void {
    const mark = this.log.size;
    const copy = pose.copy();
    if (this.#stand(copy, untilS)) this.walkOn(copy);
    this.log.size = mark;
  }

  /** Tries a daily rest that ends when driving is possible again, or by day again; and a break that is shorter because it is still night. */
  #tryCovering(pose: Pose, phase: number): void {
    const { timeline, crew, rules } = this;
    if (
      rules.breakNightS < rules.breakS &&
      timeline.kind[phase] === nightPhase &&
      pose.t === timeline.until[phase]! - 1
    )
      this.#tryStanding(pose, pose.t + rules.breakNightS);
    if (crew.restS === never) return;
    for (let i = phase; i < phase + coveredPhases; i += 1) {
      if (timeline.kind[i] === dayPhase) continue;
      const leftS = timeline.until[i]! - pose.t;
      if (this.coversS().includes(leftS)) this.#tryWaiting(pose, timeline.until[i]!);
    }
  }

  /** Tries stands that begin now, in the last of the night, and gain day for night; says how far to drive before the next try. */
  #tryStandingAtDawn(pose: Pose, untilS: number): number {
    const { rules, crew } = this;
    const changes = crew.drivers.length > 1 && !hasEnoughHours(this, pose, untilS);
    const needS = contFor(this, pose, pose.driver).needS;
    const breaks = needS > 0 && (this.contInLog || restWillBeDue(this, pose));
    const coverS =
      Math.max(breaks ? needS : 0, changes ? rules.handoverS : 0) + (breaks && changes ? rules.handoverS : 0);
    const fromS = untilS - coverS;
    if (coverS === 0) return never;
    if (pose.t < fromS) return fromS - pose.t;
    if (breaks) this.#tryStanding(pose, pose.t + needS);
    if (changes) this.#tryChanges(pose, pose.t + rules.handoverS, pose.t + needS);
    return nightStepS - (pose.t % nightStepS);
  }

  /** In the curfew with relays: stands it out, or changes to a driver who may go on. */
  #standInCurfew(pose: Pose, untilS: number): boolean {
    const { drivers } = this.crew;
    const next = drivers.filter(
      (driver) => driver !== pose.driver && couldRelieve(this.log, this.timeline, driver, pose.t),
    );
    const goesOnS = pose.t + this.rules.handoverS;
    if (this.lean && next.length > 0) return this.change(pose, goesOnS, next[0]!);
    for (const driver of next) this.#tryChange(pose, goesOnS, driver);
    return this.#stand(pose, untilS);
  }

  /** Drives for `mostS` at most, as far as leg and driver go; `rate` is the work done in a second. */
  #drive(pose: Pose, mostS: number, rate: number, untilS: number): boolean {
    const { t, leg, driver } = pose;
    const { crew, log, rules } = this;
    let runS = Math.min(mostS, Math.ceil(pose.work / rate));
    const drivenS = crew.drivenS[driver]! + runS;
    if (this.countsDuty || drivenS > rules.max24hS || drivenS > crew.weekLeftS[driver]!) {
      const hoursS = hoursLeftS(this, driver, t, dutyAfter(this, pose, t, pose.stoodS));
      if (hoursS <= 0) return this.#relieve(pose, never);
      runS = Math.min(runS, hoursS);
    }
    pose.work = Math.max(0, pose.work - runS * rate);
    pose.t = t + runS;
    if (!this.contInLog) pose.contS += runS;
    pose.stoodS = 0;
    pose.dutyWorkS += runS;
    pose.tripWorkS += runS;
    if (leg > 0 && leg < this.route.lastDrop) pose.loadedS += runS;
    if (this.healthStops !== null) this.ride(pose, runS);
    if (pose.t === untilS) pose.open = true;
    crew.drivenS[driver]! += runS;
    record(log, driveEvent, leg, t, pose.t, driver, pose.work);
    return true;
  }

  /** Stands until `untilS` at least: as it is, stretched to a break or a daily rest, or with a change of driver at its end. */
  #stand(pose: Pose, untilS: number): boolean {
    const { needS, drivenS } = contFor(this, pose, pose.driver);
    const breaksS = pose.t + needS;
    const atFirstDoor = pose.leg === 0 && pose.work <= 0;
    const mayStretch = untilS < breaksS && drivenS > 0 && !atFirstDoor;
    if (this.lean) {
      const stretches = mayStretch && (this.contInLog || restWillBeDue(this, pose));
      if (stretches) this.#stretched = true;
      return this.#standLean(pose, stretches && this.#stretches ? breaksS : untilS);
    }
    const restsS = pose.t + this.crew.restS - pose.stoodS;
    const mayRest = restsS < never && untilS < restsS && !atFirstDoor;
    const mayChange = this.crew.drivers.length > 1 && !hasEnoughHours(this, pose, untilS);
    if (!mayStretch && !mayRest && !mayChange) return this.standOn(pose, untilS);
    this.#tryStanding(pose, untilS);
    if (mayStretch) this.#tryStanding(pose, breaksS);
    if (mayRest) this.#tryStanding(pose, restsS);
    if (mayChange) this.#tryChanges(pose, untilS, breaksS);
    return false;
  }

  /** Another driver takes over so that he can leave at `untilS`, or after a break of the vehicle and the change. */
  #tryChanges(pose: Pose, untilS: number, breaksS: number): void {
    const { handoverS } = this.rules;
    const { drivers } = this.crew;
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === pose.driver || isLikeEarlierOne(this.crew, i, pose.driver)) continue;
      if (untilS - pose.t >= handoverS) this.#tryChange(pose, untilS, next);
      if (untilS >= breaksS && untilS - handoverS < breaksS) this.#tryChange(pose, breaksS + handoverS, next);
    }
  }

  /** Stands, and lets the driver with the most hours take over if the one at the wheel has not enough for the rest. */
  #standLean(pose: Pose, untilS: number): boolean {
    const { handoverS } = this.rules;
    if (this.crew.drivers.length > 1 && untilS - pose.t >= handoverS) {
      const { needS, drivenS } = contFor(this, pose, pose.driver);
      const breaksS = pose.t + needS;
      const costsBreak = drivenS > 0 && untilS >= breaksS && untilS < breaksS + handoverS;
      if (!costsBreak && !hasEnoughHours(this, pose, untilS) && wasDriven(this.log, this.log.size)) {
        const next = mostRested(this, pose, untilS);
        if (next !== pose.driver) return this.change(pose, untilS, next);
      }
    }
    return this.standOn(pose, untilS);
  }

  #tryStanding(pose: Pose, untilS: number): void {
    const mark = this.log.size;
    const copy = pose.copy();
    this.standOn(copy, untilS);
    this.walkOn(copy);
    this.log.size = mark;
  }

  #tryChange(pose: Pose, untilS: number, next: number): void {
    if (hoursAtS(this, pose, next, untilS, true) <= 0 || !wasDriven(this.log, this.log.size)) return;
    const mark = this.log.size;
    const copy = pose.copy();
    this.change(copy, untilS, next);
    this.walkOn(copy);
    this.log.size = mark;
  }

  /** The driver may not drive on: another takes over, or everybody waits until someone may. */
  #relieve(pose: Pose, limitS: number): boolean {
    const { t, driver } = pose;
    const { drivers } = this.crew;
    const ownS = readyS(this, pose, driver, limitS);
    const breaksS = t + contFor(this, pose, driver).needS + this.rules.handoverS;
    let soonestS = ownS;
    let soonest = driver;
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === driver || isLikeEarlierOne(this.crew, i, driver)) continue;
      const nextS = readyS(this, pose, next, limitS);
      if (nextS === never) continue;
      if (this.lean) {
        if (nextS >= soonestS || !wasDriven(this.log, this.log.size)) continue;
        soonestS = nextS;
        soonest = next;
        continue;
      }
      this.#tryChange(pose, nextS, next);
      if (nextS < breaksS) this.#tryChange(pose, breaksS, next);
    }
    if (soonestS === never) return false;
    if (soonest !== driver) return this.change(pose, soonestS, soonest);
    return this.lean ? this.standOn(pose, ownS) : this.#stand(pose, ownS);
  }

  /** At the door of the next stop. */
  #arrive(pose: Pose): boolean {
    const { route } = this;
    const stop = pose.leg + 1;
    const { t } = pose;
    if (stop === 1 && this.goal === 'reach') this.doorS = Math.min(this.doorS, t);
    if (stop === 1 && this.goal === 'reach') return false;
    if (stop === route.stops - 1) return this.finish(pose);
    if (pose.loadedS > this.rules.loadedDriveS) return false;
    const beginS = this.beginS(stop, t);
    if (beginS === never || beginS < t) return false;
    return beginS > t ? this.#stand(pose, beginS) : this.#serve(pose, stop);
  }

  #serve(pose: Pose, stop: number): boolean {
    const { route, rules } = this;
    const { t } = pose;
    const dwellS = route.dwellS[stop]!;
    if (stop === route.lastDrop) {
      if (t + dwellS > this.timeline.midnight(1) + rules.horizonAfterS) return false;
      if (t < this.lastDropS) this.lastDropS = t;
      this.reachedLastDropS = t;
    }
    record(this.log, stopEvent, stop, t, t + dwellS, pose.driver, 0);
    if (rules.dwellIsBreak) this.rest(pose, t + dwellS);
    else this.work(pose, dwellS);
    pose.open = true;
    pose.sparing = false;
    pose.leg = stop;
    pose.work = route.work[stop]!;
    return true;
  }
}
