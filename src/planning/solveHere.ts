import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import {
  afterIterations,
  afterTime,
  busesForSeats,
  calledOff,
  firstOf,
  type LpSolver,
  type ProvenBounds,
  proveBounds,
  type Result,
  type SearchProgress,
  type Stop,
  solve,
} from '../solver/index.ts';
import { ProgressTeller } from './progressTeller.ts';
import type { ProofEffort, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import type { TakenSeat } from './team/seat.ts';

/**
 * One run of the solver on the calling thread, with bounds. Blocks; production calls it inside a worker thread.
 * @param seat asked now and then whether to end with the best plan so far, and shared solutions with
 * @param onSoFar told the reply as it would be, with each progress of the search and at every better bound, for whoever cannot wait
 * @param lp left out, bounds are only those proven without linear programming
 */
export function solveHere(
  request: SolveRequest,
  seat: TakenSeat,
  onProgress: (progress: SolveProgress) => void,
  lp?: LpSolver,
  onSoFar: (reply: SolveReply) => void = () => undefined,
): SolveReply {
  const timer = new PolicyRouteTimer(request.timing, request.policy);
  const started = performance.now();
  const solveSeconds = () => (performance.now() - started) / 1000;
  const tellPlan = (plan: Result, boundFen: number) =>
    onSoFar({ ...plan, solveS: solveSeconds(), bounds: quickBounds(request, boundFen, plan) });
  const teller = new ProgressTeller(request, timer, onProgress, tellPlan);
  const result = searchHere(request, timer, seat, teller.onSearch);
  const solveS = solveSeconds();
  if (seat.cancelled()) tellPlan(result, teller.knownBound(leftOf(result)));

  const columns = lp !== undefined &&
    request.proof !== undefined && {
      lp,
      stop: proofStop(request.proof, seat.cancelled, (share) => teller.onProof(share)),
    };
  const onBounds = (proven: ProvenBounds) => {
    teller.onBound(proven.objectiveFen);
    onSoFar({ ...result, solveS, bounds: proven });
  };
  const { proofInput } = request;
  const bounds = proveBounds(proofInput?.problem ?? request.problem, {
    timer: proofInput === undefined ? timer : new PolicyRouteTimer(proofInput.timing, request.policy),
    plan: result,
    exact: true,
    onBounds,
    ...(columns && { columns }),
  });
  return { ...result, solveS, bounds };
}

/** What is proven in no time; the objective's bound is that of the run's progress. */
function quickBounds({ problem, proofInput }: SolveRequest, objectiveFen: number, plan: Result): ProvenBounds {
  const buses = busesForSeats(problem, leftOf(plan));
  // the searched legs may be longer than those that are proven about
  const provenFen = proofInput === undefined ? objectiveFen : 0;
  return { buses, busesProof: 'capacity', objectiveFen: provenFen, objectiveProof: 'capacity' };
}

function leftOf({ left }: Result): number {
  return left.reduce((a, b) => a + b, 0);
}

/** Ends a proof by the clock, by effort, or when the run is called off. */
function proofStop({ seconds, sets }: ProofEffort, cancelled: () => boolean, onShare: (share: number) => void): Stop {
  const limits: Stop[] = [];
  if (seconds !== undefined) limits.push(afterTime(seconds * 1000, () => performance.now()));
  if (sets !== undefined) limits.push(afterIterations(sets));
  const limit = firstOf(...limits);
  return (work) => {
    if (cancelled()) return 1;
    const share = limit(work);
    onShare(share);
    return share;
  };
}

/** The search alone; what a helper's thread runs. */
export function searchHere(
  { problem, seconds, iterations, seed, start }: SolveRequest,
  timer: PolicyRouteTimer,
  { cancelled, exchange }: TakenSeat,
  onProgress: (progress: SearchProgress, plan: () => Result) => void,
): Result {
  const stops: Stop[] = [() => (cancelled() ? calledOff : 0)];
  if (seconds !== undefined) stops.push(afterTime(seconds * 1000, () => performance.now()));
  if (iterations !== undefined) stops.push(afterIterations(iterations));
  return solve(problem, firstOf(...stops), {
    seed,
    timer,
    exact: true,
    ...(exchange && { exchange }),
    ...(start && { start }),
    onProgress,
  });
}
