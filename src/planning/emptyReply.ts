import type { SolveReply, SolveRequest } from './solverPort.ts';

/**
 * What may be answered where a run is called off before there is any plan: nobody rides. Undefined where something must stay as it is,
 * be it of a plan that stands or of an earlier search: that takes a thread that knows how to keep it.
 */
export function emptyReply({ problem, start }: SolveRequest): (() => SolveReply) | undefined {
  if (problem.given !== undefined || start !== undefined) return undefined;
  return () => ({
    routes: [],
    left: [...problem.groups.size],
    moneyFen: 0,
    iterations: 0,
    solveS: 0,
    bounds: { buses: 0, busesProof: 'capacity', objectiveFen: 0, objectiveProof: 'capacity' },
  });
}
