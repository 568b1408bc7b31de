import type { StartRoute } from './boardStart.ts';
import { exactPlan } from './exact/exactPlan.ts';
import type { Exchange } from './exchange.ts';
import { assertProblem, type Problem } from './problem.ts';
import { type Result, toResult } from './result.ts';
import { Search, type SearchProgress } from './search.ts';
import type { Stop } from './stop.ts';
import type { RouteTimer } from './timer.ts';

export type { StartRoute } from './boardStart.ts';
export { boundBuses, busesForSeats } from './bounds/buses.ts';
export { boundObjective } from './bounds/objective.ts';
export { type PlanFigures, type ProofOptions, type ProvenBounds, proveBounds } from './bounds/prove.ts';
export { tripFen } from './cost.ts';
export type { Exchange } from './exchange.ts';
export type { GivenPlan } from './given.ts';
export type { LpColumns, LpModel, LpRows, LpSolution, LpSolver } from './lp.ts';
export type { BusTypes, Cohorts, Groups, Prices, Problem, RouteLimits } from './problem.ts';
export { type Result, type ResultRoute, SharedResults } from './result.ts';
export type { SearchProgress } from './search.ts';
export { afterIterations, afterTime, calledOff, firstOf, type Stop } from './stop.ts';
export type { RouteSums, RouteTime, RouteTimer, TimedStops } from './timer.ts';
export { timeless } from './timer.ts';
export { ampleVehicles } from './visits/ampleVehicles.ts';
export type { VisitProgress } from './visits/geneticSearch.ts';
export { solveVisits, type VisitOptions, type VisitResult } from './visits/solveVisits.ts';
export type { VisitProblem } from './visits/visitProblem.ts';

export interface SolveOptions {
  seed: number;
  timer: RouteTimer;
  /** @param plan gives what is found by then */
  onProgress?: (progress: SearchProgress, plan: () => Result) => void;
  exchange?: Exchange;
  /** Routes of an earlier result for the same groups to start from, as far as they still hold; they come before a given plan. */
  start?: readonly StartRoute[];
  /** True: a problem so small that all plans can be looked at is solved so, and not searched. */
  exact?: boolean;
}

/**
 * Plans routes for all groups, as many people as possible first and as cheap as possible second. Deterministic for a seed
 * and an iteration limit. People who fit nowhere are data (`left`), not an error.
 * @throws RangeError where the problem's arrays do not fit together.
 */
export function solve(problem: Problem, stop: Stop, options: SolveOptions): Result {
  assertProblem(problem);
  const exact = options.exact === true ? exactPlan(problem, options.timer) : null;
  if (exact !== null) {
    const plan = () => toResult(problem, exact, 0);
    options.onProgress?.({ iteration: 0, share: 1, leftPeople: exact.leftPeople, moneyFen: exact.moneyFen }, plan);
    options.exchange?.finish();
    return plan();
  }
  const search = new Search(problem, options.timer, options.seed, options.exchange);
  const tell = (progress: SearchProgress) =>
    options.onProgress?.(progress, () => toResult(problem, search.best, progress.iteration + 1));
  const iterations = search.run(stop, tell, options.start);
  return toResult(problem, search.best, iterations);
}
