import type { JobHandler } from '../src/jobs/consume.ts';
import type { WorkDeps } from '../src/planning/server/deps.ts';
import { purgeExpired } from '../src/planning/server/purgeExpired.ts';

/** Forgets whoever is no longer to be remembered, once a day. */
export function purgeJob(deps: WorkDeps): JobHandler<'purge'> {
  return async ({ day }, { jobId }) => {
    await purgeExpired({ ...deps, log: deps.log.child({ jobId }) }, day);
  };
}
