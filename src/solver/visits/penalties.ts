import type { Individual } from './individual.ts';
import { roundingSlack, type VisitProblem } from './visitProblem.ts';

/** Share of local optima that should keep each limit, and the band around it in which weights stay. */
const targetShare = 0.2;
const band = 0.05;
const raise = 1.2;
const lower = 0.85;
const least = 0.1;
const most = 1e5;
/** Local optima over which shares are counted. */
const remembered = 100;

/**
 * What a unit above a limit costs. Limits may be exceeded at a price, because the way between good solutions leads
 * through solutions that exceed them; prices follow how often local optima keep each limit (Vidal et al. 2012).
 */
export class Penalties {
  loadWeight: number;
  timeWeight = 1;
  readonly #keptLoad = new Uint8Array(remembered).fill(1);
  readonly #keptTime = new Uint8Array(remembered).fill(1);
  #seen = 0;

  constructor({ cost, demand }: VisitProblem) {
    let farthest = 0;
    for (const value of cost) farthest = Math.max(farthest, value);
    let largest = 0;
    for (const value of demand) largest = Math.max(largest, value);
    this.loadWeight = Math.max(least, Math.min(1000, farthest / Math.max(1e-9, largest)));
  }

  of(individual: Individual): number {
    return individual.cost + this.loadWeight * individual.excessLoad + this.timeWeight * individual.excessTime;
  }

  /** Counts a local optimum; returns whether weights changed. */
  observe(individual: Individual): boolean {
    const at = this.#seen++ % remembered;
    this.#keptLoad[at] = individual.excessLoad <= roundingSlack ? 1 : 0;
    this.#keptTime[at] = individual.excessTime <= roundingSlack ? 1 : 0;
    if (this.#seen % remembered !== 0) return false;
    this.loadWeight = adapted(this.loadWeight, this.#keptLoad);
    this.timeWeight = adapted(this.timeWeight, this.#keptTime);
    return true;
  }
}

function adapted(weight: number, kept: Uint8Array): number {
  let count = 0;
  for (const one of kept) count += one;
  const share = count / kept.length;
  if (share <= targetShare - band) return Math.min(most, weight * raise);
  if (share >= targetShare + band) return Math.max(least, weight * lower);
  return weight;
}
