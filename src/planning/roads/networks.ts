/** Which places are known to hang together by road (union-find). Roads are taken to lead both ways. */
export class Networks {
  readonly #parent: Int32Array;

  constructor(places: number) {
    this.#parent = Int32Array.from({ length: places }, (_, i) => i);
  }

  join(a: number, b: number): void {
    this.#parent[this.#root(a)] = this.#root(b);
  }

  /** The same text for any two places of the same two networks, in either order. */
  pair(a: number, b: number): string {
    const [x, y] = [this.#root(a), this.#root(b)];
    return x < y ? `${x} ${y}` : `${y} ${x}`;
  }

  #root(place: number): number {
    let root = place;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    this.#parent[place] = root;
    return root;
  }
}
