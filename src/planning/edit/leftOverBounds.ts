import type { PlanBounds } from '../../contract/plan.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import { proveBounds } from '../../solver/index.ts';
import { toProblem } from '../batch.ts';
import type { EditBatch } from './editBatch.ts';

/** What is proven at once about plans that leave no more than so many people over. */
export function leftOverBounds({ batch }: EditBatch, left: number): Pick<PlanBounds, 'buses' | 'objective'> {
  const { problem } = toProblem(batch);
  const leftPerGroup = new Array<number>(problem.groups.count).fill(0);
  if (leftPerGroup.length > 0) leftPerGroup[0] = left;
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const bounds = proveBounds(problem, {
    timer,
    plan: { routes: [], left: leftPerGroup, moneyFen: Number.POSITIVE_INFINITY },
  });
  return {
    buses: { value: bounds.buses, proof: bounds.busesProof },
    objective: { value: bounds.objectiveFen / 100, proof: bounds.objectiveProof },
  };
}
