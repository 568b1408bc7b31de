import type { Pose } from './pose.ts';
import type { WalkState } from './walkState.ts';

/** True where no continuation of a pose can be lawful and better than what is known. */
export function hopeless(walk: WalkState, pose: Pose): boolean {
  const { route, rules, goal } = walk;
  const next = pose.leg + 1;
  const legS = pose.work > 0 ? Math.ceil(pose.work / route.nightS[pose.leg]!) : 0;
  const doorS = pose.t + legS;
  if (walk.weekBinds && weekIsUsedUp(walk, legS + route.toEndDriveS[next]!)) return true;
  if (goal === 'reach') return doorS >= walk.doorS;
  if (next === 1 && doorS > walk.serveS) return true;
  const toServeS = next === 1 ? walk.serveS : doorS;
  let lastDropS = walk.reachedLastDropS;
  if (next <= route.lastDrop) {
    const toDropS = legS + route.toLastDropDriveS[next]!;
    if (pose.leg > 0 && pose.loadedS + toDropS > rules.loadedDriveS) return true;
    const tailS = route.toLastDropS[next]!;
    lastDropS = Math.max(toServeS + tailS, doorS + tailS + restsAheadS(walk, pose, toDropS));
    if (lastDropS + route.dwellS[route.lastDrop]! > rules.horizonS) return true;
  }
  if (goal === 'best' && walk.lean) return false;
  const tailS = route.toEndS[next]!;
  const restsS = restsAheadS(walk, pose, legS + route.toEndDriveS[next]!);
  const endS = Math.max(toServeS + tailS, doorS + tailS + restsS);
  if (goal === 'fresh') return lastDropS >= walk.lastDropS && endS >= walk.endS;
  return !walk.incumbent.beatenBy(walk.startS, endS, lastDropS - walk.loadedFromS, pose.handovers);
}

/** True where so much more driving will need another rest by day. */
export function restWillBeDue({ route, rules }: WalkState, pose: Pose): boolean {
  const leftS = pose.work / route.nightS[pose.leg]! + route.toEndDriveS[pose.leg + 1]!;
  return pose.contS + leftS > rules.contDayS;
}

/** Rest that `driveS` more seconds of driving need at least. */
function restsAheadS({ rules }: WalkState, pose: Pose, driveS: number): number {
  if (rules.dwellIsBreak || pose.contS + driveS <= rules.contDayS) return 0;
  const rests = Math.ceil((pose.contS + driveS) / rules.contDayS) - 1;
  return rests * rules.breakS - (pose.contS > 0 ? pose.stoodS : 0);
}

function weekIsUsedUp({ crew }: WalkState, driveS: number): boolean {
  let leftS = 0;
  for (const driver of crew.drivers) leftS += crew.weekLeftS[driver]! - crew.drivenS[driver]!;
  return leftS < driveS;
}
