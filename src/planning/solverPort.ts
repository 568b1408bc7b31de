import type { Policy } from '../policy/schema.ts';
import type { TimingData } from '../schedule/routeTimer.ts';
import type { Problem, ProvenBounds, Result, StartRoute } from '../solver/index.ts';

/** One run of the solver, as plain data that can be sent to a thread. */
export interface SolveRequest {
  problem: Problem;
  timing: TimingData;
  policy: Policy;
  seed: number;
  /** Wall-clock limit; left out, only `iterations` stops the run. */
  seconds?: number;
  iterations?: number;
  /** Routes of an earlier run to start from, as far as they still hold. */
  start?: StartRoute[];
  /** Effort for proofs by column generation after (with several threads: during and after) the search; left out, only what is proven at once. */
  proof?: ProofEffort;
  /** What bounds are proven about, where the search itself runs on other legs; default what is searched. */
  proofInput?: { problem: Problem; timing: TimingData };
  /** Threads that search together; default one. Only with one does an iteration limit repeat. */
  threads?: number;
}

/** Limits of column generation; whichever is reached first ends it. */
export interface ProofEffort {
  /** Wall-clock time. */
  seconds?: number;
  /** Sets of pick-up places searched: repeats exactly. */
  sets?: number;
}

/** What a run gives, with proofs about the same problem. */
export interface SolveReply extends Result {
  bounds: ProvenBounds;
  /** Seconds that the search took. */
  solveS: number;
}

/** How a run is doing, for progress bars and pages. */
export interface SolveProgress {
  /** 0 to 1, proof included. */
  share: number;
  phase: 'search' | 'proof';
  iteration: number;
  iterationsPerS: number;
  leftPeople: number;
  objectiveCny: number;
  /** Proven so far for plans that leave no more people over, and how far the plan may be above the best there is. */
  boundCny: number;
  gapPct: number;
  /** Seconds from the start of the search to the first plan, which is lawful already. */
  firstPlanS: number;
  /** Where several searches make one curve: which of them runs, from 1. */
  search?: number;
}

/**
 * Runs the solver somewhere: in a thread in production, directly in tests. An aborted signal ends the run early with the
 * best plan so far; it does not reject.
 */
export type RunSolver = (request: SolveRequest, hooks?: SolveHooks) => Promise<SolveReply>;

/** How a run is called off and watched. */
export interface SolveHooks {
  signal?: AbortSignal;
  onProgress?: (progress: SolveProgress) => void;
}
