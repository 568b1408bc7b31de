import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import { afterIterations, afterTime, boundBuses, boundObjective, firstOf, type Stop, solve } from '../solver/index.ts';
import type { SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';

/** Progress is told at most so often. */
const progressEveryMs = 200;

/**
 * One run of the solver on the calling thread, with bounds. Blocks; production calls it inside a worker thread.
 * @param cancelled asked now and then; true ends the run with the best plan so far
 */
export function solveHere(
  request: SolveRequest,
  cancelled: () => boolean,
  onProgress: (progress: SolveProgress) => void,
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

  const leftPeople = result.left.reduce((a, b) => a + b, 0);
  const buses = boundBuses(problem, leftPeople);
  const objectiveFen = boundObjective(problem, timer, leftPeople);
  return { ...result, solveS, bounds: { buses: buses.value, busesProof: buses.proof, objectiveFen } };
}
