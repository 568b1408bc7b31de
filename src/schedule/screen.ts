import { dayS } from './clock.ts';
import { fewestDrivers, type Route } from './route.ts';
import type { DrivingRules } from './rules.ts';

/** What every lawful timetable of a route needs at least. */
export interface Screen {
  /** False where no lawful timetable exists, whatever the clock; true proves nothing. */
  possible: boolean;
  minDrivers: number;
  minDays: number;
  minNights: number;
  minElapsedS: number;
}

/** Sums along a route; driving all by day. */
export interface RouteTotals {
  loadedM: number;
  loadedDriveS: number;
  totalDriveS: number;
  dwellS: number;
  /** Fewest drivers by length of run (`fewestDrivers`), and drivers to be had. */
  fewestDrivers: number;
  maxDrivers: number;
}

/** The screen of a route. */
export function screenRoute(route: Route, rules: DrivingRules): Screen {
  return screenTotals(
    {
      loadedM: route.loadedM,
      loadedDriveS: route.loadedDayS,
      totalDriveS: route.totalDayS,
      dwellS: route.toEndS[0]! - route.totalDayS,
      fewestDrivers: fewestDrivers(route, rules),
      maxDrivers: route.request.maxDrivers,
    },
    rules,
  );
}

/**
 * Lower bounds by arithmetic alone: every block of continuous driving but the last is followed by a rest; a crew of n drives at
 * most n × 8 h in any 24 h; between two times 02:00 the bus drives at most a day less the curfew.
 */
export function screenTotals(totals: RouteTotals, rules: DrivingRules): Screen {
  const { totalDriveS, dwellS, maxDrivers } = totals;
  const rests = rules.dwellIsBreak ? 0 : Math.max(0, Math.ceil(totalDriveS / rules.contDayS) - 1);
  const crewDayS = Math.min(maxDrivers * rules.max24hS, dayS);
  const fullDays = crewDayS > 0 ? Math.max(0, Math.ceil(totalDriveS / crewDayS) - 1) : 0;
  const minElapsedS = Math.max(
    totalDriveS + dwellS + rests * rules.breakS,
    fullDays * dayS + (totalDriveS - fullDays * crewDayS),
  );
  const drivableS = dayS - rules.curfewS;
  return {
    possible:
      totals.loadedM <= rules.loadedDistanceM &&
      totals.loadedDriveS <= rules.loadedDriveS &&
      totals.fewestDrivers <= maxDrivers &&
      totalDriveS <= maxDrivers * rules.max7dS,
    minDrivers: totals.fewestDrivers,
    minDays: Math.ceil(minElapsedS / dayS),
    minNights: drivableS > 0 ? Math.max(Math.floor(minElapsedS / dayS), Math.ceil(totalDriveS / drivableS) - 1) : 0,
    minElapsedS,
  };
}
