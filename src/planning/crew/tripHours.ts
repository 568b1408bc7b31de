import type { PlanStop, PlanTrip } from '../../contract/plan.ts';
import type { Policy } from '../../policy/schema.ts';
import { type BatchClock, instantAt } from '../clock.ts';
import type { StaffedCrew } from '../crews.ts';
import { type StopHours, stopHours } from './stopHours.ts';

/** The driving hours of a trip as the plan document shows them: for each of its stops, and what is left at the end of the loaded run. */
export function tripHours(
  crew: StaffedCrew,
  loaded: PlanTrip['loaded'],
  policy: Policy,
  clock: BatchClock,
): { stops: NonNullable<PlanStop['hours']>[]; reserve: NonNullable<PlanTrip['reserve']> } {
  const { timetable, members, past } = crew;
  const hours = stopHours(timetable, past, policy, clock);
  const stops = hours.map(({ continuousS, breakDueS, drivers }) => ({
    continuousS,
    breakDueAt: breakDueS === null ? null : instantAt(clock, breakDueS),
    drivers: drivers.map(({ dayS, last7dS }, place) => ({ driverId: members[place]!.driverId, dayS, last7dS })),
  }));
  const arrival = hours[timetable.entries.findLastIndex(({ kind }) => kind === 'dropoff')]!;
  return { stops, reserve: { ...limitsLeft(loaded, policy), ...hoursLeft(arrival, members, policy) } };
}

function limitsLeft({ distanceM, driveS }: PlanTrip['loaded'], { limits }: Policy) {
  return { loadedDistanceM: limits.loadedDistanceM - distanceM, loadedDriveS: limits.loadedDriveS - driveS };
}

/** The on-duty week of the drivers is not shown: the timetable keeps it, and nobody reads it at the wheel. */
function hoursLeft({ continuousS, drivers }: StopHours, members: StaffedCrew['members'], { hos }: Policy) {
  return {
    continuousS: Math.max(0, hos.cont_day_min * 60 - continuousS),
    drivers: drivers.map(({ dayLeftS, last7dS }, place) => ({
      driverId: members[place]!.driverId,
      dailyS: dayLeftS,
      weeklyS: hos.week_counts === 'driving' ? Math.max(0, hos.max_7d_min * 60 - last7dS) : null,
    })),
  };
}
