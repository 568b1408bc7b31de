import { leastGapS, partCreditS } from './bounds.ts';
import { dayS } from './clock.ts';
import { type Route, timelineChoice } from './route.ts';
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

/**
 * Floors by arithmetic: driving by day, dwell, breaks after full blocks, hand-overs after full shifts, waits for new hours.
 * @param longestDayS from one local 02:00 to the next
 */
export function floorsOf(route: Route, rules: DrivingRules, drivers: number, longestDayS: number): Floors {
  const { totalDayS, loadedDayS, dwellS } = route;
  const totalDwellS = route.toEndS[0]! - totalDayS;
  const loadedDwellS = route.toLastDropS[1]! - loadedDayS - dwellS[1]!;
  const workS = totalDayS + totalDwellS;
  const breaksS = breaksOfS(totalDayS, rules, drivers);
  const elapsedS = elapsedFloorS(totalDayS, workS, breaksS, rules, drivers);
  const loadedBreaksS = Math.max(0, breaksOfS(loadedDayS, rules, drivers) - partCreditS(rules, drivers));
  const curfewS = timelineChoice(route, rules, drivers).curfew && !rules.relay ? rules.curfewS : 0;
  const drivableS = longestDayS - curfewS;
  const nights = Math.max(Math.floor(elapsedS / longestDayS), drivableS > 0 ? Math.ceil(totalDayS / drivableS) - 1 : 0);
  return {
    loadedElapsedS: elapsedFloorS(loadedDayS, loadedDayS + loadedDwellS, loadedBreaksS, rules, drivers),
    elapsedS,
    elapsedWithLoadedLeastS: elapsedFloorS(
      totalDayS,
      workS,
      Math.max(breaksS, breaksAroundS(route, rules, drivers)),
      rules,
      drivers,
    ),
    days: Math.max(1, Math.ceil(elapsedS / dayS)),
    nights,
  };
}

/** Standing between blocks of continuous driving that so much of it needs at least, wherever it lies. */
export function breaksOfS(driveS: number, rules: DrivingRules, drivers: number): number {
  return Math.max(0, Math.ceil(driveS / rules.contDayS) - 1) * leastGapS(rules, drivers);
}

/**
 * Breaks of a trip whose loaded run has as few of them as it can. The blocks of the loaded run then have so much room left, and
 * driving before and after that does not fit into it needs breaks of its own, one for every block.
 */
function breaksAroundS(route: Route, rules: DrivingRules, drivers: number): number {
  const gapS = leastGapS(rules, drivers);
  if (gapS === 0 || partCreditS(rules, drivers) > 0) return 0;
  const { contDayS } = rules;
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
  return (inside + least) * gapS;
}

/** Within a day every full shift but the last ends in a hand-over; beyond the crew's hours a new day must begin. */
function elapsedFloorS(driveS: number, workS: number, breaksS: number, rules: DrivingRules, drivers: number): number {
  const freeS = workS + breaksS;
  if (rules.window === 'fixed_day') return freeS;
  const crewDayS = Math.min(drivers * rules.max24hS, dayS);
  const fullDays = Math.max(0, Math.ceil(driveS / crewDayS) - 1);
  if (rules.window === 'between_rests') {
    const restS = drivers > 1 ? rules.dailyRestMultiS : rules.dailyRestS;
    return fullDays === 0 ? freeS : Math.max(freeS, workS + fullDays * restS);
  }
  if (fullDays > 0) return Math.max(freeS, fullDays * dayS + (driveS - fullDays * crewDayS));
  const handoversS = Math.max(0, Math.ceil(driveS / rules.max24hS) - 1) * rules.handoverS;
  // where a change of driver begins continuous driving anew, one serves as both
  const standsS = rules.contByDriver && drivers > 1 ? Math.max(breaksS, handoversS) : breaksS + handoversS;
  return Math.max(freeS, Math.min(workS + standsS, dayS));
}
