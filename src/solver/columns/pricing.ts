import { capacityOf } from '../problem.ts';
import { BestLoads, type Load } from './bestLoads.ts';
import type { Cuts } from './cuts.ts';
import type { Prices } from './prices.ts';
import type { Relaxation } from './relaxation.ts';
import { setCosts } from './setCosts.ts';
import { SetValues } from './setValues.ts';
import type { Aim } from './tripCost.ts';

/** A round ends early when so many sets were searched and so many trips found, and leaves the rest to the next one. */
const enoughSets = 100;
const enoughLoads = 200;
/** Trips that earn less than this (fen) are not worth a column. */
const leastProfit = 0.01;

/** What one round of pricing gives. */
export interface PricingRound {
  /** Trips that earn more than their bus type's rent. */
  loads: Load[];
  /** By bus type: no trip of the relaxation earns more. */
  mostProfit: Float64Array;
  /** True where every set that could hold such a trip was searched to the end. */
  complete: boolean;
}

/**
 * Finds the trips that earn most at given prices. First every set of pick-up places gets an upper bound for every bus type,
 * all from one table; then the sets are searched exactly, the most promising first.
 */
export class Pricing {
  /** Least cost of a trip by set and bus type, as `setCosts` gives it. */
  readonly costs: Float64Array;
  readonly #relaxation: Relaxation;
  readonly #aim: Aim;
  readonly #cuts: Cuts;
  /** What a trip over each set earns in cuts. */
  #gains: Float64Array = new Float64Array(0);
  readonly #values: SetValues;
  readonly #bestLoads: BestLoads;
  /** Sets searched so far. */
  work = 0;

  constructor(relaxation: Relaxation, aim: Aim, cuts: Cuts) {
    const { problem, network, sets } = relaxation;
    this.#relaxation = relaxation;
    this.#aim = aim;
    this.#cuts = cuts;
    this.costs = setCosts(problem, network, sets, aim);
    this.#values = new SetValues(problem, network, sets);
    this.#bestLoads = new BestLoads(problem, network, sets, aim, cuts.rides);
  }

  /** @param ended told the sets searched so far; true ends the round, whose bounds then hold all the same */
  run(prices: Prices, ended: (work: number) => boolean): PricingRound {
    const { types } = this.#relaxation.problem.buses;
    this.#values.update(prices, this.#aim, this.#cuts.rides);
    this.#gains = this.#cuts.places.gains(this.#relaxation.sets, prices.place);
    const order = this.#promisingSets(prices);
    const floor = prices.rent.map((rent) => rent + leastProfit);
    const mostProfit = Float64Array.from(floor);
    const loads: Load[] = [];
    let done = 0;
    for (; done < order.length; done++) {
      if ((done >= enoughSets && loads.length >= enoughLoads) || ended(this.work)) break;
      const set = order[done]!;
      const able: number[] = [];
      for (let type = 0; type < types; type++) if (this.#mostOf(set, type, prices) > floor[type]!) able.push(type);
      this.work++;
      for (const load of this.#bestLoads.find(set, prices, this.#gains[set]!, able, floor, this.costs)) {
        mostProfit[load.busType] = Math.max(mostProfit[load.busType]!, load.profit);
        loads.push(load);
      }
    }
    for (let i = done; i < order.length; i++)
      for (let type = 0; type < types; type++)
        mostProfit[type] = Math.max(mostProfit[type]!, this.#mostOf(order[i]!, type, prices));
    return { loads, mostProfit, complete: done === order.length };
  }

  /** More than any trip over a set can earn with a bus type. */
  #mostOf(set: number, type: number, prices: Prices): number {
    const { problem, risk } = this.#relaxation;
    const { values, seats } = this.#values;
    const value = values[set * (seats + 1) + capacityOf(problem.buses, type, risk[set]!)]!;
    return value + prices.bus + this.#gains[set]! - this.costs[set * problem.buses.types + type]!;
  }

  /** Sets that might hold a trip worth its rent, the most promising first. */
  #promisingSets(prices: Prices): number[] {
    const { problem, sets } = this.#relaxation;
    const { types } = problem.buses;
    const excess = new Float64Array(sets.count);
    const promising: number[] = [];
    for (let set = 0; set < sets.count; set++) {
      let most = 0;
      for (let type = 0; type < types; type++)
        most = Math.max(most, this.#mostOf(set, type, prices) - prices.rent[type]!);
      if (most <= leastProfit) continue;
      excess[set] = most;
      promising.push(set);
    }
    return promising.sort((a, b) => excess[b]! - excess[a]! || a - b);
  }
}
