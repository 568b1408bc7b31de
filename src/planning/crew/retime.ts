import type { Driver } from '../../contract/scenario.ts';
import { PolicyRouteTimer, type RouteStops } from '../../schedule/routeTimer.ts';
import { createTimetabler } from '../../schedule/timetabler.ts';
import type { TimetableResult } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';

/**
 * The best lawful timetable for some of these drivers and what they have driven; its crew counts in their order.
 * @param notBeforeS earliest departure, where the drivers are out until then
 */
export type Retime = (drivers: readonly Driver[], notBeforeS?: number) => TimetableResult;

/** Gives every route of a batch its `Retime`; one engine for all. */
export function retimer({ timing, policy }: Pick<Batch, 'timing' | 'policy'>) {
  const timer = new PolicyRouteTimer(timing, policy);
  const timetabler = createTimetabler(policy, timing.local);
  return (busType: number, route: RouteStops): Retime => {
    const request = timer.request(busType, route);
    return (drivers, notBeforeS = Number.NEGATIVE_INFINITY) =>
      timetabler.timetable({
        ...request,
        earliestStartS: Math.max(request.earliestStartS, notBeforeS),
        maxDrivers: Math.min(request.maxDrivers, drivers.length),
        drivenLast7dMin: drivers.map(({ drivenLast7dMin }) => drivenLast7dMin),
        drivenLast14dMin: drivers.map(({ drivenLast7dMin, drivenLast14dMin }) => drivenLast14dMin ?? drivenLast7dMin),
      });
  };
}
