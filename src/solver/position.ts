import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

/** Where new stops go in a route, and what the route's sums become. Reused; `found` says whether there is a place. */
export class Position {
  found = false;
  pickupAt = 0;
  dropoffAt = 0;
  outM = 0;
  outS = 0;
  loadedM = 0;
  loadedS = 0;
  backM = 0;
  backS = 0;
  /** Scratch: what putting the new drop-off before position j ≥ 1 adds. */
  readonly dropM: Float64Array;
  readonly dropS: Float64Array;

  constructor(problem: Problem) {
    const most = Math.min(problem.limits.maxDropoffs, problem.groups.count) + 1;
    this.dropM = new Float64Array(most);
    this.dropS = new Float64Array(most);
  }
}

/**
 * The cheapest place by total distance for a pick-up and a drop-off point in a route in use, within the limits of the
 * loaded run. A point that the route stops at already adds nothing. All pairs of places are tried: (pick-ups + 1) ×
 * (drop-offs + 1), which the stop limits keep small.
 */
export function findPosition(problem: Problem, route: Route, pickup: number, dropoff: number, best: Position): void {
  const { points: n, distanceM: M, driveS: S, limits } = problem;
  const depot = problem.buses.depot[route.type]!;
  const { pickups, dropoffs, pickupCount, dropoffCount } = route;
  const { dropM, dropS } = best;
  best.found = false;

  const hasPickup = route.findPickup(pickup) >= 0;
  const hasDropoff = route.findDropoff(dropoff) >= 0;
  if (!hasPickup && pickupCount >= limits.maxPickups) return;
  if (!hasDropoff && dropoffCount >= limits.maxDropoffs) return;

  const roomM = limits.loadedDistanceM - route.loadedM;
  const roomS = limits.loadedDriveS - route.loadedS;
  const lastPickup = pickups[pickupCount - 1]!;
  const firstDropoff = dropoffs[0]!;

  // drop-off places after the first drop-off; the last one moves the end of the loaded run
  for (let j = 1; j <= dropoffCount && !hasDropoff; j++) {
    const before = dropoffs[j - 1]! * n;
    const after = j < dropoffCount ? dropoffs[j]! : depot;
    dropM[j] = M[before + dropoff]! + M[dropoff * n + after]! - M[before + after]!;
    dropS[j] = S[before + dropoff]! + S[dropoff * n + after]! - S[before + after]!;
  }

  let bestM = Number.POSITIVE_INFINITY;
  const firstPlace = hasPickup ? pickupCount + 1 : 0;
  for (let i = firstPlace; i <= pickupCount + (hasPickup ? 1 : 0); i++) {
    // i = pickupCount + 1 stands for "no new pick-up"
    const noPickup = i > pickupCount;
    let outM = 0;
    let outS = 0;
    let addM = 0;
    let addS = 0;
    const inJoint = i === pickupCount;
    if (i === 0 && !noPickup) {
      const next = pickups[0]!;
      outM = M[depot * n + pickup]! - M[depot * n + next]!;
      outS = S[depot * n + pickup]! - S[depot * n + next]!;
      addM = M[pickup * n + next]!;
      addS = S[pickup * n + next]!;
    } else if (!noPickup && !inJoint) {
      const prev = pickups[i - 1]! * n;
      const next = pickups[i]!;
      addM = M[prev + pickup]! + M[pickup * n + next]! - M[prev + next]!;
      addS = S[prev + pickup]! + S[pickup * n + next]! - S[prev + next]!;
    }
    const from = inJoint ? pickup : lastPickup;
    const jointFromM = inJoint ? M[lastPickup * n + pickup]! : 0;
    const jointFromS = inJoint ? S[lastPickup * n + pickup]! : 0;
    const oldJointM = M[lastPickup * n + firstDropoff]!;
    const oldJointS = S[lastPickup * n + firstDropoff]!;

    const lastPlace = hasDropoff ? 0 : dropoffCount;
    for (let j = 0; j <= lastPlace; j++) {
      // j = 0 with a known drop-off stands for "no new drop-off"
      const toJoint = j === 0 && !hasDropoff;
      const viaM = toJoint ? M[from * n + dropoff]! + M[dropoff * n + firstDropoff]! : M[from * n + firstDropoff]!;
      const viaS = toJoint ? S[from * n + dropoff]! + S[dropoff * n + firstDropoff]! : S[from * n + firstDropoff]!;
      let loadedM = addM + jointFromM + viaM - oldJointM;
      let loadedS = addS + jointFromS + viaS - oldJointS;
      let backM = 0;
      let backS = 0;
      if (j > 0) {
        if (j === dropoffCount) {
          const last = dropoffs[j - 1]! * n;
          loadedM += M[last + dropoff]!;
          loadedS += S[last + dropoff]!;
          backM = M[dropoff * n + depot]! - M[last + depot]!;
          backS = S[dropoff * n + depot]! - S[last + depot]!;
        } else {
          loadedM += dropM[j]!;
          loadedS += dropS[j]!;
        }
      }
      const totalM = outM + loadedM + backM;
      if (totalM >= bestM || loadedM > roomM || loadedS > roomS) continue;
      bestM = totalM;
      best.found = true;
      best.pickupAt = Math.min(i, pickupCount);
      best.dropoffAt = j;
      best.outM = route.outM + outM;
      best.outS = route.outS + outS;
      best.loadedM = route.loadedM + loadedM;
      best.loadedS = route.loadedS + loadedS;
      best.backM = route.backM + backM;
      best.backS = route.backS + backS;
    }
  }
}
