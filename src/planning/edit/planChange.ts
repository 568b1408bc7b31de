import type { PlanChange } from '../../contract/planDraft.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import type { DraftState } from './draftState.ts';
import { nearLimits, softLimits } from './limitsOf.ts';
import { listPatch } from './statePatch.ts';

/** What stands differently in another draft, for whoever shows the first one. */
export function changeBetween(
  before: DraftState,
  after: DraftState,
): Pick<PlanChange, 'trips' | 'cancelled' | 'workers' | 'leftOver'> {
  const [was, is] = [before.plan, after.plan];
  const running = new Set(is.trips.map(({ tripId }) => tripId));
  const leftIs = new Set(is.unassigned.map(({ workerId }) => workerId));
  return {
    trips: listPatch(was.trips, is.trips, ({ tripId }) => tripId).put,
    cancelled: was.trips.flatMap(({ tripId }) => (running.has(tripId) ? [] : [tripId])),
    workers: listPatch(was.workers, is.workers, ({ workerId }) => workerId).put.map(({ workerId, tripId, seat }) => ({
      workerId,
      tripId,
      seat,
    })),
    leftOver: {
      added: listPatch(was.unassigned, is.unassigned, ({ workerId }) => workerId).put,
      removed: was.unassigned.flatMap(({ workerId }) => (leftIs.has(workerId) ? [] : [workerId])),
    },
  };
}

/** All that a draft breaks or comes near to, trip by trip. */
export function standingLimits({ plan, broken }: DraftState): PlanLimit[] {
  const limits = [...broken, ...nearLimits(plan.limits, plan.trips), ...softLimits(plan.trips)];
  return limits.sort((a, b) => (a.tripId ?? '').localeCompare(b.tripId ?? ''));
}
