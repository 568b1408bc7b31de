import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import type { PlanChange } from '../../../../contract/planDraft.ts';

/** The plan after an edit: what the server says has changed, and everything else as it was (the same objects). */
export function applyChange(plan: DeskPlan, change: PlanChange): DeskPlan {
  const { trips, cancelled, leftOver, kpis, bounds, tight } = change;
  const changed = new Map(trips.map((trip) => [trip.tripId, trip]));
  const gone = new Set(cancelled);
  const kept = plan.trips.filter(({ tripId }) => !gone.has(tripId)).map((trip) => changed.get(trip.tripId) ?? trip);
  const present = new Set(plan.trips.map(({ tripId }) => tripId));
  const added = trips.filter(({ tripId }) => !present.has(tripId));
  const replaced = new Set([...leftOver.removed, ...leftOver.added.map(({ workerId }) => workerId)]);
  return {
    ...plan,
    trips: [...kept, ...added].sort((a, b) => a.tripId.localeCompare(b.tripId, 'en', { numeric: true })),
    unassigned: [...plan.unassigned.filter(({ workerId }) => !replaced.has(workerId)), ...leftOver.added],
    kpis,
    bounds,
    tight,
  };
}
