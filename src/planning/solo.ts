import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import type { Batch } from './batch.ts';
import { busKinds, lacksRoad, soloRun } from './fixes/soloRun.ts';

/** Asks for each group whether one of its people could be carried by some bus of an otherwise idle fleet. */
export class SoloCheck {
  readonly #batch: Batch;
  readonly #timer: PolicyRouteTimer;

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#timer = new PolicyRouteTimer(batch.timing, batch.policy);
  }

  /** True where any bus could; every kind of bus is asked. */
  possible(group: number): boolean {
    const { fleet, drivers, policy } = this.#batch;
    const run = soloRun(this.#batch, group);
    const { risk, metres, seconds, stops } = run;
    if (metres > policy.limits.loadedDistanceM || seconds > policy.limits.loadedDriveS) return false;
    return busKinds(this.#batch, risk).some((type) => {
      const { capacity, depotId } = fleet[type]!;
      if (capacity[risk]! < 1 || lacksRoad(this.#batch, run, type)) return false;
      const most = drivers === null ? undefined : (drivers.get(depotId)?.length ?? 0);
      if (most === 0) return false;
      // the quick search nearly always finds a timetable where there is one
      return this.#timer.time(type, stops, most) !== null || this.#timer.timetable(type, stops, most).lawful;
    });
  }
}
