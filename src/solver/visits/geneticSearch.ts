import type { Exchange } from '../exchange.ts';
import { Random } from '../random.ts';
import type { Stop } from '../stop.ts';
import { Crossover } from './crossover.ts';
import { Individual } from './individual.ts';
import { LocalSearch } from './localSearch.ts';
import { Penalties } from './penalties.ts';
import { Split } from './split.ts';
import { Subpopulation } from './subpopulation.ts';
import type { VisitProblem } from './visitProblem.ts';

/** Random individuals at the start. */
const startSize = 100;
/** Every so many of them descend at the penalties of a repair: where limits are tight, the others all end alike. */
const strictEvery = 4;
/** Penalties of a repair, and how often an infeasible local optimum is repaired. */
const repairFactor = 10;
const repairShare = 0.5;
/** Iterations without a better solution after which the population starts anew. */
const patience = 20_000;
/** Iterations between two looks at what other threads have found. */
const exchangeEvery = 32;

/** How a run is doing. */
export interface VisitProgress {
  iteration: number;
  /** 0 to 1. */
  share: number;
  /** Best feasible cost so far; Infinity before there is one. */
  cost: number;
}

/**
 * Hybrid genetic search (Vidal et al. 2012; Vidal 2022, HGS-CVRP): giant tours are crossed, cut into routes, driven to a
 * local optimum in which limits may be exceeded at a price, and kept if they are cheap or different.
 */
export class GeneticSearch {
  readonly best: Individual;
  readonly localSearch: LocalSearch;
  readonly #problem: VisitProblem;
  readonly #random: Random;
  readonly #penalties: Penalties;
  readonly #split: Split;
  readonly #crossover: Crossover;
  readonly #feasible: Subpopulation;
  readonly #infeasible: Subpopulation;
  readonly #child: Individual;
  readonly #exchange: Exchange | undefined;
  #sharedCost = Number.POSITIVE_INFINITY;
  #bestCost = Number.POSITIVE_INFINITY;

  constructor(problem: VisitProblem, seed: number, exchange?: Exchange) {
    this.#problem = problem;
    this.#exchange = exchange;
    this.#random = new Random(seed);
    this.#penalties = new Penalties(problem);
    this.#split = new Split(problem, this.#penalties);
    this.#crossover = new Crossover(problem.visits, this.#random);
    this.#feasible = new Subpopulation(problem, this.#penalties);
    this.#infeasible = new Subpopulation(problem, this.#penalties);
    this.#child = new Individual(problem);
    this.best = new Individual(problem);
    this.localSearch = new LocalSearch(problem, this.#random);
  }

  /** Cost of the best feasible solution; Infinity where there is none yet. */
  get bestCost(): number {
    return this.#bestCost;
  }

  /** Runs until `stop` says 1 and returns the iterations done. */
  run(stop: Stop, onProgress: (progress: VisitProgress) => void): number {
    let iteration = 0;
    let quietSince = 0;
    let young = startSize;
    const expired = () => stop(iteration) >= 1;
    for (let share = stop(0); share < 1; share = stop(iteration)) {
      const child = this.#child;
      let parents: readonly Individual[] = [];
      let factor = 1;
      if (young > 0) {
        young--;
        factor = young % strictEvery === 0 ? repairFactor : 1;
        this.#randomTour(child);
        this.#split.run(child, this.#problem.vehicles);
      } else {
        parents = [this.#select(), this.#select()];
        this.#crossover.run(parents[0]!, parents[1]!, child);
        this.#split.run(child, this.#problem.vehicles);
      }
      const improved = this.#educate(child, factor, expired, parents);
      iteration++;
      if (improved) quietSince = iteration;
      else if (iteration - quietSince >= patience) {
        this.#feasible.clear();
        this.#infeasible.clear();
        young = startSize;
        quietSince = iteration;
      }
      if (iteration % exchangeEvery === 0) this.#meetOthers();
      onProgress({ iteration, share, cost: this.#bestCost });
    }
    this.#meetOthers();
    this.#exchange?.finish();
    this.#meetOthers();
    return iteration;
  }

  /** Shares the best solution if it is new, and takes in those of others. */
  #meetOthers(): void {
    const exchange = this.#exchange;
    if (exchange === undefined) return;
    if (this.#bestCost < this.#sharedCost) {
      this.#sharedCost = this.#bestCost;
      exchange.share(this.best.encode());
    }
    for (let guest = exchange.receive(); guest !== null; guest = exchange.receive()) {
      this.#child.decode(guest, this.#problem);
      this.#keep(this.#child);
      // what came from another need not go back
      this.#sharedCost = Math.min(this.#sharedCost, this.#child.cost);
    }
  }

  #randomTour(child: Individual): void {
    for (let i = 0; i < child.tour.length; i++) child.tour[i] = i + 1;
    this.#random.shuffle(child.tour, child.tour.length);
  }

  /** Local search, and repair now and then; true where a better feasible solution came of it. */
  #educate(child: Individual, factor: number, expired: () => boolean, parents: readonly Individual[]): boolean {
    this.localSearch.run(child, this.#penalties, factor, expired, parents);
    if (this.#penalties.observe(child)) this.#infeasible.sort();
    let improved = this.#keep(child);
    if (!child.feasible && this.#random.float() < repairShare) {
      this.localSearch.run(child, this.#penalties, repairFactor, expired);
      if (child.feasible) improved = this.#keep(child) || improved;
    }
    return improved;
  }

  #keep(child: Individual): boolean {
    (child.feasible ? this.#feasible : this.#infeasible).add(child);
    if (!child.feasible || child.cost >= this.#bestCost - 1e-9) return false;
    this.#bestCost = child.cost;
    this.best.copyFrom(child);
    return true;
  }

  /** The fitter of two drawn from both subpopulations. */
  #select(): Individual {
    this.#feasible.rank();
    this.#infeasible.rank();
    const a = this.#draw();
    const b = this.#draw();
    return a.fitness < b.fitness ? a : b;
  }

  #draw(): Individual {
    const feasible = this.#feasible.members;
    const infeasible = this.#infeasible.members;
    const at = this.#random.below(feasible.length + infeasible.length);
    return at < feasible.length ? feasible[at]! : infeasible[at - feasible.length]!;
  }
}
