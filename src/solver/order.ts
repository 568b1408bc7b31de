import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

/** Up to so many stops of a kind are ordered exactly (2^n × n states); longer routes keep the order of insertion. */
const exactStops = 10;
/** Weight of the empty way out: a hair below 1, so that of two orders of one length the shorter loaded run wins. */
const emptyWeight = 1 - 1e-6;
const states = (1 << exactStops) * exactStops;
const pickupM = new Float64Array(states);
const dropoffM = new Float64Array(states);
const ordered = new Int32Array(exactStops);

/**
 * Puts the stops of a route into the order of least total distance (Held & Karp 1962, once over the pick-ups and once over
 * the drop-offs, joined at the leg between). Where that order breaks a limit of the loaded run the old one stays.
 * Returns whether the order changed; sums are not updated.
 */
export function orderStops(problem: Problem, route: Route): boolean {
  const { pickupCount: p, dropoffCount: d } = route;
  if (p > exactStops || d > exactStops || p * d === 1) return false;
  const { points: n, distanceM: M } = problem;
  const depot = problem.buses.depot[route.type]!;
  pathsFromDepot(M, n, depot, route.pickups, p);
  pathsToDepot(M, n, depot, route.dropoffs, d);

  // the best joint of a last pick-up and a first drop-off
  const allP = (1 << p) - 1;
  const allD = (1 << d) - 1;
  let bestM = Number.POSITIVE_INFINITY;
  let last = 0;
  let first = 0;
  for (let i = 0; i < p; i++)
    for (let j = 0; j < d; j++) {
      const m =
        pickupM[allP * exactStops + i]! +
        M[route.pickups[i]! * n + route.dropoffs[j]!]! +
        dropoffM[allD * exactStops + j]!;
      if (m < bestM) {
        bestM = m;
        last = i;
        first = j;
      }
    }
  const nowM = emptyWeight * route.outM + route.loadedM + route.backM;
  if (bestM >= nowM - 1e-3) return false;

  const oldPickups = route.pickups.slice(0, p);
  const oldDropoffs = route.dropoffs.slice(0, d);
  tracePickups(M, n, route.pickups, p, last);
  traceDropoffs(M, n, route.dropoffs, d, first);
  if (withinLimits(problem, route)) return true;
  route.pickups.set(oldPickups);
  route.dropoffs.set(oldDropoffs);
  return false;
}

/** `pickupM[S × exactStops + i]`: least metres from the depot over all of S, ending at i. */
function pathsFromDepot(M: Float64Array, n: number, depot: number, stops: Int32Array, count: number): void {
  for (let set = 1; set < 1 << count; set++)
    for (let i = 0; i < count; i++) {
      if ((set & (1 << i)) === 0) continue;
      const rest = set ^ (1 << i);
      let best = rest === 0 ? emptyWeight * M[depot * n + stops[i]!]! : Number.POSITIVE_INFINITY;
      for (let k = 0; k < count; k++)
        if ((rest & (1 << k)) !== 0)
          best = Math.min(best, pickupM[rest * exactStops + k]! + M[stops[k]! * n + stops[i]!]!);
      pickupM[set * exactStops + i] = best;
    }
}

/** `dropoffM[S × exactStops + i]`: least metres from i over all of S to the depot. */
function pathsToDepot(M: Float64Array, n: number, depot: number, stops: Int32Array, count: number): void {
  for (let set = 1; set < 1 << count; set++)
    for (let i = 0; i < count; i++) {
      if ((set & (1 << i)) === 0) continue;
      const rest = set ^ (1 << i);
      let best = rest === 0 ? M[stops[i]! * n + depot]! : Number.POSITIVE_INFINITY;
      for (let k = 0; k < count; k++)
        if ((rest & (1 << k)) !== 0)
          best = Math.min(best, M[stops[i]! * n + stops[k]!]! + dropoffM[rest * exactStops + k]!);
      dropoffM[set * exactStops + i] = best;
    }
}

/** Writes the order that ends at `last`, walking the table backwards. */
function tracePickups(M: Float64Array, n: number, stops: Int32Array, count: number, last: number): void {
  let set = (1 << count) - 1;
  let at = last;
  for (let place = count - 1; place >= 0; place--) {
    ordered[place] = stops[at]!;
    const rest = set ^ (1 << at);
    let before = -1;
    let bestM = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      if ((rest & (1 << k)) === 0) continue;
      const m = pickupM[rest * exactStops + k]! + M[stops[k]! * n + stops[at]!]!;
      if (m < bestM) {
        bestM = m;
        before = k;
      }
    }
    set = rest;
    at = before;
  }
  stops.set(ordered.subarray(0, count));
}

/** Writes the order that begins at `first`. */
function traceDropoffs(M: Float64Array, n: number, stops: Int32Array, count: number, first: number): void {
  let set = (1 << count) - 1;
  let at = first;
  for (let place = 0; place < count; place++) {
    ordered[place] = stops[at]!;
    const rest = set ^ (1 << at);
    let next = -1;
    let bestM = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      if ((rest & (1 << k)) === 0) continue;
      const m = M[stops[at]! * n + stops[k]!]! + dropoffM[rest * exactStops + k]!;
      if (m < bestM) {
        bestM = m;
        next = k;
      }
    }
    set = rest;
    at = next;
  }
  stops.set(ordered.subarray(0, count));
}

/** Whether the loaded run in the present order keeps both limits. */
function withinLimits({ points: n, distanceM, driveS, limits }: Problem, route: Route): boolean {
  let metres = 0;
  let seconds = 0;
  let at = route.pickups[0]!;
  const step = (next: number) => {
    metres += distanceM[at * n + next]!;
    seconds += driveS[at * n + next]!;
    at = next;
  };
  for (let i = 1; i < route.pickupCount; i++) step(route.pickups[i]!);
  for (let j = 0; j < route.dropoffCount; j++) step(route.dropoffs[j]!);
  return metres <= limits.loadedDistanceM && seconds <= limits.loadedDriveS;
}
