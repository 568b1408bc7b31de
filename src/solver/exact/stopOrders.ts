import { zeroSums } from '../cost.ts';
import type { Problem } from '../problem.ts';
import type { RouteSums } from '../timer.ts';

/** One order of the stops of a set of groups, with its sums for a bus type; `people` is left at 0. */
export interface StopOrder {
  pickups: readonly number[];
  dropoffs: readonly number[];
  sums: RouteSums;
}

/** The different pick-ups and drop-offs of a set of groups (a bit mask). */
export function stopsOf({ groups }: Problem, set: number): { pickups: number[]; dropoffs: number[] } {
  const pickups = new Set<number>();
  const dropoffs = new Set<number>();
  for (let g = 0; set >> g > 0; g++) {
    if (((set >> g) & 1) === 0) continue;
    pickups.add(groups.pickup[g]!);
    dropoffs.add(groups.dropoff[g]!);
  }
  return { pickups: [...pickups], dropoffs: [...dropoffs] };
}

/** How many orders a set of stops has. */
export function countOrders({ pickups, dropoffs }: { pickups: number[]; dropoffs: number[] }): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return factorial(pickups.length) * factorial(dropoffs.length);
}

/** Every order in which a bus type can serve a set of groups within the limits of the loaded run; a frozen trip has one order. */
export function stopOrders(problem: Problem, type: number, set: number): StopOrder[] {
  const { limits, given } = problem;
  const { pickups, dropoffs } = stopsOf(problem, set);
  if (pickups.length > limits.maxPickups || dropoffs.length > limits.maxDropoffs) return [];
  if (given?.frozen[type] === 1) {
    const before = given.pickups[type]!.filter((point) => pickups.includes(point));
    const after = given.dropoffs[type]!.filter((point) => dropoffs.includes(point));
    return [orderOf(problem, type, before, after)];
  }
  const orders: StopOrder[] = [];
  for (const before of permutations(pickups))
    for (const after of permutations(dropoffs)) {
      const order = orderOf(problem, type, before, after);
      const { loadedM, loadedS } = order.sums;
      if (loadedM <= limits.loadedDistanceM && loadedS <= limits.loadedDriveS) orders.push(order);
    }
  return orders;
}

function orderOf(
  { points: n, distanceM, driveS, buses }: Problem,
  type: number,
  pickups: readonly number[],
  dropoffs: readonly number[],
): StopOrder {
  const depot = buses.depot[type]!;
  const sums = { ...zeroSums(), pickups: pickups.length, dropoffs: dropoffs.length };
  let at = depot;
  pickups.forEach((point, i) => {
    const cell = at * n + point;
    if (i === 0) {
      sums.outM = distanceM[cell]!;
      sums.outS = driveS[cell]!;
    } else {
      sums.loadedM += distanceM[cell]!;
      sums.loadedS += driveS[cell]!;
    }
    at = point;
  });
  for (const point of dropoffs) {
    sums.loadedM += distanceM[at * n + point]!;
    sums.loadedS += driveS[at * n + point]!;
    at = point;
  }
  sums.backM = distanceM[at * n + depot]!;
  sums.backS = driveS[at * n + depot]!;
  return { pickups, dropoffs, sums };
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, i) => permutations(list.filter((_, k) => k !== i)).map((rest) => [first, ...rest]));
}
