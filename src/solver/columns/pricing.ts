import { capacityOf } from '../problem.ts';
import { BestLoads, type Load } from './bestLoads.ts';
import type { Cuts } from './cuts.ts';
import type { Prices } from './prices.ts';
import type { Relaxation } from './relaxation.ts';
import { setCosts } from './setCosts.ts';
import { SetValues } from './setValues.ts';
import type { Aim } from './tripCost.ts';

/**
 * A round ends early when so many sets were searched and so many new trips found (for each bus type, at least so many), and
 * leaves the rest to the next one.
 */
const enoughSets = 100;
const enoughLoads = 200;
const enoughLoadsPerType = 5;
/** Trips that earn less than this (fen) are not worth a column. */
const leastProfit = 0.01;
/** A set this near to a rent (fen) is looked at in any case: sums of many rounds are not exact. */
const leastSlack = 1;
/** A set is searched for trips that miss their rent by less than this share of the dearest trip. */
const marginShare = 0.004;

/** What one round of pricing gives. */
export interface PricingRound {
  /** New trips that earn more than their bus type's rent. */
  loads: Load[];
  /** By bus type: no trip of the relaxation earns more. */
  mostProfit: Float64Array;
  /** True where every set that could hold such a trip was searched to the end. */
  complete: boolean;
}

/**
 * Finds the trips that earn most at given prices. First every set of pick-up places gets an upper bound for every bus type; then
 * the sets are searched exactly, the most promising first. A set's bound is only looked at again when prices have
 * moved so far that it could have come to hold a trip worth its rent.
 */
export class Pricing {
  /** Sets searched so far. */
  work = 0;
  /** No trip over a set of pick-up places costs more at least. */
  readonly dearest: number;
  /** Least cost of a trip by set and bus type, as `setCosts` gives it. */
  readonly #costs: Float64Array;
  readonly #relaxation: Relaxation;
  readonly #aim: Aim;
  readonly #cuts: Cuts;
  /** What a trip over each set earns in cuts. */
  #gains: Float64Array;
  readonly #values: SetValues;
  readonly #bestLoads: BestLoads;
  /** `set * types + type` → seats at the least risk. */
  readonly #seatsOf: Int32Array;
  /** By set: how far prices may move before it needs to be looked at again; below zero, by how much it exceeds a rent. */
  readonly #slack: Float64Array;
  /** Trips that miss their floor by less are found as well. */
  readonly #margin: number;
  #bus = 0;
  #rent: Float64Array;

  constructor(relaxation: Relaxation, aim: Aim, cuts: Cuts) {
    const { problem, network, sets } = relaxation;
    const { buses } = problem;
    this.#relaxation = relaxation;
    this.#aim = aim;
    this.#cuts = cuts;
    this.#costs = setCosts(problem, network, sets, aim);
    this.#values = new SetValues(problem, network, sets);
    this.#bestLoads = new BestLoads(problem, network, sets, aim, cuts);
    this.#seatsOf = Int32Array.from({ length: buses.types * buses.riskLevels }, (_, i) =>
      capacityOf(buses, i % buses.types, Math.floor(i / buses.types)),
    );
    this.#slack = new Float64Array(sets.count).fill(Number.NEGATIVE_INFINITY);
    this.#gains = new Float64Array(sets.count);
    this.#rent = new Float64Array(buses.types);
    let dearest = 0;
    for (const cost of this.#costs) if (cost < Number.POSITIVE_INFINITY) dearest = Math.max(dearest, cost);
    this.dearest = dearest;
    this.#margin = marginShare * dearest;
  }

  /** Least cost of a trip to a pick-up place alone with a bus type; Infinity where there is none. */
  aloneCost(place: number, type: number): number {
    // the sets of one place come first, numbered as the places
    return this.#costs[place * this.#relaxation.problem.buses.types + type]!;
  }

  /**
   * @param ended told the sets searched so far; true ends the round, whose bounds then hold all the same
   * @param isNew whether the master lacks a trip; at smoothed prices known ones seem to earn as well
   */
  run(prices: Prices, ended: (work: number) => boolean, isNew: (load: Load) => boolean): PricingRound {
    const { types } = this.#relaxation.problem.buses;
    this.#values.update(prices, this.#aim, this.#cuts);
    const order = this.#promisingSets(prices);
    const floor = prices.rent.map((rent) => rent + leastProfit);
    const mostProfit = Float64Array.from(floor);
    const loads: Load[] = [];
    const enough = Math.max(enoughLoads, enoughLoadsPerType * types);
    let done = 0;
    for (; done < order.length; done++) {
      if ((done >= enoughSets && loads.length >= enough) || ended(this.work)) break;
      const set = order[done]!;
      this.work++;
      const found = this.#search(set, prices, floor);
      for (const load of found) {
        if (load.profit <= floor[load.busType]!) continue;
        mostProfit[load.busType] = Math.max(mostProfit[load.busType]!, load.profit);
        if (isNew(load)) loads.push(load);
      }
    }
    for (let i = done; i < order.length; i++)
      for (let type = 0; type < types; type++)
        mostProfit[type] = Math.max(mostProfit[type]!, this.#mostOf(order[i]!, type, prices));
    return { loads, mostProfit, complete: done === order.length };
  }

  /** The best trip over a set by bus type, down to a little below the floors: so it is known how far the set is from earning. */
  #search(set: number, prices: Prices, floor: Float64Array): Load[] {
    const { types } = this.#relaxation.problem.buses;
    const low = floor.map((each) => each - this.#margin);
    const able: number[] = [];
    for (let type = 0; type < types; type++) if (this.#mostOf(set, type, prices) > low[type]!) able.push(type);
    const found = this.#bestLoads.find(set, prices, this.#gains[set]!, able, low, this.#costs);
    let excess = -this.#margin;
    for (const { busType, profit } of found) excess = Math.max(excess, profit - floor[busType]!);
    this.#slack[set] = Math.max(this.#slack[set]!, -excess);
    return found;
  }

  /** More than any trip over a set can earn with a bus type. */
  #mostOf(set: number, type: number, prices: Prices): number {
    const { problem, risk } = this.#relaxation;
    const seats = this.#seatsOf[risk[set]! * problem.buses.types + type]!;
    return (
      this.#values.at(set, seats) + prices.bus + this.#gains[set]! - this.#costs[set * problem.buses.types + type]!
    );
  }

  /** Sets that might hold a trip worth its rent, the most promising first. */
  #promisingSets(prices: Prices): number[] {
    const { problem, sets } = this.#relaxation;
    const { types } = problem.buses;
    const { width, size, members } = sets;
    const { grown } = this.#values;
    const slack = this.#slack;
    const gains = this.#cuts.places.gains(sets, prices.place);
    // what every set gains of prices that do not depend on places
    let common = prices.bus - this.#bus;
    let lowered = Number.NEGATIVE_INFINITY;
    for (let type = 0; type < types; type++) lowered = Math.max(lowered, this.#rent[type]! - prices.rent[type]!);
    common += lowered;
    const promising: number[] = [];
    for (let set = 0; set < sets.count; set++) {
      let rise = common + gains[set]! - this.#gains[set]!;
      for (let i = 0; i < size[set]!; i++) rise += grown[members[set * width + i]!]!;
      slack[set] = slack[set]! - rise;
    }
    this.#gains = gains;
    this.#bus = prices.bus;
    this.#rent = prices.rent;
    for (let set = 0; set < sets.count; set++) {
      if (slack[set]! > leastSlack) continue;
      let most = Number.NEGATIVE_INFINITY;
      for (let type = 0; type < types; type++)
        most = Math.max(most, this.#mostOf(set, type, prices) - prices.rent[type]!);
      slack[set] = Math.max(slack[set]!, -most);
      if (slack[set]! < -leastProfit) promising.push(set);
    }
    return promising.sort((a, b) => slack[a]! - slack[b]! || a - b);
  }
}
