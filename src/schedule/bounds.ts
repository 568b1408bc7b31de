import type { Crew } from './driverHours.ts';
import type { Pose } from './pose.ts';
import type { DrivingRules } from './rules.ts';
import type { WalkState } from './walkState.ts';

/** True where no continuation of a pose can be lawful and better than what is known. */
export function hopeless(walk: WalkState, pose: Pose): boolean {
  const { route, rules, goal } = walk;
  const drivers = walk.crew.drivers.length;
  const next = pose.leg + 1;
  const legS = pose.work > 0 ? Math.ceil(pose.work / route.nightS[pose.leg]!) : 0;
  const doorS = pose.t + legS;
  if (walk.weekBinds && weekIsUsedUp(walk, pose, legS + route.toEndDriveS[next]!)) return true;
  if (goal === 'reach') return doorS >= walk.doorS;
  if (next === 1 && doorS > walk.serveS) return true;
  const toServeS = next === 1 ? walk.serveS : doorS;
  let lastDropS = walk.reachedLastDropS;
  if (next <= route.lastDrop) {
    const toDropS = legS + route.toLastDropDriveS[next]!;
    if (pose.leg > 0 && pose.loadedS + toDropS > rules.loadedDriveS) return true;
    const tailS = route.toLastDropS[next]!;
    lastDropS = Math.max(
      toServeS + tailS,
      doorS + tailS + restsAheadS(rules, drivers, pose.contS, pose.stoodS, toDropS),
    );
    if (lastDropS + route.dwellS[route.lastDrop]! > walk.timeline.midnight(1) + rules.horizonAfterS) return true;
  }
  if (goal === 'best' && walk.lean) return false;
  const tailS = route.toEndS[next]!;
  const restsS = restsAheadS(rules, drivers, pose.contS, pose.stoodS, legS + route.toEndDriveS[next]!);
  const endS = Math.max(toServeS + tailS, doorS + tailS + restsS);
  if (endS > walk.latestEndS) return true;
  if (goal === 'fresh') return lastDropS >= walk.lastDropS && endS >= walk.endS;
  return !walk.incumbent.beatenBy(walk.startS, endS, lastDropS - walk.loadedFromS, pose.handovers);
}

/** True where so much more driving will need another break by day. */
export function restWillBeDue({ route, rules }: WalkState, pose: Pose): boolean {
  const leftS = pose.work / route.nightS[pose.leg]! + route.toEndDriveS[pose.leg + 1]!;
  return pose.contS + leftS > rules.contDayS;
}

/** Standing between two blocks of continuous driving, at least: a break, or a change of driver where each has his own counter. */
export function leastGapS(rules: DrivingRules, drivers: number): number {
  if (rules.dwellIsBreak) return 0;
  const breakS = Math.min(rules.breakS, rules.breakNightS);
  return rules.contByDriver && drivers > 1 ? Math.min(rules.handoverS, rules.breakPartS) : breakS;
}

/** How much of the first gap a part of a break taken before may have done already. */
export function partCreditS(rules: DrivingRules, drivers: number): number {
  return rules.inParts ? Math.max(0, leastGapS(rules, drivers) - rules.breakPartS) : 0;
}

/**
 * Stands that `driveS` more seconds of driving need at least, after `contS` since the last break (0 where drivers are counted each
 * for himself) and with a stand of `stoodS` in hand.
 */
export function restsAheadS(
  rules: DrivingRules,
  drivers: number,
  contS: number,
  stoodS: number,
  driveS: number,
): number {
  if (contS + driveS <= rules.contDayS) return 0;
  const rests = Math.ceil((contS + driveS) / rules.contDayS) - 1;
  const doneS = partCreditS(rules, drivers) + (contS > 0 || rules.contByDriver ? stoodS : 0);
  return Math.max(0, rests * leastGapS(rules, drivers) - doneS);
}

function weekIsUsedUp({ crew, rules }: { crew: Crew; rules: DrivingRules }, pose: Pose, driveS: number): boolean {
  const { drivers, weekLeftS, drivenS } = crew;
  if (rules.weekCountsDuty) return drivers.every((driver) => weekLeftS[driver]! - pose.tripWorkS < driveS);
  let leftS = 0;
  for (const driver of drivers) leftS += weekLeftS[driver]! - drivenS[driver]!;
  return leftS < driveS;
}
