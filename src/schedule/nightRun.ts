import type { Pose } from './pose.ts';
import type { WalkState } from './walkState.ts';

const never = Number.POSITIVE_INFINITY;

/** How long the loaded run may go on at night and still keep to its driving time by driving the rest by day. */
export function nightRunS({ route, rules }: WalkState, { leg, work, loadedS }: Pose): number {
  const nightLegS = route.nightS[leg]!;
  const dayLegS = route.dayS[leg]!;
  if (nightLegS === dayLegS) return never;
  const leftS = work / nightLegS + route.toLastDropDriveS[leg + 1]!;
  const spareS = rules.loadedDriveS - loadedS - leftS;
  return Math.floor((spareS * nightLegS) / (nightLegS - dayLegS) + 1e-6);
}

/** How long the bus may go on at night such that the crew's hours of one day suffice for the rest by day. */
export function pairRunS({ route, rules, crew }: WalkState, { leg, work }: Pose): number {
  const nightLegS = route.nightS[leg]!;
  const dayLegS = route.dayS[leg]!;
  if (nightLegS === dayLegS) return never;
  let hoursS = 0;
  for (const driver of crew.drivers) hoursS += Math.min(rules.max24hS, crew.weekLeftS[driver]!) - crew.drivenS[driver]!;
  const spareS = hoursS - work / nightLegS - route.toEndDriveS[leg + 1]!;
  return Math.floor((spareS * nightLegS) / (nightLegS - dayLegS) + 1e-6);
}
