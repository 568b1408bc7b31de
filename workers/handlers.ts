import type { JobHandlers } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { playStoryJob } from './playStory.ts';
import { processRequestJob } from './processRequest.ts';
import { purgeJob } from './purge.ts';
import { runPlanJob } from './runPlan.ts';
import { verifyPlanJob } from './verifyPlan.ts';

/** One handler for each kind of job; a missing one does not compile. */
export function jobHandlers(deps: WorkDeps): JobHandlers {
  return {
    'process-request': processRequestJob(deps),
    'run-plan': runPlanJob(deps),
    'verify-plan': verifyPlanJob(deps),
    'play-story': playStoryJob(deps),
    purge: purgeJob(deps),
  } satisfies JobHandlers;
}
