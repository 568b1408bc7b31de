import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import { type TripFacts, tripFacts } from './tripFacts.ts';

/** A plan as the desk's panes read it; made once for each version of the plan. */
export interface PlanView {
  plan: DeskPlan;
  trips: readonly TripFacts[];
  byTrip: ReadonlyMap<string, TripFacts>;
  /** Company names as the plan's drop-off stops have them. */
  companyNames: ReadonlyMap<string, string>;
  companyOf(workerId: string): string;
  adcodeOf(workerId: string): string;
}

/**
 * Indexes a plan. Trips that are the same objects as in `before` keep their facts, so that after an edit only the buses that it
 * touched are drawn again.
 */
export function planView(plan: DeskPlan, before: PlanView | null = null): PlanView {
  const groupOf = new Map(
    plan.people.flatMap((group) => group.workerIds.map((workerId) => [workerId, group] as const)),
  );
  const companyOf = (workerId: string) => groupOf.get(workerId)?.companyId ?? '';
  const trips = plan.trips.map((trip) => {
    const known = before?.byTrip.get(trip.tripId);
    return known?.trip === trip ? known : tripFacts(trip, companyOf);
  });
  const companyNames = new Map<string, string>();
  for (const { dropoffs } of trips) {
    for (const { companyId, name } of dropoffs) if (companyId !== null) companyNames.set(companyId, name);
  }
  return {
    plan,
    trips,
    byTrip: new Map(trips.map((facts) => [facts.tripId, facts])),
    companyNames,
    companyOf,
    adcodeOf: (workerId) => groupOf.get(workerId)?.adcode ?? '',
  };
}
