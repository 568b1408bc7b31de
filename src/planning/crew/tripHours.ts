import type { PlanStop, PlanTrip } from '../../contract/plan.ts';
import type { Policy } from '../../policy/schema.ts';
import { type BatchClock, instantAt } from '../clock.ts';
import type { StaffedCrew } from '../crews.ts';
import { type StopHours, stopHours } from './stopHours.ts';

/** From this share on a leg counts as motorway (formats.md §2). */
const motorwayLegPct = 90;

/**
 * The driving hours of a trip as the plan document shows them: for each of its stops, and what is left at the end of the loaded run.
 * @param legs of the document's stops
 */
export function tripHours(
  crew: StaffedCrew,
  loaded: PlanTrip['loaded'],
  legs: readonly Pick<PlanStop, 'legMotorwayPct'>[],
  policy: Policy,
  clock: BatchClock,
): { stops: NonNullable<PlanStop['hours']>[]; reserve: NonNullable<PlanTrip['reserve']> } {
  const { timetable, members, past } = crew;
  const hours = stopHours(
    timetable,
    past,
    policy,
    clock,
    (entry) => (legs[entry]!.legMotorwayPct ?? 0) >= motorwayLegPct,
  );
  const stops = hours.map(({ continuousS, breakDueS, drivers }) => ({
    continuousS,
    breakDueAt: breakDueS === null ? null : instantAt(clock, breakDueS),
    drivers: drivers.map(({ dayS, last7dS }, place) => ({ driverId: members[place]!.driverId, dayS, last7dS })),
  }));
  const arrival = hours[timetable.entries.findLastIndex(({ kind }) => kind === 'dropoff')]!;
  return { stops, reserve: { ...limitsLeft(loaded, policy), ...hoursLeft(arrival, members) } };
}

function limitsLeft({ distanceM, driveS }: PlanTrip['loaded'], { limits }: Policy) {
  return { loadedDistanceM: limits.loadedDistanceM - distanceM, loadedDriveS: limits.loadedDriveS - driveS };
}

function hoursLeft({ continuousLeftS, drivers }: StopHours, members: StaffedCrew['members']) {
  return {
    continuousS: continuousLeftS,
    drivers: drivers.map(({ dayLeftS, weekLeftS }, place) => ({
      driverId: members[place]!.driverId,
      dailyS: dayLeftS,
      weeklyS: weekLeftS,
    })),
  };
}
