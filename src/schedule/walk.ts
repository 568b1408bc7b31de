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
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';

/** Where a walk stands and what the rules remember of it. */
interface Pose {
  /** Leg under the wheels and its work still to do; 0 is at the next stop's door. */
  leg: number;
  work: number;
  t: number;
  /** Driving of the vehicle since its last rest. */
  contS: number;
  /** Length of the stand that goes on at `t`. */
  stoodS: number;
  driver: number;
  loadedS: number;
  handovers: number;
  /** True where the decision to avoid night driving, or to rest within it, has not been taken since the last event. */
  open: boolean;
  /** Stop here for a rest that ends with the night; Infinity where none is meant. */
  restAtS: number;
}

const never = Number.POSITIVE_INFINITY;

/** A walk that has taken up so many poses ends with what it has found; only trips that several rules bind at once come near. */
const maxPoses = 20_000;

/** What a walk is for: the first pick-up's door, bounds, or a better timetable. */
type Goal = 'reach' | 'fresh' | 'best';

/**
 * Walks a route forward in time, depth first over the decisions that the rules leave open: where a wait or rest may be
 * stretched, who drives on, whether night driving is avoided. Between decisions it drives as far as the rules allow, which is
 * never worse (README, invariants). Branches that cannot beat the incumbent are cut by lower bounds.
 */
export class Walk {
  readonly log: EventLog = createEventLog();
  /** True to take the most promising branch at every decision instead of trying all. */
  lean = false;
  /** Earliest instants that the last call reached (`best` sees only what can beat the incumbent unless lean). */
  doorS = never;
  lastDropS = never;
  endS = never;

  readonly #rules: DrivingRules;
  readonly #phases: PhaseTable;
  readonly #incumbent: Incumbent;
  #route!: Route;
  #crew!: Crew;
  #goal: Goal = 'best';
  #startS = 0;
  #serveS = 0;
  /** When the first pick-up is left. */
  #loadedFromS = 0;
  #reachedLastDropS = 0;
  #avoidNight = false;
  /** True where the hours left in the week may run out. */
  #weekBinds = false;
  /** Poses that the walk may still take up. */
  #budget = 0;

  constructor(rules: DrivingRules, phases: PhaseTable, incumbent: Incumbent) {
    this.#rules = rules;
    this.#phases = phases;
    this.#incumbent = incumbent;
  }

  use(route: Route, crew: Crew): void {
    this.#route = route;
    this.#crew = crew;
    const { max24hS } = this.#rules;
    let hoursS = 0;
    for (const driver of crew.drivers) hoursS += Math.min(max24hS, crew.weekLeftS[driver]!);
    this.#avoidNight = route.totalNightS > hoursS;
    this.#weekBinds = crew.drivers.some((driver) => crew.weekLeftS[driver]! < route.totalNightS + route.stops);
  }

  /** Earliest arrival at the first pick-up's door of a bus that leaves its depot at `startS`; into `doorS`. */
  reach(startS: number): number {
    this.#goal = 'reach';
    this.#serveS = never;
    this.doorS = never;
    this.#begin(0, startS);
    return this.doorS;
  }

  /**
   * Earliest arrival at the last drop-off and earliest end of a rested bus with rested drivers that leaves the first pick-up at
   * `departS`, each for itself; into `lastDropS` and `endS`. Lower bounds for every walk that leaves then.
   */
  fresh(departS: number): void {
    this.#goal = 'fresh';
    this.lastDropS = never;
    this.endS = never;
    this.#loadedFromS = departS;
    this.#begin(1, departS);
  }

  /** Improves the incumbent by walks that leave the depot at `startS` and begin the first pick-up at `serveS`. */
  best(startS: number, serveS: number): void {
    this.#goal = 'best';
    this.lastDropS = never;
    this.endS = never;
    this.#serveS = serveS;
    this.#loadedFromS = serveS + this.#route.dwellS[1]!;
    this.#begin(0, startS);
  }

  #begin(leg: number, t: number): void {
    this.#startS = t;
    this.#budget = maxPoses;
    this.#reachedLastDropS = never;
    const { drivers, weekLeftS } = this.#crew;
    for (let i = 0; i < drivers.length; i += 1) {
      const driver = drivers[i]!;
      if (i > 0 && weekLeftS[driver] === weekLeftS[drivers[i - 1]!]) continue;
      this.log.size = 0;
      this.#crew.drivenS.fill(0);
      this.#walk({
        leg,
        work: this.#route.work[leg]!,
        t,
        contS: 0,
        stoodS: 0,
        driver,
        loadedS: 0,
        handovers: 0,
        open: true,
        restAtS: never,
      });
    }
  }

  #walk(pose: Pose): void {
    if (this.#budget === 0) return;
    this.#budget -= 1;
    const mark = this.log.size;
    const reached = this.#reachedLastDropS;
    this.#advance(pose);
    this.#reachedLastDropS = reached;
    const { log } = this;
    while (log.size > mark) {
      log.size -= 1;
      const i = log.size;
      if (log.kind[i] === driveEvent) this.#crew.drivenS[log.driver[i]!]! -= log.toS[i]! - log.fromS[i]!;
    }
  }

  /** Drives on to the next decision. */
  #advance(pose: Pose): void {
    const { log } = this;
    const rules = this.#rules;
    const phases = this.#phases;
    const route = this.#route;
    const { leg, driver } = pose;
    const loaded = leg > 0 && leg < route.lastDrop;
    const dayLegS = route.dayS[leg]!;
    const nightLegS = route.nightS[leg]!;
    for (;;) {
      if (log.size === maxEvents || this.#hopeless(pose)) return;
      if (pose.work <= 0) {
        this.#arrive(pose);
        return;
      }
      const { t } = pose;
      const timeS = ((t % dayS) + dayS) % dayS;
      let phase = 0;
      while (timeS >= phases.from[phase + 1]!) phase += 1;
      const kind = phases.kind[phase]!;
      const untilS = t - timeS + phases.until[phase]!;
      if (kind === curfewPhase) {
        this.#stand(pose, untilS);
        return;
      }
      const night = kind === nightPhase;
      const limitS = night ? rules.contNightS : rules.contDayS;
      if (pose.contS >= limitS) {
        this.#standOn(pose, t + rules.breakS - pose.stoodS, pose.open);
        return;
      }
      let runS = Math.min(untilS - t, limitS - pose.contS);
      if (night) {
        const dayFromS = t - timeS + phases.dayFrom[phase]!;
        if (loaded) {
          runS = Math.min(runS, this.#nightRunS(pose, dayLegS, nightLegS));
          if (runS <= 0) {
            this.#stand(pose, dayFromS);
            return;
          }
        }
        if (pose.stoodS > 0 && !this.lean && dayFromS === untilS && untilS - t < rules.breakS)
          this.#branch(pose, (copy) => this.#stand(copy, untilS));
        if (pose.open && !this.lean) {
          if (this.#avoidNight) this.#branch(pose, (copy) => this.#stand(copy, dayFromS));
          const restAtS = untilS - rules.breakS;
          if (dayFromS === untilS && t < restAtS && this.#restWillBeDue(pose, rules.contDayS))
            this.#walk({ ...pose, open: false, restAtS });
          pose.open = false;
        }
        if (pose.restAtS < untilS) {
          if (t >= pose.restAtS) {
            this.#stand(pose, untilS);
            return;
          }
          runS = Math.min(runS, pose.restAtS - t);
        }
      }
      const rate = night ? dayLegS : nightLegS;
      runS = Math.min(runS, Math.ceil(pose.work / rate));
      const drivenS = this.#crew.drivenS[driver]! + runS;
      if (drivenS > rules.max24hS || drivenS > this.#crew.weekLeftS[driver]!) {
        const hoursS = allowanceS(log, this.#crew, driver, t, rules.max24hS);
        if (hoursS <= 0) {
          this.#relieve(pose);
          return;
        }
        runS = Math.min(runS, hoursS);
      }
      pose.work = Math.max(0, pose.work - runS * rate);
      pose.t = t + runS;
      pose.contS += runS;
      pose.stoodS = 0;
      if (loaded) pose.loadedS += runS;
      this.#crew.drivenS[driver]! += runS;
      record(log, driveEvent, leg, t, pose.t, driver, pose.work);
      if (pose.t === untilS) pose.open = true;
    }
  }

  /** How long the loaded run may go on at night and still keep to its driving time by driving the rest by day. */
  #nightRunS(pose: Pose, dayLegS: number, nightLegS: number): number {
    if (nightLegS === dayLegS) return never;
    const leftS = pose.work / nightLegS + this.#route.toLastDropDriveS[pose.leg + 1]!;
    const spareS = this.#rules.loadedDriveS - pose.loadedS - leftS;
    return Math.floor((spareS * nightLegS) / (nightLegS - dayLegS) + 1e-6);
  }

  #restWillBeDue(pose: Pose, limitS: number): boolean {
    const leftS = pose.work / this.#route.nightS[pose.leg]! + this.#route.toEndDriveS[pose.leg + 1]!;
    return pose.contS + leftS > limitS;
  }

  #branch(pose: Pose, step: (copy: Pose) => void): void {
    const mark = this.log.size;
    step({ ...pose });
    this.log.size = mark;
  }

  /** Stands until `untilS` at least: as it is, stretched to a rest, or with a change of driver at its end. */
  #stand(pose: Pose, untilS: number): void {
    const { t, leg, driver } = pose;
    const { breakS, handoverS } = this.#rules;
    const restedS = t + breakS - pose.stoodS;
    const rests = untilS >= restedS;
    if (this.lean) {
      const stretch = !rests && pose.contS > 0 && this.#restWillBeDue(pose, this.#rules.contDayS);
      this.#standLean(pose, stretch ? restedS : untilS);
      return;
    }
    this.#standOn(pose, untilS, true);
    if (!rests && pose.contS > 0) this.#standOn(pose, restedS, true);
    if (this.#crew.drivers.length === 1 || leg >= this.#route.stops) return;
    if (this.#enoughFor(pose, untilS)) return;
    const { drivers } = this.#crew;
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === driver || this.#sameAsEarlier(i, driver)) continue;
      if (untilS - t >= handoverS) this.#handOver(pose, untilS, next);
      if (rests && untilS - handoverS < restedS) this.#handOver(pose, restedS + handoverS, next);
    }
  }

  /** Stands, and lets the driver with the most hours take over if the one at the wheel has not enough for the rest. */
  #standLean(pose: Pose, untilS: number): void {
    const { max24hS, handoverS, breakS } = this.#rules;
    const stoodS = pose.stoodS + untilS - pose.t;
    const costsRest = pose.contS > 0 && stoodS >= breakS && stoodS < breakS + handoverS;
    if (this.#crew.drivers.length > 1 && untilS - pose.t >= handoverS && !costsRest && !this.#enoughFor(pose, untilS)) {
      let mostS = allowanceS(this.log, this.#crew, pose.driver, untilS, max24hS);
      let most = pose.driver;
      for (const driver of this.#crew.drivers) {
        const hoursS = allowanceS(this.log, this.#crew, driver, untilS, max24hS);
        if (hoursS <= mostS) continue;
        mostS = hoursS;
        most = driver;
      }
      if (most !== pose.driver) {
        this.#handOver(pose, untilS, most);
        return;
      }
    }
    this.#standOn(pose, untilS, true);
  }

  #standOn(pose: Pose, untilS: number, open: boolean): void {
    const { t, leg, work } = pose;
    const stoodS = pose.stoodS + untilS - t;
    const mark = this.log.size;
    record(this.log, standEvent, leg, t, untilS, pose.driver, work);
    this.#walk({
      ...pose,
      t: untilS,
      stoodS,
      contS: stoodS >= this.#rules.breakS ? 0 : pose.contS,
      open,
      restAtS: never,
    });
    this.log.size = mark;
  }

  /** Stands and changes the driver so that the next one can leave at `untilS`. */
  #handOver(pose: Pose, untilS: number, next: number): void {
    const { t, leg, work } = pose;
    const changeS = untilS - this.#rules.handoverS;
    if (allowanceS(this.log, this.#crew, next, untilS, this.#rules.max24hS) <= 0) return;
    const mark = this.log.size;
    if (changeS > t) record(this.log, standEvent, leg, t, changeS, pose.driver, work);
    record(this.log, handoverEvent, leg, changeS, untilS, next, work);
    this.#walk({
      ...pose,
      t: untilS,
      stoodS: 0,
      contS: pose.stoodS + changeS - t >= this.#rules.breakS ? 0 : pose.contS,
      driver: next,
      handovers: pose.handovers + 1,
      open: true,
      restAtS: never,
    });
    this.log.size = mark;
  }

  /** The driver has no hours left: another takes over, or everybody waits until someone has hours again. */
  #relieve(pose: Pose): void {
    const { t, driver } = pose;
    const { breakS, handoverS, max24hS } = this.#rules;
    const { drivers } = this.#crew;
    if (this.lean) {
      this.#relieveLean(pose);
      return;
    }
    for (let i = 0; i < drivers.length; i += 1) {
      const next = drivers[i]!;
      if (next === driver || this.#sameAsEarlier(i, driver)) continue;
      const readyS = Math.max(t + handoverS, availableFromS(this.log, this.#crew, next, t + handoverS, max24hS));
      if (readyS === never) continue;
      this.#handOver(pose, readyS, next);
      const restedS = t + breakS - pose.stoodS + handoverS;
      if (readyS > t + handoverS && readyS < restedS) this.#handOver(pose, restedS, next);
    }
    const readyS = availableFromS(this.log, this.#crew, driver, t, max24hS);
    if (readyS !== never) this.#stand(pose, Math.max(readyS, t + 1));
  }

  /** Whoever can drive on first does. */
  #relieveLean(pose: Pose): void {
    const { t, driver } = pose;
    const { handoverS, max24hS } = this.#rules;
    let readyS = availableFromS(this.log, this.#crew, driver, t, max24hS);
    let ready = driver;
    for (const next of this.#crew.drivers) {
      if (next === driver) continue;
      const fromS = Math.max(t + handoverS, availableFromS(this.log, this.#crew, next, t + handoverS, max24hS));
      if (fromS >= readyS) continue;
      readyS = fromS;
      ready = next;
    }
    if (readyS === never) return;
    if (ready === driver) this.#standOn(pose, readyS, true);
    else this.#handOver(pose, readyS, ready);
  }

  /** True where the driver at place `i` is in all respects like an earlier one who is not at the wheel. */
  #sameAsEarlier(i: number, atWheel: number): boolean {
    const { drivers, drivenS, weekLeftS } = this.#crew;
    const driver = drivers[i]!;
    if (drivenS[driver]! > 0) return false;
    for (let k = 0; k < i; k += 1) {
      const other = drivers[k]!;
      if (other !== atWheel && drivenS[other] === 0 && weekLeftS[other] === weekLeftS[driver]) return true;
    }
    return false;
  }

  /** True where the driver can certainly drive all the rest, so that nobody need take over. */
  #enoughFor(pose: Pose, t: number): boolean {
    const route = this.#route;
    const legS = pose.work > 0 ? pose.work / route.dayS[pose.leg]! : 0;
    const leftS = this.#goal === 'reach' ? legS : legS + route.toEndNightS[pose.leg + 1]!;
    return allowanceS(this.log, this.#crew, pose.driver, t, this.#rules.max24hS) >= leftS + 1;
  }

  /** At the door of the next stop. */
  #arrive(pose: Pose): void {
    const route = this.#route;
    const stop = pose.leg + 1;
    const { t } = pose;
    if (stop === 1 && this.#goal === 'reach') {
      if (t < this.doorS) this.doorS = t;
      return;
    }
    if (stop === route.stops - 1) {
      this.#finish(pose);
      return;
    }
    if (pose.loadedS > this.#rules.loadedDriveS) return;
    const beginS = stop === 1 ? this.#serveS : earliestServiceS(route, this.#rules, stop, t);
    if (beginS === never || beginS < t) return;
    if (beginS > t) this.#stand(pose, beginS);
    else this.#serve(pose, stop);
  }

  #serve(pose: Pose, stop: number): void {
    const route = this.#route;
    const { t } = pose;
    const dwellS = route.dwellS[stop]!;
    if (stop === route.lastDrop) {
      if (t + dwellS > this.#rules.horizonS) return;
      if (t < this.lastDropS) this.lastDropS = t;
      this.#reachedLastDropS = t;
    }
    record(this.log, stopEvent, stop, t, t + dwellS, pose.driver, 0);
    const rests = this.#rules.dwellIsBreak && pose.stoodS + dwellS >= this.#rules.breakS;
    this.#walk({
      ...pose,
      leg: stop,
      work: route.work[stop]!,
      t: t + dwellS,
      contS: rests ? 0 : pose.contS,
      stoodS: this.#rules.dwellIsBreak ? pose.stoodS + dwellS : 0,
      open: true,
      restAtS: never,
    });
  }

  #finish(pose: Pose): void {
    if (pose.t < this.endS) this.endS = pose.t;
    if (this.#goal !== 'best') return;
    record(this.log, stopEvent, this.#route.stops - 1, pose.t, pose.t, pose.driver, 0);
    this.#incumbent.offer(
      this.log,
      this.#startS,
      this.#serveS,
      pose.t,
      this.#reachedLastDropS - this.#loadedFromS,
      pose.handovers,
      pose.loadedS,
    );
  }

  /** True where no continuation can be lawful and better than what is known. */
  #hopeless(pose: Pose): boolean {
    const route = this.#route;
    const rules = this.#rules;
    const next = pose.leg + 1;
    const legS = pose.work > 0 ? Math.ceil(pose.work / route.nightS[pose.leg]!) : 0;
    const doorS = pose.t + legS;
    if (this.#weekBinds && this.#weekIsUsedUp(legS + route.toEndDriveS[next]!)) return true;
    if (this.#goal === 'reach') return doorS >= this.doorS;
    if (next === 1 && doorS > this.#serveS) return true;
    const toServeS = next === 1 ? this.#serveS : doorS;
    let lastDropS = this.#reachedLastDropS;
    if (next <= route.lastDrop) {
      if (pose.leg > 0 && pose.loadedS + legS + route.toLastDropDriveS[next]! > rules.loadedDriveS) return true;
      lastDropS = Math.max(
        toServeS + route.toLastDropS[next]!,
        doorS + route.toLastDropS[next]! + this.#restsS(pose, legS + route.toLastDropDriveS[next]!),
      );
      if (lastDropS + route.dwellS[route.lastDrop]! > rules.horizonS) return true;
    }
    const endS = Math.max(
      toServeS + route.toEndS[next]!,
      doorS + route.toEndS[next]! + this.#restsS(pose, legS + route.toEndDriveS[next]!),
    );
    if (this.lean && this.#goal === 'best') return false;
    if (this.#goal === 'fresh') return lastDropS >= this.lastDropS && endS >= this.endS;
    return !this.#incumbent.beatenBy(this.#startS, endS, lastDropS - this.#loadedFromS, pose.handovers);
  }

  #weekIsUsedUp(driveS: number): boolean {
    const { drivers, weekLeftS, drivenS } = this.#crew;
    let leftS = 0;
    for (const driver of drivers) leftS += weekLeftS[driver]! - drivenS[driver]!;
    return leftS < driveS;
  }

  /** Rest that `driveS` more seconds of driving need at least. */
  #restsS(pose: Pose, driveS: number): number {
    const { breakS, contDayS, dwellIsBreak } = this.#rules;
    if (dwellIsBreak || driveS === 0) return 0;
    const rests = Math.ceil((pose.contS + driveS) / contDayS) - 1;
    return rests > 0 ? rests * breakS - (pose.contS > 0 ? pose.stoodS : 0) : 0;
  }
}
