import type { Plan } from '../../src/contract/plan.ts';

/** A valid plan document without trips. */
export function emptyPlan(scenario: string, seed: number): Plan {
  return {
    format: 'jieyun.plan/1',
    scenario,
    createdAt: '2020-02-20T08:00:00+08:00',
    seed,
    solveS: 0,
    router: { name: 'estimate', detail: 'test' },
    policy: { preset: 'cn-2020-02-11' },
    limits: { loadedDistanceM: 1_000_000, loadedDriveS: 39_600 },
    trips: [],
    workers: [],
    unassigned: [],
    rejected: [],
    kpis: {
      workers: 0,
      assigned: 0,
      buses: 0,
      loadPct: 0,
      distanceM: 0,
      maxLoadedDistanceM: 0,
      maxLoadedDriveS: 0,
      contactPairs: 0,
      companiesPerBusMax: 0,
      splitGroups: 0,
      costCny: 0,
      objective: 0,
    },
    bounds: {
      buses: { value: 0, proof: 'capacity' },
      objective: { value: 0, proof: 'capacity' },
      gapPct: 0,
      optimal: true,
    },
  };
}
