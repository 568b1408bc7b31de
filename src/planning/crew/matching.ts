/**
 * Bipartite matching by augmenting paths (Kuhn 1955, "The Hungarian method"): gives each task a holder of its own, moving
 * earlier tasks to other holders where that makes room.
 */
export class Matching<Task, Holder> {
  readonly #holders: readonly Holder[];
  readonly #fits: (task: Task, holder: Holder) => boolean;
  #taskOf = new Map<Holder, Task>();
  /** Who fits a task, asked once. */
  readonly #able = new Map<Task, Holder[]>();

  /** @param holders in the order in which they are preferred */
  constructor(holders: readonly Holder[], fits: (task: Task, holder: Holder) => boolean) {
    this.#holders = holders;
    this.#fits = fits;
  }

  /** Finds holders for all of these tasks, or changes nothing and says false. */
  add(tasks: readonly Task[]): boolean {
    const before = new Map(this.#taskOf);
    if (tasks.every((task) => this.#place(task, new Set()))) return true;
    this.#taskOf = before;
    return false;
  }

  /** Who holds what. */
  holders(): Map<Task, Holder> {
    return new Map([...this.#taskOf].map(([holder, task]) => [task, holder]));
  }

  /** Holders without a task, in order. */
  free(): Holder[] {
    return this.#holders.filter((holder) => !this.#taskOf.has(holder));
  }

  #place(task: Task, asked: Set<Holder>): boolean {
    const able = this.#ableFor(task);
    const idle = able.find((holder) => !this.#taskOf.has(holder));
    if (idle !== undefined) {
      this.#taskOf.set(idle, task);
      return true;
    }
    for (const holder of able) {
      if (asked.has(holder)) continue;
      asked.add(holder);
      if (!this.#place(this.#taskOf.get(holder)!, asked)) continue;
      this.#taskOf.set(holder, task);
      return true;
    }
    return false;
  }

  #ableFor(task: Task): Holder[] {
    const known = this.#able.get(task);
    if (known !== undefined) return known;
    const able = this.#holders.filter((holder) => this.#fits(task, holder));
    this.#able.set(task, able);
    return able;
  }
}
