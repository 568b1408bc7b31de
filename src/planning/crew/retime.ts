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

/** Gives every route of a batch its `Retime`; one engine for all. */
export function retimer({ timing, policy }: Pick<Batch, 'timing' | 'policy'>) {
  const timer = new PolicyRouteTimer(timing, policy);
  const timetabler = createTimetabler(policy, timing.local);
  return (busType: number, route: RouteStops): Retime => {
    const request = timer.request(busType, route);
    return (drivers, notBeforeS = Number.NEGATIVE_INFINITY, lawAlone = false) =>
      timetabler.timetable({
        ...request,
        lawAlone,
        earliestStartS: Math.max(request.earliestStartS, notBeforeS),
        maxDrivers: Math.min(request.maxDrivers, drivers.length),
        drivenLast7dMin: drivers.map(({ drivenLast7dMin }) => drivenLast7dMin),
        drivenLast14dMin: drivers.map(({ drivenLast7dMin, drivenLast14dMin }) => drivenLast14dMin ?? drivenLast7dMin),
      });
  };
}

/** A route's timetable without stops that no rule asks for, for as many drivers as its own has. */
export function lawAloneOf(timer: PolicyRouteTimer, busType: number, route: RouteStops, { drivers }: Timetable) {
  return (): Timetable | null => {
    const result = timer.timetable(busType, route, drivers, true);
    return result.lawful ? result : null;
  };
}
