import { emptyReply } from './emptyReply.ts';
import { searchBesideProof } from './searchBesideProof.ts';
import type { RunSolver, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import { runTeam } from './team/runTeam.ts';

const entry = new URL('../../workers/solverThread.js', import.meta.url);

/**
 * Runs the solver in threads of its own, so that the event loop keeps serving requests and renewing job locks. Where several
 * search, one more proves meanwhile; a single one proves afterwards.
 */
export const runSolverInThread: RunSolver = (request, hooks = {}) =>
  (request.threads ?? 1) > 1 && request.proof !== undefined
    ? searchBesideProof(entry, request, hooks)
    : runTeam<SolveRequest, SolveProgress, SolveReply>(entry, request, request.threads ?? 1, {
        ...hooks,
        nothingYet: emptyReply(request),
      });
