import { demandsOf } from '../columns/demands.ts';
import { generate } from '../columns/generate.ts';
import { createNetwork } from '../columns/network.ts';
import { createRelaxation } from '../columns/relaxation.ts';
import { type PlannedRoute, routeLoads } from '../columns/routeLoads.ts';
import { type Aim, busAim, busUnit, moneyAim } from '../columns/tripCost.ts';
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

/** What a proof needs to know of a plan: nothing above its figures can or need be proven. */
export interface PlanFigures {
  routes: readonly PlannedRoute[];
  left: readonly number[];
  moneyFen: number;
}

/** A plan to hold the bounds against, and what column generation may use. */
export interface ProofOptions {
  timer: RouteTimer;
  plan: PlanFigures;
  /**
   * Left out: combinatorial bounds only. Where a search runs beside, `better` is asked again and again for a plan that is better than
   * the last one and leaves as many people over; null where there is none.
   */
  columns?: { lp: LpSolver; stop: Stop; better?: () => PlanFigures | null };
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
  const { problem, timer, routesOf } = withoutGiven(posed, options.timer);
  let plan = options.plan;
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
  if (columns === undefined || problem.groups.count === 0) return bounds;
  const { lp, stop, better } = columns;
  const relaxation = createRelaxation(problem, createNetwork(problem));
  if (relaxation === null) return bounds;

  const bound = (aim: Aim, goal: () => number, share: number, onBound: (least: number) => void) =>
    generate(relaxation, aim, demandsOf(problem, leftPeople, bounds.buses), {
      lp,
      first: routeLoads(problem, aim, routesOf(plan.routes)),
      more: () => {
        const found = better?.() ?? null;
        plan = found ?? plan;
        return found === null ? [] : routeLoads(problem, aim, routesOf(found.routes));
      },
      goal,
      stop: (work) => stop(work) / share,
      onBound,
    });

  if (plan.routes.length > bounds.buses) {
    const goal = () => busUnit * (plan.routes.length - 1) + 2 * hairBuses;
    bound(busAim(problem, timer), goal, busShare, (least) => {
      const buses = Math.ceil((least - hairBuses) / busUnit);
      if (buses <= bounds.buses) return;
      bounds.buses = buses;
      bounds.busesProof = 'column-generation';
      onBounds?.({ ...bounds });
    });
  }

  const goal = () => plan.moneyFen - 1 + 2 * hairFen;
  bound(moneyAim(problem, timer), goal, 1, (least) => {
    const objectiveFen = Math.ceil(least - hairFen);
    if (objectiveFen <= bounds.objectiveFen) return;
    bounds.objectiveFen = objectiveFen;
    bounds.objectiveProof = 'column-generation';
    onBounds?.({ ...bounds });
  });
  return bounds;
}
