import type { JobHandler } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { runVerification } from '../src/planning/server/verifications/runVerification.ts';

/** Measures one plan on real roads. */
export function verifyPlanJob(deps: WorkDeps): JobHandler<'verify-plan'> {
  return ({ verificationId }, { jobId, isLastAttempt, signal }) => {
    const log = deps.log.child({ jobId, verificationId });
    return runVerification({ ...deps, log }, verificationId, { isLastAttempt, signal });
  };
}
