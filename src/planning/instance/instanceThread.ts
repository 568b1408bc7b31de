import type { VisitResult } from '../../solver/index.ts';
import { runTeam, type TeamHooks } from '../team/runTeam.ts';
import type { InstanceProgress, InstanceRequest } from './instanceSearch.ts';

const entry = new URL('../../../workers/instanceThread.js', import.meta.url);

/** Searches a benchmark problem in threads of its own. */
export function searchInstanceInThreads(
  request: InstanceRequest,
  threads: number,
  hooks: TeamHooks<InstanceProgress, VisitResult>,
): Promise<VisitResult> {
  return runTeam<InstanceRequest, InstanceProgress, VisitResult>(entry, request, threads, hooks);
}
