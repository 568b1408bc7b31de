import { breakFromS, type Continuous, continuousOf } from './continuous.ts';
import { type Crew, dutyAfter, hoursBackS, hoursLeftS } from './driverHours.ts';
import type { Pose } from './pose.ts';
import type { WalkState } from './walkState.ts';

const never = Number.POSITIVE_INFINITY;

/** Continuous driving that binds a driver at a pose. */
export function contFor(walk: WalkState, pose: Pose, driver: number): Continuous {
  if (walk.contInLog) return continuousOf(walk, walk.countedDriver(driver));
  const breakS = pose.stoodS > 0 ? pose.breakS : breakFromS(walk.rules, walk.timeline, pose.t);
  return { drivenS: pose.contS, needS: Math.max(0, breakS - pose.stoodS), offS: pose.stoodS, breakS, partS: 0 };
}

/** Hours of a driver at `t` if the bus stands until then, with his hand-over last where `changed`. */
export function hoursAtS(walk: WalkState, pose: Pose, driver: number, t: number, changed: boolean): number {
  const changeS = changed ? walk.rules.handoverS : 0;
  const duty = dutyAfter(walk, pose, t - changeS, pose.stoodS + t - changeS - pose.t);
  duty.workS += changeS;
  duty.tripWorkS += changeS;
  return hoursLeftS(walk, driver, t, duty);
}

/**
 * When a driver may drive if the bus stands until then: at once (after his hand-over where he is not at the wheel), after a
 * break, or when he has hours again; Infinity where a sum over days is used up.
 * @param limitS of continuous driving
 */
export function readyS(walk: WalkState, pose: Pose, driver: number, limitS: number): number {
  const { rules, crew } = walk;
  const changeS = driver === pose.driver ? 0 : rules.handoverS;
  const restedS = pose.t + crew.restS - pose.stoodS + changeS;
  let t = pose.t + changeS;
  if (walk.contInLog) {
    const cont = contFor(walk, pose, driver);
    if (cont.drivenS >= limitS) t += cont.needS;
  }
  for (let round = 0; round < 4; round += 1) {
    if (hoursAtS(walk, pose, driver, t, changeS > 0) > 0) return t;
    const duty = dutyAfter(walk, pose, t - changeS, pose.stoodS + t - changeS - pose.t);
    const backS = hoursBackS(walk, driver, t, duty, restedS);
    if (backS === never) return never;
    t = Math.max(t + 1, backS);
  }
  return never;
}

/** True where the driver at the wheel can certainly drive all the rest from `t` on, so that nobody need take over. */
export function hasEnoughHours(walk: WalkState, pose: Pose, t: number): boolean {
  const { route, rules, goal, crew } = walk;
  const legS = pose.work > 0 ? pose.work / route.dayS[pose.leg]! + 1 : 0;
  const leftS = goal === 'reach' ? legS : legS + route.toEndNightS[pose.leg + 1]!;
  if (crew.spreadS < never || rules.onDutyS < never || rules.weekCountsDuty || rules.relay) return false;
  if (rules.contByDriver && contFor(walk, pose, pose.driver).drivenS + leftS > rules.contNightS) return false;
  return hoursAtS(walk, pose, pose.driver, t, false) >= leftS;
}

/** Who has the most hours at `t`; the driver at the wheel unless another has more. */
export function mostRested(walk: WalkState, pose: Pose, t: number): number {
  let most = pose.driver;
  let mostS = hoursAtS(walk, pose, most, t, false);
  for (const driver of walk.crew.drivers) {
    const hoursS = hoursAtS(walk, pose, driver, t, driver !== pose.driver);
    if (hoursS <= mostS) continue;
    mostS = hoursS;
    most = driver;
  }
  return most;
}

/** True where the driver at place `i` is in all respects like an earlier one who is not at the wheel. */
export function isLikeEarlierOne({ drivers, drivenS, weekLeftS }: Crew, i: number, atWheel: number): boolean {
  const driver = drivers[i]!;
  if (drivenS[driver]! > 0) return false;
  for (let k = 0; k < i; k += 1) {
    const other = drivers[k]!;
    if (other !== atWheel && drivenS[other] === 0 && weekLeftS[other] === weekLeftS[driver]) return true;
  }
  return false;
}
