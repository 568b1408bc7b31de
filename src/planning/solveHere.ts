import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import {
  afterIterations,
  afterTime,
  firstOf,
  type LpSolver,
  proveBounds,
  type Result,
  type Stop,
  solve,
} from '../solver/index.ts';
import type { ProofEffort, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import type { TakenSeat } from './team/seat.ts';

/** Progress is told at most so often. */
const progressEveryMs = 200;

/**
 * One run of the solver on the calling thread, with bounds. Blocks; production calls it inside a worker thread.
 * @param seat asked now and then whether to end with the best plan so far, and shared solutions with
 * @param lp left out, bounds are only those proven without linear programming
 */
export function solveHere(
  request: SolveRequest,
  seat: TakenSeat,
  onProgress: (progress: SolveProgress) => void,
  lp?: LpSolver,
): SolveReply {
  const timer = new PolicyRouteTimer(request.timing, request.policy);
  const started = performance.now();
  const result = searchHere(request, timer, seat, onProgress);
  const solveS = (performance.now() - started) / 1000;

  const columns = lp !== undefined &&
    request.proof !== undefined && { lp, stop: proofStop(request.proof, seat.cancelled) };
  const { proofInput } = request;
  const bounds = proveBounds(proofInput?.problem ?? request.problem, {
    timer: proofInput === undefined ? timer : new PolicyRouteTimer(proofInput.timing, request.policy),
    plan: result,
    ...(columns && { columns }),
  });
  return { ...result, solveS, bounds };
}

/** Ends a proof by the clock, by effort, or when the run is called off. */
function proofStop({ seconds, sets }: ProofEffort, cancelled: () => boolean): Stop {
  const stops: Stop[] = [() => (cancelled() ? 1 : 0)];
  if (seconds !== undefined) stops.push(afterTime(seconds * 1000, () => performance.now()));
  if (sets !== undefined) stops.push(afterIterations(sets));
  return firstOf(...stops);
}

/** The search alone; what a helper's thread runs. */
export function searchHere(
  { problem, seconds, iterations, seed, start }: SolveRequest,
  timer: PolicyRouteTimer,
  { cancelled, exchange }: TakenSeat,
  onProgress: (progress: SolveProgress) => void,
): Result {
  const stops: Stop[] = [(iteration) => (iteration % 16 === 0 && cancelled() ? 1 : 0)];
  if (seconds !== undefined) stops.push(afterTime(seconds * 1000, () => performance.now()));
  if (iterations !== undefined) stops.push(afterIterations(iterations));

  let toldMs = Number.NEGATIVE_INFINITY;
  return solve(problem, firstOf(...stops), {
    seed,
    timer,
    ...(exchange && { exchange }),
    ...(start && { start }),
    onProgress: ({ share, iteration, leftPeople, moneyFen }) => {
      const now = performance.now();
      if (now - toldMs < progressEveryMs) return;
      toldMs = now;
      onProgress({ share: Math.min(1, share), iteration, leftPeople, objectiveCny: moneyFen / 100 });
    },
  });
}
