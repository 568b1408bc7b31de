import type { PlanTrip } from '../../src/contract/plan.ts';
import type { MakePlan } from '../../src/planning/server/deps.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';

/** Which companies share a bus: the first two are pooled, the third rides alone. */
const tripOf: Record<string, string> = { C001: 'T01', C002: 'T01', C003: 'T02' };

/** A planner that puts C001 and C002 into the bus T01 and C003 into T02, in the stops of the hand-made plan. */
export const planPooled: MakePlan = async ({ scenario, policy, intake }, { seed }) => {
  const { plan } = handMadePlan({ buses: 2, perBus: 2 });
  const workers = intake.workers.map(({ workerId, source, companyId, adcode }, index) => {
    const tripId = tripOf[companyId] ?? null;
    return { workerId, source, companyId, adcode, tripId, seat: `${index + 1}A`, dorm: null };
  });
  const trips = plan.trips.map((trip): PlanTrip => {
    const aboard = workers.filter(({ tripId }) => tripId === trip.tripId);
    const stops = trip.stops.map((stop) => ({
      ...stop,
      board: stop.seq === 4 ? aboard.map(({ workerId }) => workerId) : [],
      alight: aboard.filter(({ companyId }) => companyId === stop.companyId).map(({ workerId }) => workerId),
    }));
    return { ...trip, crew: [{ driverId: 'R1', name: '王师傅标记' }], stops };
  });
  const { limits } = policy;
  return { ...plan, scenario: scenario.name, seed, policy, limits, trips, workers, unassigned: [], rejected: [] };
};
