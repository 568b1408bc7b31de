import type { Problem } from '../problem.ts';

/** Least metres and seconds (each for itself) from some points to all points, over any points between. */
export interface ShortestRuns {
  /** `row * points + to`, rows in the order of `sources`. */
  distanceM: Float64Array;
  driveS: Float64Array;
}

/** Least runs between all points by the matrix that they come from; bounds of several kinds ask for the same. */
const known = new WeakMap<Float64Array, Float64Array>();

/** Router matrices may break the triangle inequality, and a bound must not rely on it. O(points³) once a matrix. */
export function shortestRuns(problem: Problem, sources: readonly number[]): ShortestRuns {
  const { points } = problem;
  return {
    distanceM: rows(leastOf(problem.distanceM, points), points, sources),
    driveS: rows(leastOf(problem.driveS, points), points, sources),
  };
}

function rows(least: Float64Array, n: number, sources: readonly number[]): Float64Array {
  const found = new Float64Array(sources.length * n);
  sources.forEach((source, row) => {
    found.set(least.subarray(source * n, (source + 1) * n), row * n);
  });
  return found;
}

function leastOf(weights: Float64Array, n: number): Float64Array {
  let least = known.get(weights);
  if (least === undefined) {
    least = floydWarshall(weights, n);
    known.set(weights, least);
  }
  return least;
}

/** All shortest runs at once (Floyd 1962, Warshall 1962): on a dense graph quicker than a search from each point. */
function floydWarshall(weights: Float64Array, n: number): Float64Array {
  const least = weights.slice();
  for (let i = 0; i < n; i++) least[i * n + i] = 0;
  for (let via = 0; via < n; via++) {
    const viaRow = via * n;
    for (let fromRow = 0; fromRow < n * n; fromRow += n) {
      const first = least[fromRow + via]!;
      for (let to = 0; to < n; to++) {
        const through = first + least[viaRow + to]!;
        if (through < least[fromRow + to]!) least[fromRow + to] = through;
      }
    }
  }
  return least;
}
