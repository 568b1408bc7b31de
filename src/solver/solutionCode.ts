import { zeroSums } from './cost.ts';
import { settle } from './recreate.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';
import { bookTime } from './timing.ts';

/**
 * A solution as whole numbers, to be read in another thread: its cost, then each route in use: bus type, drivers, cost without kilometres,
 * number of pick-ups, pick-ups, number of drop-offs, drop-offs, number of groups, then group and people of each. What timetables came to
 * travels along, because making those of hundreds of trips again would keep the reader from its search, and from being called off.
 */
export function encodeSolution(solution: Solution): Int32Array {
  const code: number[] = [...wholes(solution.costFen)];
  for (const route of solution.routes) {
    if (route.type < 0) continue;
    code.push(route.type, route.drivers, ...wholes(route.fixedFen));
    code.push(route.pickupCount, ...route.pickups.subarray(0, route.pickupCount));
    code.push(route.dropoffCount, ...route.dropoffs.subarray(0, route.dropoffCount), route.groupCount);
    for (let i = 0; i < route.groupCount; i++) code.push(route.groups[i]!, route.people[i]!);
  }
  return Int32Array.from(code);
}

/** The cost of a solution that `encodeSolution` wrote. */
export function codedFen(code: Int32Array): number {
  return number(code, 0);
}

/** Makes `solution` what `encodeSolution` wrote for the same problem, every route of it timed. */
export function decodeSolution(code: Int32Array, solution: Solution, timer: RouteTimer): void {
  solution.reset();
  const sums = zeroSums();
  let at = wholesOfNumber;
  for (let r = 0; at < code.length; r++) {
    const route = solution.routes[r]!;
    solution.setType(route, code[at++]!);
    const drivers = code[at++]!;
    const fixedFen = number(code, at);
    at += wholesOfNumber;
    const pickups = code.subarray(at + 1, at + 1 + code[at]!);
    at += 1 + pickups.length;
    const dropoffs = code.subarray(at + 1, at + 1 + code[at]!);
    at += 1 + dropoffs.length;
    for (let groups = code[at++]!; groups > 0; groups--, at += 2)
      solution.board(route, code[at]!, code[at + 1]!, route.pickupCount, route.dropoffCount);
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(solution, timer, route, sums);
    bookTime(solution, route, fixedFen, drivers);
  }
}

/** A number of 64 bits is sent as so many of 32. */
const wholesOfNumber = 2;

function wholes(value: number): Int32Array {
  return new Int32Array(Float64Array.of(value).buffer);
}

function number(code: Int32Array, at: number): number {
  return new Float64Array(code.slice(at, at + wholesOfNumber).buffer)[0]!;
}
