import { demandsOf } from '../columns/demands.ts';
import { generate } from '../columns/generate.ts';
import { createRelaxation } from '../columns/relaxation.ts';
import { type PlannedRoute, routeLoads } from '../columns/routeLoads.ts';
import { busAim, busUnit, moneyAim } from '../columns/tripCost.ts';
import { exactBounds } from '../exact/exactBounds.ts';
import type { LpSolver } from '../lp.ts';
import type { Problem } from '../problem.ts';
import type { Stop } from '../stop.ts';
import type { RouteTimer } from '../timer.ts';
import { boundBuses } from './buses.ts';
import { boundObjective } from './objective.ts';
import { withoutGiven } from './withoutGiven.ts';

/** What is proven about every plan that leaves no more people over. */
export interface ProvenBounds {
  buses: number;
  busesProof: 'capacity' | 'bin-packing' | 'column-generation' | 'exact';
  objectiveFen: number;
  objectiveProof: 'capacity' | 'column-generation' | 'exact';
}

/** A plan to hold the bounds against, and what column generation may use. */
export interface ProofOptions {
  timer: RouteTimer;
  /** The plan: nothing above its figures can or need be proven. */
  plan: { routes: readonly PlannedRoute[]; left: readonly number[]; moneyFen: number };
  /** Left out: combinatorial bounds only. */
  columns?: { lp: LpSolver; stop: Stop };
  /** Told the bounds that need no columns, then every better one. */
  onBounds?: (bounds: ProvenBounds) => void;
  /** True: tiny problems are bounded by looking at every plan, which nothing can beat. */
  exact?: boolean;
}

/** Undoes sums of multipliers that fall a hair on the wrong side: figures are whole fen and whole buses. */
const hairFen = 0.01;
const hairBuses = 1;
/** Buses are bounded first, with at most this share of the effort. */
const busShare = 0.1;

/**
 * The strongest bounds at hand: combinatorial ones at once, then column generation for buses (where the plan uses more than
 * proven) and for the objective, the bus bound being a cut in the latter. Locks and prices of changes are left aside: bounds without
 * them hold with them.
 */
export function proveBounds(posed: Problem, options: ProofOptions): ProvenBounds {
  const { columns, onBounds, exact: tryExact = false } = options;
  const { problem, timer, routes } = withoutGiven({
    problem: posed,
    timer: options.timer,
    routes: options.plan.routes,
  });
  const plan = { ...options.plan, routes };
  const leftPeople = plan.left.reduce((a, b) => a + b, 0);
  const { value, proof } = boundBuses(problem, leftPeople);
  const bounds: ProvenBounds = {
    buses: value,
    busesProof: proof,
    objectiveFen: boundObjective(problem, timer, leftPeople),
    objectiveProof: 'capacity',
  };
  const exact = tryExact ? exactBounds(problem, timer, leftPeople) : null;
  if (exact !== null) {
    if (exact.buses > bounds.buses) Object.assign(bounds, { buses: exact.buses, busesProof: 'exact' });
    if (exact.objectiveFen > bounds.objectiveFen)
      Object.assign(bounds, { objectiveFen: exact.objectiveFen, objectiveProof: 'exact' });
  }
  onBounds?.({ ...bounds });
  if (exact !== null) return bounds;
  const relaxation = columns === undefined ? null : createRelaxation(problem, timer);
  if (columns === undefined || relaxation === null) return bounds;
  const { lp, stop } = columns;

  if (plan.routes.length > bounds.buses) {
    const aim = busAim(timer);
    const least = generate(relaxation, aim, demandsOf(problem, leftPeople, bounds.buses), {
      lp,
      first: routeLoads(problem, aim, plan.routes),
      goal: busUnit * (plan.routes.length - 1) + 2 * hairBuses,
      stop: (work) => stop(work) / busShare,
    });
    const buses = Math.ceil((least - hairBuses) / busUnit);
    if (buses > bounds.buses) {
      bounds.buses = buses;
      bounds.busesProof = 'column-generation';
    }
  }

  const aim = moneyAim(problem, timer);
  generate(relaxation, aim, demandsOf(problem, leftPeople, bounds.buses), {
    lp,
    first: routeLoads(problem, aim, plan.routes),
    goal: plan.moneyFen - 1 + 2 * hairFen,
    stop,
    onBound: (least) => {
      const objectiveFen = Math.ceil(least - hairFen);
      if (objectiveFen <= bounds.objectiveFen) return;
      bounds.objectiveFen = objectiveFen;
      bounds.objectiveProof = 'column-generation';
      onBounds?.({ ...bounds });
    },
  });
  return bounds;
}
