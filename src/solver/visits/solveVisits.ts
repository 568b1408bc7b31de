import type { Exchange } from '../exchange.ts';
import type { Stop } from '../stop.ts';
import { GeneticSearch, type VisitProgress } from './geneticSearch.ts';
import { assertVisitProblem, type VisitProblem } from './visitProblem.ts';

/** Best routes found for a visit problem. */
export interface VisitResult {
  /** Visits in order, 1…visits, each exactly once; null where no solution within all limits was found. */
  routes: number[][] | null;
  cost: number;
  iterations: number;
  /** Moves whose cost was computed. */
  evaluations: number;
}

export interface VisitOptions {
  seed: number;
  onProgress?: (progress: VisitProgress) => void;
  exchange?: Exchange;
}

/**
 * Serves all visits at the least cost that can be found until `stop` says so. Deterministic for a seed and an iteration limit.
 * @throws RangeError where the problem's arrays do not fit together
 */
export function solveVisits(problem: VisitProblem, stop: Stop, options: VisitOptions): VisitResult {
  assertVisitProblem(problem);
  const search = new GeneticSearch(problem, options.seed, options.exchange);
  const iterations = search.run(stop, (progress) => options.onProgress?.(progress));
  const found = search.bestCost < Number.POSITIVE_INFINITY;
  return {
    routes: found ? search.best.routes() : null,
    cost: search.bestCost,
    iterations,
    evaluations: search.localSearch.evaluations,
  };
}
