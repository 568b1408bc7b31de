import type { PlanStop } from '../../../../contract/plan.ts';

/** Where a bus stands on the way: so far behind the last depot, pick-up or drop-off. */
export interface StandPlace {
  after: string;
  distanceM: number;
}

/** Place of a rest, change of drivers or night stand; null for depots, pick-ups and drop-offs, which have names of their own. */
export function standPlace(stops: readonly PlanStop[], seq: number): StandPlace | null {
  let distanceM = 0;
  for (let at = stops.findIndex((stop) => stop.seq === seq); at >= 0; at--) {
    const { kind, name, legDistanceM } = stops[at]!;
    const hasName = kind === 'depot' || kind === 'pickup' || kind === 'dropoff';
    if (hasName) return stops[at]!.seq === seq ? null : { after: name, distanceM };
    distanceM += legDistanceM;
  }
  return null;
}
