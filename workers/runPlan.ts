import type { JobHandler } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { runPlan } from '../src/planning/server/runPlan.ts';

/** Plans one batch. */
export function runPlanJob(deps: WorkDeps): JobHandler<'run-plan'> {
  return ({ planId }, { jobId, isLastAttempt, signal }) => {
    const log = deps.log.child({ jobId, planId });
    return runPlan({ ...deps, log }, planId, { isLastAttempt, signal });
  };
}
