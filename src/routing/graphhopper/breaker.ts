import type { RoadFault } from './fault.ts';

/** Failures in a row that open the breaker, and how long it then answers in the server's place. */
export interface BreakerOptions {
  failures: number;
  coolMs: number;
}

/**
 * Circuit breaker: after some failures in a row calls fail at once, with the last fault, instead of waiting for a server that
 * is down. After a while one call is let through to see; its success closes the breaker.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #openUntilMs = 0;
  #last: RoadFault | null = null;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** @throws RoadFault the last one, while open */
  check(): void {
    if (this.#last === null || this.#failures < this.#options.failures) return;
    if (performance.now() < this.#openUntilMs) throw this.#last;
    // this caller tries; the others keep out meanwhile
    this.#openUntilMs = performance.now() + this.#options.coolMs;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#last = null;
  }

  failed(fault: RoadFault): void {
    this.#failures += 1;
    this.#last = fault;
    this.#openUntilMs = performance.now() + this.#options.coolMs;
  }
}
