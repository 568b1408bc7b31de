import type { Policy } from '../policy/schema.ts';
import { dayS, lodgingInstantS, timeOfDayS } from './clock.ts';

/** What a bus type's time costs, in fen. */
export interface DayPrices {
  dayFen: number;
  drivers: number;
}

/** Sums of a route as the planner's inner loop has them; daytime driving. */
export interface ScreenSums {
  outM: number;
  outS: number;
  loadedM: number;
  loadedS: number;
  backS: number;
  pickups: number;
  dropoffs: number;
  people: number;
}

/** Money of a trip that depends on time alone: bus days, driver days and lodging (formats.md §2, Objective), in fen. */
export function fixedFen(policy: Policy, dayFen: number, drivers: number, days: number, nights: number): number {
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return dayFen * days + 100 * driver_day_cny * drivers * days + 100 * crew_lodging_day * drivers * nights;
}

/**
 * A lower bound on the time cost of any lawful timetable, from sums alone; a few dozen operations and no allocation, because
 * the planner asks it for every candidate move. It never falls when a sum grows.
 *
 * With k drivers: driving D, dwell W and one break for each full continuous stretch make an elapsed time of at least E; any
 * 24 h hold at most k × the daily driving, so days ≥ ⌈D / (k × daily)⌉ and ≥ ⌈E / 24 h⌉. A trip that does not contain 02:00
 * lies between the end of one curfew and 02:00 of the next day, so each further 24 h beyond that gap cost a night.
 */
export class FixedCostBound {
  readonly #policy: Policy;
  readonly #contS: number;
  readonly #breakS: number;
  readonly #dailyS: number;
  readonly #secondDriverM: number;
  readonly #gapS: number;

  /** @param motorwayKnown whether the router measures road classes, so that the longer expressway threshold may apply */
  constructor(policy: Policy, motorwayKnown: boolean) {
    const { hos } = policy;
    this.#policy = policy;
    this.#contS = hos.cont_day_min * 60;
    this.#breakS = hos.break_min * 60;
    this.#dailyS = hos.max_24h_min * 60;
    this.#secondDriverM = 1000 * (motorwayKnown ? hos.second_driver_km_expressway : hos.second_driver_km);
    this.#gapS = dayS - curfewAfterLodgingS(policy);
  }

  /** Fen; Infinity where the bus has too few drivers by the length of the runs. */
  boundFen(bus: DayPrices, sums: ScreenSums): number {
    const { dwell } = this.#policy;
    const driveS = sums.outS + sums.loadedS + sums.backS;
    const dwellS =
      sums.pickups * dwell.pickup_s +
      sums.dropoffs * dwell.dropoff_s +
      sums.people * (dwell.pickup_person_s + dwell.dropoff_person_s);
    const breaks = Math.max(0, Math.ceil(driveS / this.#contS) - 1);
    const elapsedS = driveS + dwellS + breaks * this.#breakS;
    const nights = elapsedS < this.#gapS ? 0 : Math.floor((elapsedS - this.#gapS) / dayS) + 1;
    const fewest = sums.outM > this.#secondDriverM || sums.loadedM > this.#secondDriverM ? 2 : 1;

    let best = Number.POSITIVE_INFINITY;
    for (let drivers = fewest; drivers <= bus.drivers; drivers++) {
      const days = Math.max(1, Math.ceil(elapsedS / dayS), Math.ceil(driveS / (drivers * this.#dailyS)));
      // more days than the elapsed time needs mean that the driving is spread over more than the days before
      const spread = Math.max(nights, days - 1);
      best = Math.min(best, fixedFen(this.#policy, bus.dayFen, drivers, days, spread));
    }
    return best;
  }
}

/** How long after 02:00 the curfew still forbids driving; 0 where it does not cover 02:00. */
function curfewAfterLodgingS({ hos }: Policy): number {
  const [from, to] = hos.curfew.map(timeOfDayS) as [number, number];
  return from <= lodgingInstantS && lodgingInstantS < to ? to - lodgingInstantS : 0;
}
