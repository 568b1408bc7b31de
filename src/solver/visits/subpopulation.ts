import { brokenPairs, Individual } from './individual.ts';
import type { Penalties } from './penalties.ts';
import type { VisitProblem } from './visitProblem.ts';

/** Individuals kept after survivor selection, and added before the next (HGS-CVRP's μ and λ). */
const least = 25;
const generation = 40;
/** Of each individual's neighbours so many measure how much it adds to diversity; so many best ones stay in any case. */
const close = 5;
const elite = 4;
const slots = least + generation + 1;
/** Individuals closer than this are the same. */
const sameBelow = 1e-9;

/** The feasible or the infeasible individuals, best first, with their distances from each other. */
export class Subpopulation {
  readonly members: Individual[] = [];
  readonly #free: Individual[];
  readonly #distance = new Float64Array(slots * slots);
  readonly #nearest = new Float64Array(close);
  readonly #diversity = new Float64Array(slots);
  readonly #penalties: Penalties;
  #ranked = false;

  constructor(problem: VisitProblem, penalties: Penalties) {
    this.#penalties = penalties;
    this.#free = Array.from({ length: slots }, (_, slot) => {
      const individual = new Individual(problem);
      individual.slot = slots - 1 - slot;
      return individual;
    });
  }

  /** Adds a copy; selects survivors when there are too many. Returns whether it is the best one now. */
  add(individual: Individual): boolean {
    this.#ranked = false;
    const own = this.#free.pop()!;
    own.copyFrom(individual);
    for (const other of this.members) {
      const distance = brokenPairs(own, other);
      this.#distance[own.slot * slots + other.slot] = distance;
      this.#distance[other.slot * slots + own.slot] = distance;
    }
    const cost = this.#penalties.of(own);
    let at = this.members.length;
    while (at > 0 && this.#penalties.of(this.members[at - 1]!) > cost) at--;
    this.members.splice(at, 0, own);
    if (this.members.length >= slots) while (this.members.length > least) this.#removeWorst();
    return at === 0;
  }

  /** Restores the order after the penalties changed. */
  sort(): void {
    this.#ranked = false;
    this.members.sort((a, b) => this.#penalties.of(a) - this.#penalties.of(b));
  }

  clear(): void {
    this.#free.push(...this.members);
    this.members.length = 0;
  }

  /** Rank by cost plus rank by what the individual adds to diversity (Vidal et al. 2012). */
  rank(): void {
    const { members } = this;
    const count = members.length;
    if (this.#ranked || count === 0) return;
    this.#ranked = true;
    for (const one of members) this.#diversity[one.slot] = this.#averageClose(one);
    const byDiversity = [...members].sort((a, b) => this.#diversity[b.slot]! - this.#diversity[a.slot]!);
    if (count === 1) {
      members[0]!.fitness = 0;
      return;
    }
    const weight = count <= elite ? 0 : 1 - elite / count;
    for (let i = 0; i < count; i++) members[i]!.fitness = i / (count - 1);
    for (let i = 0; i < count; i++) byDiversity[i]!.fitness += (weight * i) / (count - 1);
  }

  /** Mean distance to the nearest others. */
  #averageClose(one: Individual): number {
    const nearest = this.#nearest.fill(Number.POSITIVE_INFINITY);
    const row = one.slot * slots;
    for (const other of this.members) {
      if (other === one) continue;
      const distance = this.#distance[row + other.slot]!;
      let at = close - 1;
      if (distance >= nearest[at]!) continue;
      while (at > 0 && nearest[at - 1]! > distance) {
        nearest[at] = nearest[at - 1]!;
        at--;
      }
      nearest[at] = distance;
    }
    const count = Math.min(close, this.members.length - 1);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += nearest[i]!;
    return count === 0 ? 1 : sum / count;
  }

  /** A copy of another before anyone else, then the least fit; the best one always stays. */
  #removeWorst(): void {
    this.rank();
    const { members } = this;
    let worst = -1;
    let worstIsCopy = false;
    for (let i = 1; i < members.length; i++) {
      const isCopy = this.#isCopy(members[i]!);
      const worse = worst < 0 || (isCopy && !worstIsCopy);
      if (worse || (isCopy === worstIsCopy && members[i]!.fitness > members[worst]!.fitness)) {
        worst = i;
        worstIsCopy = isCopy;
      }
    }
    this.#free.push(...members.splice(worst, 1));
    this.#ranked = false;
  }

  #isCopy(one: Individual): boolean {
    for (const other of this.members)
      if (other !== one && this.#distance[one.slot * slots + other.slot]! < sameBelow) return true;
    return false;
  }
}
