import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PlanFigures, ProvenBounds } from '../../solver/index.ts';
import type { SolveRequest } from '../solverPort.ts';
import type { ProofNews, ProverData } from './proveBeside.ts';

/** A proof in a thread of its own, beside a team that searches. */
export class BesideProof {
  /** For each searching thread, the line on which it shares its solutions. */
  readonly lines: MessagePort[] = [];
  readonly #thread: Worker;
  readonly #end: MessagePort;
  /** Bounds by the number of people left over in the plans that they are about. */
  readonly #proven = new Map<number, ProvenBounds>();
  /** Proofs that are over, by the same. */
  readonly #done = new Set<number>();
  #onNews: () => void = () => undefined;
  #onError: (error: unknown) => void = () => undefined;

  constructor(entry: URL, request: SolveRequest, threads: number) {
    const searches: MessagePort[] = [];
    for (let i = 0; i < threads; i++) {
      const { port1, port2 } = new MessageChannel();
      this.lines.push(port1);
      searches.push(port2);
    }
    const { port1, port2 } = new MessageChannel();
    this.#end = port1;
    const workerData: ProverData = { request, searches, ended: port2 };
    this.#thread = new Worker(entry, { workerData, transferList: [...searches, port2] });
    this.#thread.on('message', ({ leftPeople, bounds, done }: ProofNews) => {
      this.#proven.set(leftPeople, bounds);
      if (done) this.#done.add(leftPeople);
      this.#onNews();
    });
    this.#thread.on('error', (error) => this.#onError(error));
  }

  /** Told that there is news, and of a thread that failed. */
  listen(onNews: () => void, onError: (error: unknown) => void): void {
    this.#onNews = onNews;
    this.#onError = onError;
  }

  /** The strongest of some bounds and what is proven here of plans that leave no more people over. */
  strongest(known: ProvenBounds, leftPeople: number): ProvenBounds {
    const best = { ...known };
    for (const [left, { buses, busesProof, objectiveFen, objectiveProof }] of this.#proven) {
      if (left < leftPeople) continue;
      if (buses > best.buses) Object.assign(best, { buses, busesProof });
      if (objectiveFen > best.objectiveFen) Object.assign(best, { objectiveFen, objectiveProof });
    }
    return best;
  }

  /** Hands over the plan that the search ended with; resolves once nothing more is to be proven of it. */
  finish(plan: PlanFigures, stopped: AbortSignal, onNews: () => void): Promise<void> {
    const leftPeople = plan.left.reduce((a, b) => a + b, 0);
    const { routes, left, moneyFen } = plan;
    this.#end.postMessage({ routes, left, moneyFen } satisfies PlanFigures);
    return new Promise((resolve, reject) => {
      const look = () => {
        onNews();
        if (this.#done.has(leftPeople) || stopped.aborted) resolve();
      };
      this.listen(look, reject);
      stopped.addEventListener('abort', () => resolve(), { once: true });
      look();
    });
  }

  /** Ends the thread, whatever it is doing. */
  stop(): void {
    void this.#thread.terminate();
    for (const line of [...this.lines, this.#end]) line.close();
  }
}
