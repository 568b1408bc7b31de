import type { Policy } from '../policy/schema.ts';
import { daysBegun, nightsSpanned, phaseTable } from './clock.ts';
import { entriesOf } from './entries.ts';
import { explain } from './refusal.ts';
import { compileRoute } from './route.ts';
import { cnRules } from './rules.ts';
import { type Screen, screenRoute } from './screen.ts';
import { Search } from './search.ts';
import type { TimetableRequest, TimetableResult } from './types.ts';

/** The timetable engine of one policy. Keeps scratch memory: use one per thread. */
export interface Timetabler {
  /**
   * The best lawful timetable of a route (README: what is best), or the rule that stands in its way.
   * @throws RangeError where the request is not depot, pick-ups, drop-offs, depot
   */
  timetable(request: TimetableRequest): TimetableResult;
  /**
   * Days, nights and crew of the cheapest timetable that the quick part of the search finds; null where it finds none. For the
   * planner, which asks this of every route that it keeps; `timetable` is never dearer.
   */
  cost(request: TimetableRequest): TimetableCost | null;
  /** Lower bounds from sums alone, for the planner's inner loop. */
  screen(request: TimetableRequest): Screen;
}

/** What the time of a trip costs, before prices. */
export interface TimetableCost {
  drivers: number;
  days: number;
  nights: number;
}

/** Builds the engine for a policy; rule constants are worked out once. */
export function createTimetabler(policy: Policy): Timetabler {
  const rules = cnRules(policy);
  const phases = phaseTable(policy);
  const search = new Search(rules, phases);
  return {
    timetable(request) {
      const route = compileRoute(request);
      search.run(route);
      const best = search.incumbent;
      if (!best.found) return explain(route, rules, phases);
      return {
        lawful: true,
        drivers: best.crew.length,
        crew: [...best.crew],
        entries: entriesOf(route, best.log, phases, best.startS),
        startS: best.startS,
        endS: best.endS,
        days: daysBegun(best.startS, best.endS),
        nights: nightsSpanned(best.startS, best.endS),
        loadedDriveS: best.loadedDriveS,
        loadedElapsedS: best.loadedElapsedS,
      };
    },
    cost(request) {
      search.runForCost(compileRoute(request));
      const { found, drivers, startS, endS } = search.incumbent;
      return found ? { drivers, days: daysBegun(startS, endS), nights: nightsSpanned(startS, endS) } : null;
    },
    screen: (request) => screenRoute(compileRoute(request), rules),
  };
}
