import type { Policy } from '../policy/schema.ts';
import { leastGapS } from './bounds.ts';
import { dayS, lodgingTimeS, timeOfDayS } from './clock.ts';
import { type LocalTime, longestDayS, steadyClock } from './localTime.ts';
import { type DrivingRules, rulesOf } from './rules.ts';

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
 * With k drivers: driving D, dwell W and one break for each full continuous stretch make an elapsed time of at least E. Any
 * 24 h hold at most k × the daily driving, so days ≥ ⌈D / (k × daily)⌉; where a day lies between rests, E has a rest for every
 * full k × daily instead. A trip that does not contain 02:00 lies between the end of one curfew and 02:00 of the next day, so
 * each further day beyond that gap costs a night.
 */
export class FixedCostBound {
  readonly #policy: Policy;
  readonly #rules: DrivingRules;
  readonly #secondDriverM: number;
  readonly #longestDayS: number;
  readonly #curfewS: number;

  /** @param motorwayKnown whether the router measures road classes, so that the longer expressway threshold may apply */
  constructor(policy: Policy, motorwayKnown: boolean, local: LocalTime = steadyClock) {
    this.#policy = policy;
    this.#rules = rulesOf(policy);
    this.#secondDriverM = motorwayKnown ? this.#rules.secondDriverMotorwayM : this.#rules.secondDriverM;
    this.#longestDayS = longestDayS(local);
    this.#curfewS = this.#rules.relay ? 0 : curfewAfterLodgingS(policy);
  }

  /** By the lengths of the runs alone. */
  leastDrivers({ outM, loadedM }: ScreenSums): number {
    return outM > this.#secondDriverM || loadedM > this.#secondDriverM ? 2 : 1;
  }

  /** Fen; Infinity where the bus has too few drivers by the length of the runs. */
  boundFen(bus: DayPrices, sums: ScreenSums): number {
    const { dwell } = this.#policy;
    const rules = this.#rules;
    const driveS = sums.outS + sums.loadedS + sums.backS;
    const dwellS =
      sums.pickups * dwell.pickup_s +
      sums.dropoffs * dwell.dropoff_s +
      sums.people * (dwell.pickup_person_s + dwell.dropoff_person_s);
    const breaks = Math.max(0, Math.ceil(driveS / rules.contDayS) - 1);
    const exempt = sums.outM <= rules.curfewExemptM && sums.loadedM <= rules.curfewExemptM;
    const gapS = this.#longestDayS - (exempt ? 0 : this.#curfewS);
    const fewest = this.leastDrivers(sums);

    let best = Number.POSITIVE_INFINITY;
    for (let drivers = fewest; drivers <= bus.drivers; drivers++) {
      const shifts = rules.window === 'fixed_day' ? 1 : Math.max(1, Math.ceil(driveS / (drivers * rules.max24hS)));
      const restS = rules.window === 'between_rests' ? (drivers > 1 ? rules.dailyRestMultiS : rules.dailyRestS) : 0;
      const standS = Math.max(breaks * leastGapS(rules, drivers), (shifts - 1) * restS);
      const elapsedS = driveS + dwellS + standS;
      const days = Math.max(1, Math.ceil(elapsedS / dayS), rules.window === 'rolling' ? shifts : 1);
      const nights = elapsedS < gapS ? 0 : Math.floor((elapsedS - gapS) / this.#longestDayS) + 1;
      // more days than the elapsed time needs mean that the driving is spread over more than the days before
      const spread = Math.max(nights, this.#longestDayS > dayS ? Math.max(0, days - 2) : days - 1);
      best = Math.min(best, fixedFen(this.#policy, bus.dayFen, drivers, days, spread));
    }
    return best;
  }
}

/** How long after 02:00 the curfew still forbids driving; 0 where it does not cover 02:00. */
function curfewAfterLodgingS({ hos }: Policy): number {
  const [from, to] = hos.curfew.map(timeOfDayS) as [number, number];
  return from <= lodgingTimeS && lodgingTimeS < to ? to - lodgingTimeS : 0;
}
