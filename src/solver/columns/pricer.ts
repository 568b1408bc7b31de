import type { Load } from './bestLoads.ts';
import type { Prices } from './prices.ts';

/** What one round of pricing gives. */
export interface PricingRound {
  /** New trips that earn more than their bus type's rent. */
  loads: Load[];
  /** By bus type: no trip of the relaxation earns more. */
  mostProfit: Float64Array;
  /** True where every set that could hold such a trip was searched to the end. */
  complete: boolean;
}

/** Answers what a bus could earn at given prices: all that a Lagrangian bound needs to know of trips. */
export interface Pricer {
  /** Effort spent so far, in sets of pick-up places searched. */
  readonly work: number;
  /** Least cost of a trip to a pick-up place alone with a bus type; Infinity where there is none. */
  aloneCost(place: number, type: number): number;
  /** Whether it knows the cuts that trips earn in. */
  readonly takesCuts: boolean;
  /** More than any trip costs. */
  readonly dearest: number;
  /**
   * @param ended told the effort so far; true ends the round, whose bounds then hold all the same
   * @param isNew whether the master lacks a trip; at smoothed prices known ones seem to earn as well
   */
  run(prices: Prices, ended: (work: number) => boolean, isNew: (load: Load) => boolean): PricingRound;
}
