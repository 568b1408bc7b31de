import type { Policy } from '../policy/schema.ts';
import { HealthPass } from './healthPass.ts';
import type { Incumbent } from './incumbent.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { SoftBreach } from './types.ts';

/** The crew that `hos.third_driver_km` is about. */
const thirdDriver = 3;

/** Rules that are kept where that costs no money: health stops are added, a third driver is only missed. */
export class SoftRules {
  readonly #policy: Pick<Policy, 'rest' | 'hos' | 'temp'>;
  readonly #health: HealthPass | null;

  constructor(policy: Pick<Policy, 'rest' | 'hos' | 'temp'>, rules: DrivingRules) {
    this.#policy = policy;
    const { health_stop_every_min: everyMin, min_len: lengthMin } = policy.rest;
    // passengers are measured at stops: a ride without one is no longer than their measurements may lie apart
    const longestS = policy.temp.max_interval_min * 60;
    const goal = { everyS: everyMin * 60, lengthS: lengthMin * 60, longestS };
    this.#health = everyMin > 0 ? new HealthPass(rules, goal) : null;
  }

  /** The timetable to go by, made from the best lawful one, and what it misses. */
  keep(route: Route, lawful: Incumbent): { best: Incumbent; soft: SoftBreach[] } {
    const soft = this.#missedThirdDriver(route, lawful.crew.length);
    if (this.#health === null) return { best: lawful, soft };
    const { best, rideS, obstacle } = route.request.lawAlone
      ? this.#health.without(route, lawful)
      : this.#health.run(route, lawful);
    if (obstacle === null) return { best, soft };
    const limit = this.#policy.rest.health_stop_every_min;
    return {
      best,
      soft: [...soft, { rule: 'rest.health_stop_every_min', limit, actual: Math.ceil(rideS / 60), reason: obstacle }],
    };
  }

  /** Crew size is a matter of prices (formats.md §2, Objective); a long run with fewer than three says so. */
  #missedThirdDriver({ outM, loadedM, request }: Route, drivers: number): SoftBreach[] {
    const limit = this.#policy.hos.third_driver_km;
    const actual = Math.max(outM, loadedM) / 1000;
    if (actual <= limit || drivers >= thirdDriver) return [];
    const reason = request.maxDrivers < thirdDriver ? 'drivers' : 'cost';
    return [{ rule: 'hos.third_driver_km', limit, actual: Math.round(actual), reason }];
  }
}
