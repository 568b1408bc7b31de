import type { Plan } from '../../../../contract/plan.ts';
import { type TripFacts, tripFacts } from './tripFacts.ts';

/** A plan as the desk's panes read it; made once for each version of the plan. */
export interface PlanView {
  plan: Plan;
  trips: readonly TripFacts[];
  byTrip: ReadonlyMap<string, TripFacts>;
  /** Company names as the plan's drop-off stops have them. */
  companyNames: ReadonlyMap<string, string>;
  companyOf(workerId: string): string;
  adcodeOf(workerId: string): string;
}

/** Indexes a plan. */
export function planView(plan: Plan): PlanView {
  const workers = new Map(plan.workers.map((worker) => [worker.workerId, worker]));
  const companyOf = (workerId: string) => workers.get(workerId)?.companyId ?? '';
  const trips = plan.trips.map((trip) => tripFacts(trip, companyOf));
  const companyNames = new Map<string, string>();
  for (const { dropoffs } of trips)
    for (const { companyId, name } of dropoffs) if (companyId !== null) companyNames.set(companyId, name);
  return {
    plan,
    trips,
    byTrip: new Map(trips.map((facts) => [facts.tripId, facts])),
    companyNames,
    companyOf,
    adcodeOf: (workerId) => workers.get(workerId)?.adcode ?? '',
  };
}
