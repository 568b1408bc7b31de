import {
  afterIterations,
  afterTime,
  firstOf,
  type Stop,
  solveVisits,
  type VisitProblem,
  type VisitResult,
} from '../../solver/index.ts';
import type { TakenSeat } from '../team/seat.ts';

/** A benchmark problem to search, as plain data that can be sent to a thread. */
export interface InstanceRequest {
  problem: VisitProblem;
  seed: number;
  /** Wall-clock limit; left out, only `iterations` stops the run. */
  seconds?: number;
  iterations?: number;
}

export interface InstanceProgress {
  /** 0 to 1. */
  share: number;
  iteration: number;
  iterationsPerS: number;
  /** Infinity before there is a solution within the limits. */
  cost: number;
}

/** Progress is told at most so often. */
const progressEveryMs = 200;

/** Searches on the calling thread, and blocks it; production calls it inside a worker thread. */
export function searchInstance(
  request: InstanceRequest,
  { cancelled, exchange }: TakenSeat,
  onProgress: (progress: InstanceProgress) => void,
): VisitResult {
  const started = performance.now();
  const stops: Stop[] = [() => (cancelled() ? 1 : 0)];
  // an iteration takes milliseconds, so the clock is read at each
  if (request.seconds !== undefined) stops.push(afterTime(request.seconds * 1000, () => performance.now(), 1));
  if (request.iterations !== undefined) stops.push(afterIterations(request.iterations));

  let toldMs = Number.NEGATIVE_INFINITY;
  return solveVisits(request.problem, firstOf(...stops), {
    seed: request.seed,
    ...(exchange && { exchange }),
    onProgress: ({ share, iteration, cost }) => {
      const now = performance.now();
      if (now - toldMs < progressEveryMs) return;
      toldMs = now;
      onProgress({ share: Math.min(1, share), iteration, iterationsPerS: (1000 * iteration) / (now - started), cost });
    },
  });
}
