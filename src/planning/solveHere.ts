import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import { afterIterations, afterTime, firstOf, type LpSolver, proveBounds, type Stop, solve } from '../solver/index.ts';
import type { ProofEffort, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';

/** Progress is told at most so often. */
const progressEveryMs = 200;

/**
 * One run of the solver on the calling thread, with bounds. Blocks; production calls it inside a worker thread.
 * @param cancelled asked now and then; true ends the run with the best plan so far
 * @param lp left out, bounds are only those proven without linear programming
 */
export function solveHere(
  request: SolveRequest,
  cancelled: () => boolean,
  onProgress: (progress: SolveProgress) => void,
  lp?: LpSolver,
): SolveReply {
  const { problem, seconds, iterations, seed } = request;
  const timer = new PolicyRouteTimer(request.timing, request.policy);
  const started = performance.now();
  const stops: Stop[] = [(iteration) => (iteration % 16 === 0 && cancelled() ? 1 : 0)];
  if (seconds !== undefined) stops.push(afterTime(seconds * 1000, () => performance.now()));
  if (iterations !== undefined) stops.push(afterIterations(iterations));

  let toldMs = Number.NEGATIVE_INFINITY;
  const result = solve(problem, firstOf(...stops), {
    seed,
    timer,
    onProgress: ({ share, iteration, leftPeople, moneyFen }) => {
      const now = performance.now();
      if (now - toldMs < progressEveryMs) return;
      toldMs = now;
      onProgress({ share: Math.min(1, share), iteration, leftPeople, objectiveCny: moneyFen / 100 });
    },
  });
  const solveS = (performance.now() - started) / 1000;

  const columns = lp !== undefined && request.proof !== undefined && { lp, stop: proofStop(request.proof, cancelled) };
  const bounds = proveBounds(problem, { timer, plan: result, ...(columns && { columns }) });
  return { ...result, solveS, bounds };
}

function proofStop({ seconds, sets }: ProofEffort, cancelled: () => boolean): Stop {
  const stops: Stop[] = [() => (cancelled() ? 1 : 0)];
  if (seconds !== undefined) stops.push(afterTime(seconds * 1000, () => performance.now()));
  if (sets !== undefined) stops.push(afterIterations(sets));
  return firstOf(...stops);
}
