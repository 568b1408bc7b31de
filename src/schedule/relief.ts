import { allowanceS, type Crew } from './driverHours.ts';
import type { Pose } from './pose.ts';
import type { WalkState } from './walkState.ts';

/** True where the driver at the wheel can certainly drive all the rest from `t` on, so that nobody need take over. */
export function hasEnoughHours({ route, rules, crew, log, goal }: WalkState, pose: Pose, t: number): boolean {
  const legS = pose.work > 0 ? pose.work / route.dayS[pose.leg]! + 1 : 0;
  const leftS = goal === 'reach' ? legS : legS + route.toEndNightS[pose.leg + 1]!;
  return allowanceS(log, crew, pose.driver, t, rules.max24hS) >= leftS;
}

/** Who has the most hours at `t`; the driver at the wheel unless another has more. */
export function mostRested({ rules, crew, log }: WalkState, atWheel: number, t: number): number {
  let most = atWheel;
  let mostS = allowanceS(log, crew, atWheel, t, rules.max24hS);
  for (const driver of crew.drivers) {
    const hoursS = allowanceS(log, crew, driver, t, rules.max24hS);
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
