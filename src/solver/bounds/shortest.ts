import type { Problem } from '../problem.ts';

/** Least metres and seconds (each for itself) from some points to all points, over any points between. */
export interface ShortestRuns {
  /** `row * points + to`, rows in the order of `sources`. */
  distanceM: Float64Array;
  driveS: Float64Array;
}

/**
 * Router matrices may break the triangle inequality, and a bound must not rely on it: Dijkstra on the dense graph from each
 * source. O(sources × points²).
 */
export function shortestRuns(problem: Problem, sources: readonly number[]): ShortestRuns {
  const { points } = problem;
  const distanceM = new Float64Array(sources.length * points);
  const driveS = new Float64Array(sources.length * points);
  sources.forEach((source, row) => {
    dijkstra(problem.distanceM, points, source, distanceM.subarray(row * points, (row + 1) * points));
    dijkstra(problem.driveS, points, source, driveS.subarray(row * points, (row + 1) * points));
  });
  return { distanceM, driveS };
}

function dijkstra(weights: Float64Array, n: number, source: number, best: Float64Array): void {
  const done = new Uint8Array(n);
  for (let i = 0; i < n; i++) best[i] = weights[source * n + i]!;
  best[source] = 0;
  done[source] = 1;
  for (let round = 1; round < n; round++) {
    let at = -1;
    for (let i = 0; i < n; i++) if (done[i] === 0 && (at < 0 || best[i]! < best[at]!)) at = i;
    done[at] = 1;
    for (let i = 0; i < n; i++) {
      const through = best[at]! + weights[at * n + i]!;
      if (through < best[i]!) best[i] = through;
    }
  }
}
