import { shortestRuns } from '../bounds/shortest.ts';
import type { Problem } from '../problem.ts';

/** Metres and seconds of the same legs; row-major. */
export interface Legs {
  m: Float64Array;
  s: Float64Array;
}

/**
 * The points that matter, numbered by kind: pick-ups, drop-offs and depots each from 0. Legs are shortest runs over any points
 * between, so that no superfluous stop could make a plan shorter than the relaxation believes.
 */
export interface Network {
  pickups: number;
  dropoffs: number;
  depots: number;
  /** Local numbers by group and by bus type. */
  pickupOf: Int32Array;
  dropoffOf: Int32Array;
  depotOf: Int32Array;
  groupsAt: readonly (readonly number[])[];
  /** The depot with the most buses: runs are measured from there. */
  mainDepot: number;
  /** depot × pick-up, pick-up × pick-up, pick-up × drop-off, drop-off × drop-off, depot × drop-off (driven back). */
  out: Legs;
  between: Legs;
  across: Legs;
  around: Legs;
  back: Legs;
}

/** Numbers the points and measures the shortest runs. O(points³). */
export function createNetwork(problem: Problem): Network {
  const { groups, buses, points } = problem;
  const pickups = [...new Set(groups.pickup)].sort((a, b) => a - b);
  const dropoffs = [...new Set(groups.dropoff)].sort((a, b) => a - b);
  const depots = [...new Set(buses.depot)].sort((a, b) => a - b);
  const sources = [...pickups, ...dropoffs, ...depots];
  const runs = shortestRuns(problem, sources);
  const rowOf = new Map(sources.map((point, row) => [point, row]));
  const legs = (from: readonly number[], to: readonly number[]): Legs => {
    const m = new Float64Array(from.length * to.length);
    const s = new Float64Array(from.length * to.length);
    from.forEach((source, i) => {
      const row = rowOf.get(source)! * points;
      to.forEach((target, j) => {
        m[i * to.length + j] = runs.distanceM[row + target]!;
        s[i * to.length + j] = runs.driveS[row + target]!;
      });
    });
    return { m, s };
  };
  const back = legs(dropoffs, depots);
  const pickupOf = Int32Array.from(groups.pickup, (point) => pickups.indexOf(point));
  const groupsAt: number[][] = pickups.map(() => []);
  for (let g = 0; g < groups.count; g++) groupsAt[pickupOf[g]!]!.push(g);
  return {
    pickups: pickups.length,
    dropoffs: dropoffs.length,
    depots: depots.length,
    pickupOf,
    dropoffOf: Int32Array.from(groups.dropoff, (point) => dropoffs.indexOf(point)),
    depotOf: Int32Array.from(buses.depot, (point) => depots.indexOf(point)),
    groupsAt,
    mainDepot: depotWithMostBuses(buses.depot, buses.count, depots),
    out: legs(depots, pickups),
    between: legs(pickups, pickups),
    across: legs(pickups, dropoffs),
    around: legs(dropoffs, dropoffs),
    back: { m: turned(back.m, depots.length), s: turned(back.s, depots.length) },
  };
}

function depotWithMostBuses(depotOf: Int32Array, count: Int32Array, depots: readonly number[]): number {
  const fleet = depots.map((depot) => count.reduce((sum, n, type) => sum + (depotOf[type] === depot ? n : 0), 0));
  return fleet.indexOf(Math.max(...fleet));
}

/** Columns become rows. */
function turned(table: Float64Array, columns: number): Float64Array {
  const rows = table.length / columns;
  return table.map((_, i) => table[(i % rows) * columns + Math.floor(i / rows)]!);
}

/** Whether two groups may ride in one bus, as far as lone counties tell. */
export function mayShare({ groups }: Problem, a: number, b: number): boolean {
  return groups.county[a] === groups.county[b] || (groups.alone[a] === 0 && groups.alone[b] === 0);
}
