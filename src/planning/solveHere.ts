import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import {
  afterIterations,
  afterTime,
  boundBuses,
  boundObjective,
  firstOf,
  type Result,
  type Stop,
  solve,
} from '../solver/index.ts';
import type { SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import type { TakenSeat } from './team/seat.ts';

/** Progress is told at most so often. */
const progressEveryMs = 200;

/**
 * One run of the solver on the calling thread, with bounds. Blocks; production calls it inside a worker thread.
 * @param seat asked now and then whether to end with the best plan so far, and shared solutions with
 */
export function solveHere(
  request: SolveRequest,
  seat: TakenSeat,
  onProgress: (progress: SolveProgress) => void,
): SolveReply {
  const { problem } = request;
  const timer = new PolicyRouteTimer(request.timing, request.policy);
  const started = performance.now();
  const result = searchHere(request, timer, seat, onProgress);
  const solveS = (performance.now() - started) / 1000;

  const leftPeople = result.left.reduce((a, b) => a + b, 0);
  const buses = boundBuses(problem, leftPeople);
  const objectiveFen = boundObjective(problem, timer, leftPeople);
  return { ...result, solveS, bounds: { buses: buses.value, busesProof: buses.proof, objectiveFen } };
}

/** The search alone; what a helper's thread runs. */
export function searchHere(
  { problem, seconds, iterations, seed }: SolveRequest,
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
    onProgress: ({ share, iteration, leftPeople, moneyFen }) => {
      const now = performance.now();
      if (now - toldMs < progressEveryMs) return;
      toldMs = now;
      onProgress({ share: Math.min(1, share), iteration, leftPeople, objectiveCny: moneyFen / 100 });
    },
  });
}
