import { zeroSums } from './cost.ts';
import { settle } from './recreate.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import type { Timing } from './timing.ts';

/**
 * A solution as whole numbers, to be read in another thread. Each route in use: bus type, number of pick-ups, pick-ups,
 * number of drop-offs, drop-offs, number of groups, then group and people of each.
 */
export function encodeSolution(solution: Solution): Int32Array {
  const code: number[] = [];
  for (const route of solution.routes) {
    if (route.type < 0) continue;
    code.push(route.type, route.pickupCount, ...route.pickups.subarray(0, route.pickupCount));
    code.push(route.dropoffCount, ...route.dropoffs.subarray(0, route.dropoffCount), route.groupCount);
    for (let i = 0; i < route.groupCount; i++) code.push(route.groups[i]!, route.people[i]!);
  }
  return Int32Array.from(code);
}

/** Makes `solution` what `encodeSolution` wrote for the same problem, with timetables. */
export function decodeSolution(code: Int32Array, solution: Solution, timer: RouteTimer, timing: Timing): void {
  solution.reset();
  const sums = zeroSums();
  let at = 0;
  for (let r = 0; at < code.length; r++) {
    const route = solution.routes[r]!;
    solution.setType(route, code[at++]!);
    const pickups = code.subarray(at + 1, at + 1 + code[at]!);
    at += 1 + pickups.length;
    const dropoffs = code.subarray(at + 1, at + 1 + code[at]!);
    at += 1 + dropoffs.length;
    for (let groups = code[at++]!; groups > 0; groups--, at += 2)
      solution.board(route, code[at]!, code[at + 1]!, route.pickupCount, route.dropoffCount);
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(solution, timer, route, sums);
    timing.apply(solution, route);
  }
}
