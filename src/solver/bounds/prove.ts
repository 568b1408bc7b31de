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
import { boundByLeaders } from './leaders/boundByLeaders.ts';
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
const busShare = 0.05;
/** Looks by leaders before columns are generated: their prices are what those begin with. */
const looksBeforeColumns = 300;
/** A look takes about as long as searching one set of pick-up places for so many groups. */
const groupsPerSet = 100;

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
  if (stop(0) >= 1) return bounds;
  const network = createNetwork(problem);
  const aim = moneyAim(problem, timer);
  const demands = () => demandsOf(problem, leftPeople, bounds.buses);
  const goal = () => plan.moneyFen - 1 + 2 * hairFen;
  const onFen = (least: number) => {
    const objectiveFen = Math.ceil(least - hairFen);
    if (objectiveFen <= bounds.objectiveFen) return;
    bounds.objectiveFen = objectiveFen;
    bounds.objectiveProof = 'column-generation';
    onBounds?.({ ...bounds });
  };
  const lookForBetter = () => {
    const found = better?.() ?? null;
    plan = found ?? plan;
    return found;
  };
  const relaxation = createRelaxation(problem, network);
  const setsPerLook = problem.groups.count / groupsPerSet;
  let sets = 0;
  const leaders = boundByLeaders(problem, network, aim, demands(), {
    goal,
    stop: (looks) => {
      sets = Math.ceil(looks * setsPerLook);
      lookForBetter();
      return stop(sets) >= 1 || (relaxation !== null && looks >= looksBeforeColumns);
    },
    onBound: onFen,
  });
  if (relaxation === null) return bounds;

  const bound = (of: Aim, most: () => number, share: number, onBound: (least: number) => void, person?: Float64Array) =>
    generate(relaxation, of, demands(), {
      lp,
      first: routeLoads(problem, of, routesOf(plan.routes)),
      more: () => routeLoads(problem, of, routesOf(lookForBetter()?.routes ?? [])),
      goal: most,
      stop: (work) => stop(sets + work) / share,
      onBound,
      ...(person && { person }),
    });

  if (plan.routes.length > bounds.buses) {
    const fewer = () => busUnit * (plan.routes.length - 1) + 2 * hairBuses;
    bound(busAim(problem, timer), fewer, busShare, (least) => {
      const buses = Math.ceil((least - hairBuses) / busUnit);
      if (buses <= bounds.buses) return;
      bounds.buses = buses;
      bounds.busesProof = 'column-generation';
      onBounds?.({ ...bounds });
    });
  }

  bound(aim, goal, 1, onFen, leaders.person);
  return bounds;
}
