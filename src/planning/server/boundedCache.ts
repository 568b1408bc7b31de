/** Keeps what was used last, up to a total size; never the truth, only what a key that names its content stands for. */
export class BoundedCache<V> {
  readonly #entries = new Map<string, { value: V; size: number }>();
  readonly #sizeMax: number;
  #size = 0;

  /** @param sizeMax total of the entries' sizes, in whatever unit they are told */
  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get(key: string): V | undefined {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    // the one used last stands last
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** Something larger than the whole cache is not kept. */
  put(key: string, value: V, size: number): void {
    this.drop(key);
    if (size > this.#sizeMax) return;
    this.#entries.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#sizeMax) break;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }
}
