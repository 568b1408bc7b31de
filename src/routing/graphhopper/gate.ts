/** Lets at most `width` calls through at a time, and none before a moment that the server has asked for. */
export class Gate {
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #notBeforeMs = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Holds everybody back until `delayMs` from now. */
  hold(delayMs: number): void {
    this.#notBeforeMs = Math.max(this.#notBeforeMs, performance.now() + delayMs);
  }

  /** Milliseconds that a call has to wait by the server's wish. */
  get delayMs(): number {
    return Math.max(0, this.#notBeforeMs - performance.now());
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#inside += 1;
    try {
      return await work();
    } finally {
      // whoever waits takes over the place
      const next = this.#waiting.shift();
      if (next === undefined) this.#inside -= 1;
      else next();
    }
  }
}
