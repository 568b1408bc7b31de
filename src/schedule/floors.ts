import { dayS } from './clock.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';

/** What no timetable of a route with a given crew can undercut. */
export interface Floors {
  loadedElapsedS: number;
  elapsedS: number;
  /** Of those timetables whose loaded run is as short as its floor. */
  elapsedWithLoadedLeastS: number;
  days: number;
  nights: number;
}

/** Floors by arithmetic: driving by day, dwell, rests after full blocks, hand-overs after full shifts, waits for new hours. */
export function floorsOf(route: Route, rules: DrivingRules, drivers: number): Floors {
  const { totalDayS, loadedDayS, dwellS } = route;
  const totalDwellS = route.toEndS[0]! - totalDayS;
  const loadedDwellS = route.toLastDropS[1]! - loadedDayS - dwellS[1]!;
  const workS = totalDayS + totalDwellS;
  const elapsedS = elapsedFloorS(totalDayS, workS + restsS(totalDayS, rules), rules, drivers);
  const drivableS = dayS - rules.curfewS;
  return {
    loadedElapsedS: elapsedFloorS(loadedDayS, loadedDayS + loadedDwellS + restsS(loadedDayS, rules), rules, drivers),
    elapsedS,
    elapsedWithLoadedLeastS: elapsedFloorS(totalDayS, workS + restsAroundS(route, rules), rules, drivers),
    days: Math.ceil(elapsedS / dayS),
    nights: drivableS > 0 ? Math.max(Math.floor(elapsedS / dayS), Math.ceil(totalDayS / drivableS) - 1) : 0,
  };
}

/** Rest that so much driving needs at least, wherever it lies. */
export function restsS(driveS: number, rules: DrivingRules): number {
  return rules.dwellIsBreak ? 0 : Math.max(0, Math.ceil(driveS / rules.contDayS) - 1) * rules.breakS;
}

/**
 * Rest of a trip whose loaded run has as few rests as it can. The blocks of the loaded run then have so much room left, and
 * driving before and after that does not fit into it needs rests of its own, one for every block.
 */
function restsAroundS(route: Route, rules: DrivingRules): number {
  if (rules.dwellIsBreak) return 0;
  const { contDayS, breakS } = rules;
  const outS = route.dayS[0]!;
  const backS = route.dayS[route.lastDrop]!;
  const inside = Math.max(0, Math.ceil(route.loadedDayS / contDayS) - 1);
  const roomS = (inside + 1) * contDayS - route.loadedDayS;
  let least = Number.POSITIVE_INFINITY;
  for (let before = 0; least > before; before += 1) {
    const carriedS = Math.max(0, outS - before * contDayS);
    if (carriedS > roomS) continue;
    least = Math.min(least, before + Math.max(0, Math.ceil((backS - roomS + carriedS) / contDayS)));
  }
  return (inside + least) * breakS;
}

/** Within 24 h every full shift but the last ends in a hand-over; beyond the crew's hours a new day must begin. */
function elapsedFloorS(driveS: number, freeS: number, rules: DrivingRules, drivers: number): number {
  const crewDayS = Math.min(drivers * rules.max24hS, dayS);
  const fullDays = Math.max(0, Math.ceil(driveS / crewDayS) - 1);
  if (fullDays > 0) return Math.max(freeS, fullDays * dayS + (driveS - fullDays * crewDayS));
  const handovers = Math.max(0, Math.ceil(driveS / rules.max24hS) - 1);
  return Math.max(freeS, Math.min(freeS + handovers * rules.handoverS, dayS));
}
