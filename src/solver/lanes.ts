import { Solution } from './solution.ts';

/** Whose turn it is to be searched, and until which share of the run. */
interface Turn {
  lane: number;
  from: number;
  to: number;
}

/**
 * Several solutions that cool side by side: in each round every one that is left has a turn of the same length, then the better
 * half goes on ("go with the winners", Aldous & Vazirani 1994; the rounds are those of successive halving, Jamieson & Talwalkar
 * 2016). How good a run of annealing becomes is decided early and by chance, so a few short beginnings and one long end find more
 * than one long run.
 */
export class Lanes {
  readonly #all: Solution[];
  #left: number[];
  readonly #rounds: number;
  readonly #from: number;
  #round = 0;
  #turn: Turn;

  /**
   * @param from the share of the run at which the first round begins
   * @param first the first solution; the others begin as copies of it
   */
  constructor(first: Solution, count: number, from: number) {
    this.#all = Array.from({ length: count }, (_, lane) => (lane === 0 ? first : copyOf(first)));
    this.#left = this.#all.map((_, lane) => lane);
    this.#rounds = 1 + Math.ceil(Math.log2(count));
    this.#from = from;
    this.#turn = this.#turnOf(0);
  }

  /** The solution whose turn it is at this share of the run. */
  at(share: number): Solution {
    while (share >= this.#turn.to && !this.#isLast()) this.#next();
    return this.#all[this.#turn.lane]!;
  }

  /** How far the present solution has cooled, from 0 to 1. */
  cooled(share: number): number {
    const { from, to } = this.#turn;
    const inTurn = Math.min(1, Math.max(0, (share - from) / (to - from)));
    return (this.#round + inTurn) / this.#rounds;
  }

  #isLast(): boolean {
    return this.#round === this.#rounds - 1 && this.#left.at(-1) === this.#turn.lane;
  }

  #next(): void {
    const place = this.#left.indexOf(this.#turn.lane) + 1;
    if (place < this.#left.length) {
      this.#turn = this.#turnOf(place);
      return;
    }
    const costFen = (lane: number) => this.#all[lane]!.costFen;
    this.#left = this.#left
      .sort((a, b) => costFen(a) - costFen(b) || a - b)
      .slice(0, Math.max(1, Math.ceil(this.#left.length / 2)));
    this.#round++;
    this.#turn = this.#turnOf(0);
  }

  #turnOf(place: number): Turn {
    const length = (1 - this.#from) / this.#rounds;
    const from = this.#from + length * (this.#round + place / this.#left.length);
    return { lane: this.#left[place]!, from, to: from + length / this.#left.length };
  }
}

function copyOf(solution: Solution): Solution {
  const copy = new Solution(solution.problem);
  copy.copyFrom(solution);
  return copy;
}
