import type { Policy } from '../policy/schema.ts';
import { daysBegun } from './clock.ts';
import { entriesOf } from './entries.ts';
import { type LocalTime, longestDayS, steadyClock } from './localTime.ts';
import { explain } from './refusal.ts';
import { compileRoute, isMotorway } from './route.ts';
import { type DrivingRules, onMotorways, rulesOf } from './rules.ts';
import { type Screen, screenRequest } from './screen.ts';
import { Search } from './search.ts';
import { SoftRules } from './softRules.ts';
import { Timelines } from './timeline.ts';
import type { TimetableRequest, TimetableResult } from './types.ts';

/** The timetable engine of one policy. Keeps scratch memory: use one per thread. */
export interface Timetabler {
  /**
   * The best lawful timetable of a route (README: what is best) with the health stops that fit, or the rule in its way.
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

/**
 * Builds the engine for a policy and the clock changes near the service date.
 * @param rules worked out from the policy once; others to see what a rule is worth
 */
export function createTimetabler(
  policy: Policy,
  local: LocalTime = steadyClock,
  rules: DrivingRules = rulesOf(policy),
): Timetabler {
  const timelines = new Timelines(policy, local);
  const anyRoads = new Search(rules, timelines);
  const motorways = rules.contMotorwayS < rules.contDayS ? new Search(onMotorways(rules), timelines) : anyRoads;
  const searchFor = ({ legs }: TimetableRequest) => (legs.every(isMotorway) ? motorways : anyRoads);
  const longestLocalDayS = longestDayS(local);
  const softly = new SoftRules(policy, rules);
  return {
    timetable(request) {
      const route = compileRoute(request);
      const search = searchFor(request);
      search.run(route);
      if (!search.incumbent.found) return explain(route, rules, timelines);
      const { best, soft } = softly.keep(route, search.incumbent);
      return {
        lawful: true,
        drivers: best.crew.length,
        crew: [...best.crew],
        entries: entriesOf(route, best.log, best.timeline, best.startS),
        startS: best.startS,
        endS: best.endS,
        days: daysBegun(best.startS, best.endS),
        nights: best.timeline.nights(best.startS, best.endS),
        loadedDriveS: best.loadedDriveS,
        loadedElapsedS: best.loadedElapsedS,
        soft,
      };
    },
    cost(request) {
      const search = searchFor(request);
      search.runForCost(compileRoute(request));
      const { found, drivers, startS, endS, timeline } = search.incumbent;
      return found ? { drivers, days: daysBegun(startS, endS), nights: timeline.nights(startS, endS) } : null;
    },
    screen: (request) => screenRequest(request, rules, longestLocalDayS),
  };
}
