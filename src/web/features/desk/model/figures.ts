import type { Plan } from '../../../../contract/plan.ts';

/** How a figure stands: as it should, near to a limit, or beyond it. */
export type FigureState = 'plain' | 'near' | 'bad';

/** Share of a limit above which a figure counts as near to it; as the planner's own warnings have it (3 %). */
const nearShare = 0.97;

/** The figures of a plan that are always in sight. */
export interface PlanFigures {
  buses: { value: number; atLeast: number; proof: Plan['bounds']['buses']['proof']; isFewest: boolean };
  load: { pct: number; capPct: number | null };
  distance: { m: number; limitM: number; state: FigureState };
  drive: { s: number; limitS: number; state: FigureState };
  leftOver: { people: number; state: FigureState };
  contactPairs: number;
  /** Objective over its proven bound, percent. */
  gapPct: number;
  costCny: number;
}

/** Gathers them. */
export function planFigures({
  kpis,
  bounds,
  limits,
  policy,
}: Pick<Plan, 'kpis' | 'bounds' | 'limits' | 'policy'>): PlanFigures {
  return {
    buses: {
      value: kpis.buses,
      atLeast: bounds.buses.value,
      proof: bounds.buses.proof,
      isFewest: kpis.buses <= bounds.buses.value,
    },
    load: { pct: kpis.loadPct, capPct: occupancyPct(policy) },
    distance: {
      m: kpis.maxLoadedDistanceM,
      limitM: limits.loadedDistanceM,
      state: againstLimit(kpis.maxLoadedDistanceM, limits.loadedDistanceM),
    },
    drive: {
      s: kpis.maxLoadedDriveS,
      limitS: limits.loadedDriveS,
      state: againstLimit(kpis.maxLoadedDriveS, limits.loadedDriveS),
    },
    leftOver: {
      people: kpis.workers - kpis.assigned,
      state: kpis.workers > kpis.assigned ? 'bad' : 'plain',
    },
    contactPairs: kpis.contactPairs,
    gapPct: bounds.gapPct,
    costCny: kpis.costCny,
  };
}

/** How a figure stands against a limit that it may reach but not pass. */
export function againstLimit(value: number, limit: number): FigureState {
  if (value > limit) return 'bad';
  return value >= nearShare * limit ? 'near' : 'plain';
}

function occupancyPct(policy: Plan['policy']): number | null {
  const { occupancy } = policy;
  if (typeof occupancy !== 'object' || occupancy === null || !('cap' in occupancy)) return null;
  return typeof occupancy.cap === 'number' ? Math.round(100 * occupancy.cap) : null;
}
