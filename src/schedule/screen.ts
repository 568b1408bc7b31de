import { leastGapS } from './bounds.ts';
import { dayS } from './clock.ts';
import { needsSecondDriver } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { TimetableRequest } from './types.ts';

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
  /** False where the trip is exempt from the curfew. */
  curfew: boolean;
}

/** The screen of a request: one pass over its legs and stops, and nothing allocated but the answer. */
export function screenRequest(
  { stops, legs, maxDrivers }: TimetableRequest,
  rules: DrivingRules,
  longestDayS: number,
): Screen {
  const lastDrop = stops.length - 2;
  let loadedM = 0;
  let loadedMotorwayM = 0;
  let loadedDriveS = 0;
  let totalDriveS = 0;
  let dwellS = 0;
  for (let i = 0; i < legs.length; i += 1) {
    const { distanceM, driveS, motorwayPct } = legs[i]!;
    totalDriveS += driveS;
    dwellS += stops[i]!.dwellS;
    if (i === 0 || i >= lastDrop) continue;
    loadedM += distanceM;
    loadedMotorwayM += distanceM * motorwayPct;
    loadedDriveS += driveS;
  }
  const out = legs[0]!;
  const needsSecond =
    needsSecondDriver(out.distanceM, out.distanceM * out.motorwayPct, rules) ||
    needsSecondDriver(loadedM, loadedMotorwayM, rules);
  return screenTotals(
    {
      loadedM,
      loadedDriveS,
      totalDriveS,
      dwellS,
      fewestDrivers: needsSecond ? 2 : 1,
      maxDrivers,
      curfew: Math.max(out.distanceM, loadedM) > rules.curfewExemptM,
    },
    rules,
    longestDayS,
  );
}

/**
 * Lower bounds by arithmetic alone: every block of continuous driving but the last is followed by a break; a crew of n drives at
 * most n × its daily hours in a day; between two times 02:00 the bus drives at most a day less the curfew.
 */
export function screenTotals(totals: RouteTotals, rules: DrivingRules, longestDayS = dayS): Screen {
  const { totalDriveS, dwellS, maxDrivers } = totals;
  const breaks = Math.max(0, Math.ceil(totalDriveS / rules.contDayS) - 1);
  let minElapsedS = totalDriveS + dwellS + breaks * leastGapS(rules, maxDrivers);
  const crewDayS = Math.min(maxDrivers * rules.max24hS, dayS);
  if (crewDayS > 0 && rules.window === 'rolling') {
    const fullDays = Math.max(0, Math.ceil(totalDriveS / crewDayS) - 1);
    minElapsedS = Math.max(minElapsedS, fullDays * dayS + (totalDriveS - fullDays * crewDayS));
  }
  const drivableS = longestDayS - (totals.curfew && !rules.relay ? rules.curfewS : 0);
  return {
    possible:
      totals.loadedM <= rules.loadedDistanceM &&
      totals.loadedDriveS <= rules.loadedDriveS &&
      totals.fewestDrivers <= maxDrivers &&
      totalDriveS <= maxDrivers * rules.max7dS,
    minDrivers: totals.fewestDrivers,
    minDays: Math.ceil(minElapsedS / dayS),
    minNights: Math.max(
      Math.floor(minElapsedS / longestDayS),
      drivableS > 0 ? Math.ceil(totalDriveS / drivableS) - 1 : 0,
    ),
    minElapsedS,
  };
}
