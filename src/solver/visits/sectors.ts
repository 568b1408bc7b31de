/** A full turn; angles are whole numbers so that they wrap exactly. */
const turn = 65536;

/**
 * For every route the narrowest sector, seen from the depot, that holds its visits (Vidal 2022). Routes whose sectors do
 * not touch seldom have visits worth exchanging. Without coordinates every route may touch every other.
 */
export class Sectors {
  readonly #angle: Int32Array | null;
  readonly #begin: Int32Array;
  /** Width of the sector; -1 while it is empty. */
  readonly #width: Int32Array;

  constructor(place: { x: Float64Array; y: Float64Array } | null, routes: number) {
    this.#angle = place && anglesOf(place.x, place.y);
    this.#begin = new Int32Array(routes);
    this.#width = new Int32Array(routes).fill(-1);
  }

  clear(route: number): void {
    this.#width[route] = -1;
  }

  /** Widens a route's sector to hold one more visit, on the side where less is added. */
  add(route: number, visit: number): void {
    if (this.#angle === null) return;
    const angle = this.#angle[visit]!;
    const width = this.#width[route]!;
    if (width < 0) {
      this.#begin[route] = angle;
      this.#width[route] = 0;
      return;
    }
    const ahead = (angle - this.#begin[route]!) & (turn - 1);
    if (ahead <= width) return;
    const widerAhead = ahead - width;
    const widerBehind = turn - ahead;
    if (widerAhead <= widerBehind) this.#width[route] = ahead;
    else {
      this.#begin[route] = angle;
      this.#width[route] = width + widerBehind;
    }
  }

  overlap(a: number, b: number): boolean {
    if (this.#angle === null) return true;
    const between = (this.#begin[b]! - this.#begin[a]!) & (turn - 1);
    return between <= this.#width[a]! || ((turn - between) & (turn - 1)) <= this.#width[b]!;
  }
}

function anglesOf(x: Float64Array, y: Float64Array): Int32Array {
  return Int32Array.from(x, (_, i) => {
    const share = Math.atan2(y[i]! - y[0]!, x[i]! - x[0]!) / (2 * Math.PI);
    return Math.floor((share < 0 ? share + 1 : share) * turn) & (turn - 1);
  });
}
