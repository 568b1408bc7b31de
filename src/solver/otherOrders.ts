import { isFrozen } from './given.ts';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

/** Routes with more orders than this are not tried in every one. */
const mostOrders = 720;

/** One order of a route's stops. */
export interface StopOrder {
  pickups: Int32Array;
  dropoffs: Int32Array;
  /** From depot to depot. */
  metres: number;
}

/**
 * Every other order of a route's stops that keeps the limits of the loaded run, the shortest first. The shortest order of
 * all is not always lawful: a company that receives in the evening may have to come before a nearer one that receives in
 * the morning. Empty where there are too many orders to try, or the trip is frozen.
 */
export function otherOrders(problem: Problem, route: Route): StopOrder[] {
  const { pickupCount: p, dropoffCount: d } = route;
  if (isFrozen(problem, route)) return [];
  if (factorial(p) * factorial(d) > mostOrders) return [];
  const pickups = route.pickups.slice(0, p);
  const dropoffs = route.dropoffs.slice(0, d);
  const ends = permutations(dropoffs);
  return permutations(pickups)
    .flatMap((starts) => ends.map((end) => measured(problem, problem.buses.depot[route.type]!, starts, end)))
    .filter((order) => order !== null)
    .filter((order) => !same(order.pickups, pickups) || !same(order.dropoffs, dropoffs))
    .sort((a, b) => a.metres - b.metres);
}

/** The order with its length, or null where its loaded run breaks a limit. */
function measured(
  { points: n, distanceM, driveS, limits }: Problem,
  depot: number,
  pickups: Int32Array,
  dropoffs: Int32Array,
): StopOrder | null {
  const stops = [...pickups, ...dropoffs];
  let metres = 0;
  let seconds = 0;
  for (let i = 1; i < stops.length; i++) {
    const cell = stops[i - 1]! * n + stops[i]!;
    metres += distanceM[cell]!;
    seconds += driveS[cell]!;
  }
  if (metres > limits.loadedDistanceM || seconds > limits.loadedDriveS) return null;
  const emptyM = distanceM[depot * n + stops[0]!]! + distanceM[stops.at(-1)! * n + depot]!;
  return { pickups, dropoffs, metres: metres + emptyM };
}

function permutations(stops: Int32Array): Int32Array[] {
  if (stops.length <= 1) return [stops];
  return [...stops].flatMap((first, i) =>
    permutations(stops.filter((_, k) => k !== i)).map((rest) => Int32Array.of(first, ...rest)),
  );
}

function factorial(count: number): number {
  return count <= 1 ? 1 : count * factorial(count - 1);
}

function same(a: Int32Array, b: Int32Array): boolean {
  return a.every((stop, i) => stop === b[i]);
}
