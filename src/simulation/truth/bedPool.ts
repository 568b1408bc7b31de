/** Beds that nobody has, given away one by one: who hands beds out looks first. */
export class BedPool {
  readonly #free: string[];

  constructor(beds: readonly string[]) {
    this.#free = [...beds].reverse();
  }

  /** A bed for somebody; null where none is left. */
  take(): string | null {
    return this.#free.pop() ?? null;
  }
}
