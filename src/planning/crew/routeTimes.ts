import type { Driver } from '../../contract/scenario.ts';
import { PolicyRouteTimer, type RouteStops } from '../../schedule/routeTimer.ts';
import { createTimetabler } from '../../schedule/timetabler.ts';
import type { Timetable, TimetableResult } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';

/**
 * The best lawful timetable for some of these drivers and what they have driven; its crew counts in their order.
 * @param notBeforeS earliest departure, where the drivers are out until then
 * @param lawAlone without stops that no rule asks for
 */
export type Retime = (drivers: readonly Driver[], notBeforeS?: number, lawAlone?: boolean) => TimetableResult;

/** Timetables of a batch's routes, each worked out once: plans that are compared share most of their routes. */
export class RouteTimes {
  readonly #timer: PolicyRouteTimer;
  readonly #timetabler: ReturnType<typeof createTimetabler>;
  readonly #known = new WeakMap<RouteStops, Map<string, TimetableResult>>();

  constructor({ timing, policy }: Pick<Batch, 'timing' | 'policy'>) {
    this.#timer = new PolicyRouteTimer(timing, policy);
    this.#timetabler = createTimetabler(policy, timing.local);
  }

  /** For a crew of at most so many, whoever they are; without stops that no rule asks for where `lawAlone` is set. */
  timetable(busType: number, route: RouteStops, mostDrivers: number, lawAlone = false): TimetableResult {
    const key = `${busType} ${mostDrivers} ${lawAlone}`;
    return this.#once(route, key, () => this.#timer.timetable(busType, route, mostDrivers, lawAlone));
  }

  /** A route's timetable without stops that no rule asks for, for as many drivers as its own has. */
  lawAlone(busType: number, route: RouteStops, { drivers }: Timetable): Timetable | null {
    const result = this.timetable(busType, route, drivers, true);
    return result.lawful ? result : null;
  }

  /** How the route is timed anew for other drivers. */
  retime(busType: number, route: RouteStops): Retime {
    const request = this.#timer.request(busType, route);
    return (drivers, notBeforeS = Number.NEGATIVE_INFINITY, lawAlone = false) => {
      const drivenLast7dMin = drivers.map((driver) => driver.drivenLast7dMin);
      const drivenLast14dMin = drivers.map((driver) => driver.drivenLast14dMin ?? driver.drivenLast7dMin);
      const key = `${busType} ${drivenLast7dMin} ${drivenLast14dMin} ${notBeforeS} ${lawAlone}`;
      return this.#once(route, key, () =>
        this.#timetabler.timetable({
          ...request,
          lawAlone,
          earliestStartS: Math.max(request.earliestStartS, notBeforeS),
          maxDrivers: Math.min(request.maxDrivers, drivers.length),
          drivenLast7dMin,
          drivenLast14dMin,
        }),
      );
    };
  }

  #once(route: RouteStops, key: string, work: () => TimetableResult): TimetableResult {
    const known = this.#known.get(route) ?? new Map<string, TimetableResult>();
    this.#known.set(route, known);
    const result = known.get(key) ?? work();
    known.set(key, result);
    return result;
  }
}
