import { boundObjective, type Problem, type Result, type RouteTimer, type SearchProgress } from '../solver/index.ts';
import type { SolveProgress, SolveRequest } from './solverPort.ts';

/** Progress is told at most so often. */
const tellEveryMs = 150;
/** Share of the bar for the search where the efforts of search and proof cannot be compared. */
const usualSearchPart = 0.8;

/** Gathers what search and proof say of themselves and tells it several times a second. */
export class ProgressTeller {
  readonly #problem: Problem;
  readonly #timer: RouteTimer;
  readonly #tell: (progress: SolveProgress) => void;
  readonly #tellPlan: (plan: Result, boundFen: number) => void;
  readonly #searchPart: number;
  readonly #startedMs = performance.now();
  #toldMs = Number.NEGATIVE_INFINITY;
  #firstPlanS: number | null = null;
  #search: SearchProgress = { iteration: 0, share: 0, leftPeople: 0, moneyFen: 0 };
  #iterationsPerS = 0;
  #boundFen = 0;
  /** People left over in the plans that the bound is about. */
  #boundedLeft = -1;

  /**
   * @param tellPlan told each plan of the search before its figures are told, with the bound known by then: 0 for the first, because to
   * bound it may take seconds
   */
  constructor(
    request: SolveRequest,
    timer: RouteTimer,
    tell: (progress: SolveProgress) => void,
    tellPlan: (plan: Result, boundFen: number) => void,
  ) {
    this.#problem = request.problem;
    this.#timer = timer;
    this.#tell = tell;
    this.#tellPlan = tellPlan;
    this.#searchPart = searchPart(request);
  }

  /** Called by the search, at every improvement and now and then. */
  readonly onSearch = (progress: SearchProgress, plan: () => Result): void => {
    const nowMs = performance.now();
    this.#firstPlanS ??= (nowMs - this.#startedMs) / 1000;
    this.#search = progress;
    if (nowMs - this.#toldMs < tellEveryMs) return;
    const found = plan();
    if (this.knownBound(progress.leftPeople) === 0) this.#tellPlan(found, 0);
    this.#tellPlan(found, this.#boundFor(progress.leftPeople));
    this.#iterationsPerS = (1000 * progress.iteration) / Math.max(1, nowMs - this.#startedMs);
    this.#say('search', this.#searchPart * Math.min(1, progress.share), nowMs);
  };

  /** Called by the proof at every better bound. */
  readonly onBound = (objectiveFen: number): void => {
    this.#boundFen = Math.max(this.#boundFen, objectiveFen);
  };

  /** Called by the proof again and again with its share of effort. */
  onProof(share: number): void {
    const nowMs = performance.now();
    if (nowMs - this.#toldMs < tellEveryMs) return;
    this.#say('proof', this.#searchPart + (1 - this.#searchPart) * Math.min(1, share), nowMs);
  }

  /** What has been proven by now of plans that leave so many people over; 0 for nothing. */
  knownBound(leftPeople: number): number {
    return this.#boundedLeft === leftPeople ? this.#boundFen : 0;
  }

  /** The bound for plans that leave so many people over. */
  #boundFor(leftPeople: number): number {
    if (this.#boundedLeft !== leftPeople) {
      this.#boundFen = boundObjective(this.#problem, this.#timer, leftPeople);
      this.#boundedLeft = leftPeople;
    }
    return this.#boundFen;
  }

  #say(phase: SolveProgress['phase'], share: number, nowMs: number): void {
    this.#toldMs = nowMs;
    const { iteration, leftPeople, moneyFen } = this.#search;
    const boundFen = this.#boundFor(leftPeople);
    const progress = {
      share,
      phase,
      iteration,
      iterationsPerS: Math.round(this.#iterationsPerS),
      leftPeople,
      objectiveCny: moneyFen / 100,
      boundCny: 0,
      gapPct: 0,
      firstPlanS: Math.round(1000 * (this.#firstPlanS ?? 0)) / 1000,
    };
    this.#tell(withBound(progress, boundFen));
  }
}

/** Progress with another bound, and the gap that is left; a bound above the plan is the plan's. */
export function withBound(progress: SolveProgress, objectiveFen: number): SolveProgress {
  const moneyFen = Math.round(100 * progress.objectiveCny);
  const boundFen = Math.min(objectiveFen, moneyFen);
  const gapPct = moneyFen > 0 ? Math.round((10_000 * (moneyFen - boundFen)) / moneyFen) / 100 : 0;
  return { ...progress, boundCny: Math.floor(boundFen) / 100, gapPct };
}

/** How much of the whole effort is the search, once it and the proof follow each other. */
export function searchPart({ seconds, proof }: SolveRequest): number {
  if (proof === undefined) return 1;
  return seconds !== undefined && proof.seconds !== undefined ? seconds / (seconds + proof.seconds) : usualSearchPart;
}
