import type { JobHandler } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { processRequest } from '../src/planning/server/processRequest.ts';

/** Reads the roster files of one request. */
export function processRequestJob(deps: WorkDeps): JobHandler<'process-request'> {
  return ({ requestId }, { jobId, isLastAttempt, signal }) => {
    const log = deps.log.child({ jobId, requestId });
    return processRequest({ ...deps, log }, requestId, { isLastAttempt, signal });
  };
}
