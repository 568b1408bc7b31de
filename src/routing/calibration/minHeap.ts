/** Binary min-heap of (key, value) on typed arrays; values may stand in it more than once. Not stable among equal keys. */
export class MinHeap {
  readonly #keys: Float64Array;
  readonly #values: Int32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#values = new Int32Array(capacity);
  }

  /** Adds a value; the caller sees to the capacity. */
  push(key: number, value: number): void {
    const keys = this.#keys;
    const values = this.#values;
    let at = this.#length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      values[at] = values[parent]!;
      at = parent;
    }
    keys[at] = key;
    values[at] = value;
  }

  /** Takes out a value with the smallest key, −1 when empty. */
  pop(): number {
    if (this.#length === 0) return -1;
    const keys = this.#keys;
    const values = this.#values;
    const top = values[0]!;
    const length = --this.#length;
    const key = keys[length]!;

    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      values[at] = values[child]!;
      at = child;
    }
    keys[at] = key;
    values[at] = values[length]!;

    return top;
  }
}
