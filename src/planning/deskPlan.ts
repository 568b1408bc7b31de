import type { DeskPlan } from '../contract/deskPlan.ts';
import type { Plan, PlanTrip } from '../contract/plan.ts';

/** What the desk draws of a plan. */
export function deskPlanOf(plan: Plan): DeskPlan {
  const { scenario, policy, limits, unassigned, kpis, bounds, tradeOff, tight } = plan;
  return {
    ...{ scenario, policy, limits, unassigned, kpis, bounds },
    ...(tradeOff && { tradeOff }),
    ...(tight && { tight }),
    trips: plan.trips.map(drawnTrip),
    people: peopleOf(plan),
  };
}

function drawnTrip({ reserve: _reserve, stops, ...trip }: PlanTrip): PlanTrip {
  return { ...trip, stops: stops.map(({ hours: _hours, ...stop }) => stop) };
}

function peopleOf({ workers }: Plan): DeskPlan['people'] {
  const groups = new Map<string, DeskPlan['people'][number]>();
  for (const { companyId, adcode, workerId } of workers) {
    const key = `${companyId}/${adcode}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { companyId, adcode, workerIds: [workerId] });
    else group.workerIds.push(workerId);
  }
  return [...groups.values()];
}
