import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import {
  afterIterations,
  afterTime,
  firstOf,
  type LpSolver,
  type PlanFigures,
  type ProvenBounds,
  proveBounds,
  SharedResults,
  type Stop,
} from '../../solver/index.ts';
import type { SolveRequest } from '../solverPort.ts';

/** What a proving thread is started with. */
export interface ProverData {
  request: SolveRequest;
  /** Lines on which the searching threads share their solutions (`Exchange`). */
  searches: MessagePort[];
  /** On it comes the plan that the search ended with, as `PlanFigures`. */
  ended: MessagePort;
}

/** What a proving thread posts at every better bound, and when nothing more is to come of a plan with so many left over. */
export interface ProofNews {
  /** The bounds hold for every plan that leaves no more people over. */
  leftPeople: number;
  bounds: ProvenBounds;
  done: boolean;
}

/** Between two looks for a plan where there is nothing to prove. */
const waitMs = 20;

/**
 * Proves bounds while other threads search: their plans are held against, and their trips become columns. Blocks; meant for a
 * thread of its own that is terminated from outside, for it waits for better plans for ever.
 */
export function proveBeside(data: ProverData, lp: LpSolver, tell: (news: ProofNews) => void): never {
  const { request } = data;
  const { problem, timing } = request.proofInput ?? request;
  const timer = new PolicyRouteTimer(timing, request.policy);
  const plans = new PlansBeside(data);
  const limit = effort(request);
  for (let plan = plans.next(Number.POSITIVE_INFINITY); ; ) {
    const leftPeople = sum(plan.left);
    let successor: PlanFigures | null = null;
    const told = (bounds: ProvenBounds, done: boolean) => tell({ leftPeople, bounds: { ...bounds }, done });
    const bounds = proveBounds(problem, {
      timer,
      plan,
      exact: true,
      onBounds: (better) => told(better, false),
      columns: {
        lp,
        stop: (work) => (successor === null ? limit(work) : 1),
        better: () => {
          const found = plans.look();
          if (found === null || sum(found.left) === leftPeople) return found;
          successor = found;
          return null;
        },
      },
    });
    if (successor === null) told(bounds, true);
    plan = successor ?? plans.next(leftPeople);
  }
}

/** The best plan of those who search. */
class PlansBeside {
  readonly #data: ProverData;
  readonly #shared: SharedResults;
  #best: PlanFigures | null = null;

  constructor(data: ProverData) {
    this.#data = data;
    const { problem, timing, policy } = data.request;
    this.#shared = new SharedResults(problem, new PolicyRouteTimer(timing, policy));
  }

  /** A plan that is better than any before; null where none has come. Never waits. */
  look(): PlanFigures | null {
    const before = this.#best;
    for (const port of this.#data.searches) {
      // of several solutions of one thread the last is the best
      let code: Int32Array | null = null;
      for (let found = receiveMessageOnPort(port); found !== undefined; found = receiveMessageOnPort(port))
        code = found.message as Int32Array;
      if (code !== null) this.#keep(this.#shared.read(code));
    }
    const last = receiveMessageOnPort(this.#data.ended);
    if (last !== undefined) this.#keep(last.message as PlanFigures);
    return this.#best === before ? null : this.#best;
  }

  /** Waits for a plan that leaves fewer over. */
  next(leftPeople: number): PlanFigures {
    for (;;) {
      const found = this.look();
      if (found !== null && sum(found.left) < leftPeople) return found;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
    }
  }

  #keep(plan: PlanFigures): void {
    const best = this.#best;
    const fewer = best === null ? 1 : sum(best.left) - sum(plan.left);
    if (best === null || fewer > 0 || (fewer === 0 && plan.moneyFen < best.moneyFen)) this.#best = plan;
  }
}

/** The search's seconds are the proof's as well, before its own. */
function effort({ seconds, proof = {} }: SolveRequest): Stop {
  const limits: Stop[] = [];
  if (proof.sets !== undefined) limits.push(afterIterations(proof.sets));
  if (seconds !== undefined && proof.seconds !== undefined)
    limits.push(afterTime(1000 * (seconds + proof.seconds), () => performance.now()));
  return firstOf(() => 0, ...limits);
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
