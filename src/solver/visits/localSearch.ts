import * as joinHeads from '../moves/joinHeads.ts';
import * as relocate from '../moves/relocate.ts';
import * as relocatePair from '../moves/relocatePair.ts';
import * as relocatePairReversed from '../moves/relocatePairReversed.ts';
import * as swap from '../moves/swap.ts';
import * as swapPairs from '../moves/swapPairs.ts';
import * as swapPairWithOne from '../moves/swapPairWithOne.ts';
import { SwapStar } from '../moves/swapStar.ts';
import * as swapTails from '../moves/swapTails.ts';
import * as twoOpt from '../moves/twoOpt.ts';
import type { Random } from '../random.ts';
import type { Individual } from './individual.ts';
import { NearVisits } from './nearVisits.ts';
import { Pair } from './pair.ts';
import type { Penalties } from './penalties.ts';
import { Tours } from './tours.ts';
import type { VisitProblem } from './visitProblem.ts';

/** Neighbours of each visit that moves are tried on. */
const granularity = 20;
/** Gains below this are rounding. */
const epsilon = 1e-7;
/** Visits between two looks at the clock. */
const lookEvery = 32;

/**
 * Descent to a local optimum of all moves (Vidal 2022, HGS-CVRP): first-improvement over pairs of near visits, whole routes
 * against each other by SWAP* when that ends, again until nothing improves. Routes that have not changed since a visit was
 * last tried are skipped.
 */
export class LocalSearch {
  readonly tours: Tours;
  /** Moves whose cost was computed, SWAP* counting as one. */
  evaluations = 0;
  readonly #problem: VisitProblem;
  readonly #random: Random;
  readonly #near: NearVisits;
  readonly #pair = new Pair();
  readonly #swapStar: SwapStar;
  readonly #visits: Int32Array;
  readonly #routes: Int32Array;
  readonly #testedAt: Float64Array;
  readonly #swapTestedAt: Float64Array;
  readonly #angle: Float64Array;

  constructor(problem: VisitProblem, random: Random) {
    this.#problem = problem;
    this.#random = random;
    this.tours = new Tours(problem);
    this.#near = new NearVisits(problem, granularity);
    this.#swapStar = new SwapStar(this.tours);
    this.#visits = Int32Array.from({ length: problem.visits }, (_, i) => i + 1);
    this.#routes = Int32Array.from({ length: problem.vehicles }, (_, r) => r);
    this.#testedAt = new Float64Array(problem.visits + 1);
    this.#swapTestedAt = new Float64Array(problem.vehicles);
    this.#angle = new Float64Array(problem.vehicles);
  }

  /**
   * Improves an individual in place; penalties count `factor` times. Ends early, in a valid state, when `expired` says so.
   * Routes taken unchanged from one parent, itself a local optimum, are not compared with each other again.
   */
  run(
    individual: Individual,
    penalties: Penalties,
    factor: number,
    expired: () => boolean,
    parents: readonly Individual[] = [],
  ): void {
    const { tours } = this;
    tours.loadWeight = penalties.loadWeight * factor;
    tours.timeWeight = penalties.timeWeight * factor;
    tours.take(individual);
    parents.forEach((parent, k) => {
      tours.markKnown(parent, 1 << k);
    });
    this.#shuffle();
    let ended = false;
    for (let pass = 0; !ended; pass++) {
      const before = tours.moves;
      if (!this.#tryVisits(pass, expired)) break;
      if (!this.#trySwapStar(pass, expired)) break;
      // the first pass leaves out empty routes, so it cannot be the last
      ended = pass > 0 && tours.moves === before;
    }
    this.#export(individual);
  }

  #shuffle(): void {
    const { begin, list } = this.#near;
    this.#random.shuffle(this.#visits, this.#visits.length);
    this.#random.shuffle(this.#routes, this.#routes.length);
    for (let visit = 1; visit <= this.#problem.visits; visit++)
      if (this.#random.below(granularity) === 0) {
        const own = list.subarray(begin[visit]!, begin[visit + 1]!);
        this.#random.shuffle(own, own.length);
      }
  }

  /** All moves on all near pairs; false where time is up. */
  #tryVisits(pass: number, expired: () => boolean): boolean {
    const { tours } = this;
    const { changedAt, known, route, prev, firstStart } = tours;
    const { begin, list } = this.#near;
    const pair = this.#pair;
    for (let i = 0; i < this.#visits.length; i++) {
      if (i % lookEvery === 0 && expired()) return false;
      const u = this.#visits[i]!;
      const lastTested = this.#testedAt[u]!;
      this.#testedAt[u] = tours.moves;
      pair.setU(tours, u);
      for (let k = begin[u]!, end = begin[u + 1]!; k < end; k++) {
        const v = list[k]!;
        const routeU = route[u]!;
        const routeV = route[v]!;
        if (pass === 0) {
          if ((known[routeU]! & known[routeV]!) !== 0) continue;
        } else if (changedAt[routeU]! <= lastTested && changedAt[routeV]! <= lastTested) continue;
        pair.setV(tours, v);
        if (this.#tryPair(tours, pair)) {
          pair.setU(tours, u);
          continue;
        }
        const start = prev[v]!;
        if (start < firstStart) continue;
        pair.setV(tours, start);
        if (this.#tryStart(tours, pair)) pair.setU(tours, u);
      }
      if (pass === 1 || (pass > 1 && changedAt[route[u]!]! > lastTested)) this.#tryEmptyRoute(tours, pair);
    }
    return true;
  }

  #tryPair(t: Tours, p: Pair): boolean {
    this.evaluations += 8;
    if (relocate.evaluate(t, p) < -epsilon) relocate.apply(t, p);
    else if (relocatePair.evaluate(t, p) < -epsilon) relocatePair.apply(t, p);
    else if (relocatePairReversed.evaluate(t, p) < -epsilon) relocatePairReversed.apply(t, p);
    else if (p.u < p.v && swap.evaluate(t, p) < -epsilon) swap.apply(t, p);
    else if (swapPairWithOne.evaluate(t, p) < -epsilon) swapPairWithOne.apply(t, p);
    else if (p.u < p.v && swapPairs.evaluate(t, p) < -epsilon) swapPairs.apply(t, p);
    else if (p.routeU === p.routeV) {
      if (twoOpt.evaluate(t, p) >= -epsilon) return false;
      twoOpt.apply(t, p);
    } else if (joinHeads.evaluate(t, p) < -epsilon) joinHeads.apply(t, p);
    else if (swapTails.evaluate(t, p) < -epsilon) swapTails.apply(t, p);
    else return false;
    return true;
  }

  /** Moves behind the start of a route. */
  #tryStart(t: Tours, p: Pair): boolean {
    this.evaluations += 5;
    if (relocate.evaluate(t, p) < -epsilon) relocate.apply(t, p);
    else if (relocatePair.evaluate(t, p) < -epsilon) relocatePair.apply(t, p);
    else if (relocatePairReversed.evaluate(t, p) < -epsilon) relocatePairReversed.apply(t, p);
    else if (p.routeU === p.routeV) return false;
    else if (joinHeads.evaluate(t, p) < -epsilon) joinHeads.apply(t, p);
    else if (swapTails.evaluate(t, p) < -epsilon) swapTails.apply(t, p);
    else return false;
    return true;
  }

  #tryEmptyRoute(t: Tours, p: Pair): void {
    const r = t.count.indexOf(0);
    if (r < 0) return;
    p.setV(t, t.firstStart + r);
    this.evaluations += 4;
    if (relocate.evaluate(t, p) < -epsilon) relocate.apply(t, p);
    else if (relocatePair.evaluate(t, p) < -epsilon) relocatePair.apply(t, p);
    else if (relocatePairReversed.evaluate(t, p) < -epsilon) relocatePairReversed.apply(t, p);
    else if (swapTails.evaluate(t, p) < -epsilon) swapTails.apply(t, p);
  }

  /** SWAP* between all routes whose sectors overlap; false where time is up. */
  #trySwapStar(pass: number, expired: () => boolean): boolean {
    const { count, changedAt, known, sectors } = this.tours;
    for (const a of this.#routes) {
      const lastTested = this.#swapTestedAt[a]!;
      this.#swapTestedAt[a] = this.tours.moves;
      if (count[a] === 0) continue;
      if (expired()) return false;
      for (const b of this.#routes) {
        if (a >= b || count[b] === 0 || count[a] === 0) continue;
        if (pass === 0) {
          if ((known[a]! & known[b]!) !== 0) continue;
        } else if (changedAt[a]! <= lastTested && changedAt[b]! <= lastTested) continue;
        if (!sectors.overlap(a, b)) continue;
        this.evaluations++;
        if (this.#swapStar.evaluate(a, b) < -epsilon) this.#swapStar.apply(a, b);
      }
    }
    return true;
  }

  /** Writes the routes back, in the order of their directions from the depot, which makes giant tours comparable. */
  #export(individual: Individual): void {
    const { count, next, firstStart, firstEnd } = this.tours;
    const used = [...this.#routes].filter((r) => count[r]! > 0);
    for (const r of used) this.#angle[r] = this.#direction(r);
    used.sort((a, b) => this.#angle[a]! - this.#angle[b]! || a - b);
    let at = 0;
    individual.routeCount = used.length;
    used.forEach((r, i) => {
      for (let node = next[firstStart + r]!; node < firstEnd; node = next[node]!) individual.tour[at++] = node;
      individual.ends[i] = at;
    });
    individual.evaluate(this.#problem);
  }

  /** Angle of a route's centre; without coordinates its first visit, an order as good as any. */
  #direction(route: number): number {
    const { next, firstStart, firstEnd } = this.tours;
    const first = next[firstStart + route]!;
    const { place } = this.#problem;
    if (place === null) return first;
    let x = 0;
    let y = 0;
    let count = 0;
    for (let node = first; node < firstEnd; node = next[node]!) {
      x += place.x[node]!;
      y += place.y[node]!;
      count++;
    }
    return Math.atan2(y / count - place.y[0]!, x / count - place.x[0]!);
  }
}
