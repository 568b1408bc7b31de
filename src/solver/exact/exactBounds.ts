import type { Problem } from '../problem.ts';
import type { RouteTimer } from '../timer.ts';
import { LoadCosts } from './loadCosts.ts';
import { Loads } from './loads.ts';
import { cheapestCarried, seatEverybody } from './seatEverybody.ts';

/** Bounds from looking at every plan. */
export interface ExactBounds {
  buses: number;
  objectiveFen: number;
}

/**
 * The fewest buses and the least objective of all plans that leave at most `leftPeople` over, trips being charged the timer's lower bound on
 * time: nothing is assumed of how good timetables are. Null where there are too many plans.
 */
export function exactBounds(problem: Problem, timer: RouteTimer, leftPeople: number): ExactBounds | null {
  const loads = Loads.of(problem);
  const costs = loads === null ? null : LoadCosts.of(problem, timer, loads);
  if (loads === null || costs === null) return null;
  const leastFen = (fen: Float64Array) => {
    const best = cheapestCarried(loads, fen, leftPeople);
    return best < 0 ? 0 : fen[best]!;
  };
  const each = costs.fen.map((fen) => fen.map((value, load) => (load > 0 && Number.isFinite(value) ? 1 : value)));
  return {
    buses: leastFen(seatEverybody(problem, loads, each, 0).fen),
    objectiveFen: leastFen(seatEverybody(problem, loads, costs.fen, problem.prices.splitGroupFen).fen),
  };
}
