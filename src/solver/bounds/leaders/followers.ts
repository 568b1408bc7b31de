import type { Detours } from './detours.ts';

/**
 * The dearest seats that a trip can fill when one group leads it, that is, when nobody aboard is worth more a head: the longer the
 * detour from the leader's own run, the more groups there are to choose from.
 */
export class Followers {
  /** Worth of the seats filled so far, the dearest first, and who sits there. */
  readonly worth: Float64Array;
  readonly rider: Int16Array;
  filled = 0;
  readonly #detours: Detours;
  readonly #size: Int32Array;

  constructor(detours: Detours, size: Int32Array, seats: number) {
    this.#detours = detours;
    this.#size = size;
    this.worth = new Float64Array(seats);
    this.rider = new Int16Array(seats);
  }

  /**
   * Fills a bus with groups of ever longer detours, as long as more could be earned.
   * @param price worth of one person by group
   * @param metreFen what a metre of detour costs at least
   * @param dueFen what is earned below this is of no use
   * @param onFill told the worth of all seats and the detour, whenever the worth has grown
   */
  fill(
    leader: number,
    seats: number,
    price: Float64Array,
    metreFen: number,
    dueFen: number,
    onFill: (fen: number, detourM: number) => void,
  ): void {
    const { start, order, extraM } = this.#detours;
    const { worth, rider } = this;
    const highest = price[leader]!;
    const most = highest * seats;
    let sum = 0;
    let reachedM = 0;
    this.filled = 0;
    for (let i = start[leader]!; i < start[leader + 1]!; i++) {
      const g = order[i]!;
      const detourM = extraM[i]!;
      const each = price[g]!;
      // no seat can be worth more than the leader's: farther out nothing is earned, or less than there is
      if (most - metreFen * detourM <= dueFen || most - sum <= metreFen * (detourM - reachedM)) break;
      // of equals the first leads, so that no trip is looked at twice
      if (each > highest || each <= 0 || (each === highest && g < leader)) continue;
      let grown = false;
      for (let boarding = this.#size[g]!; boarding > 0; boarding--) {
        let at = this.filled;
        if (at < seats) this.filled++;
        else if (worth[seats - 1]! < each) {
          at = seats - 1;
          sum -= worth[at]!;
        } else break;
        for (; at > 0 && worth[at - 1]! < each; at--) {
          worth[at] = worth[at - 1]!;
          rider[at] = rider[at - 1]!;
        }
        worth[at] = each;
        rider[at] = g;
        sum += each;
        grown = true;
      }
      if (!grown) continue;
      reachedM = detourM;
      onFill(sum, detourM);
    }
  }
}
