import { publishEvent } from '../../db/events.ts';
import { type AlertRow, listAlerts, listPlansOnTheRoad, raiseAlerts, resolveAlerts } from '../../db/journeyAlerts.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { loadStatus } from '../loadJourney.ts';
import { alertCauses } from './alertCauses.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Looks after every plan whose buses may be on the road, a demo's on its own clock. @returns alerts that are new */
export async function watchTrips(deps: Deps, now: Date): Promise<number> {
  let raised = 0;
  for (const { planId, isDemo } of await listPlansOnTheRoad(deps.database, now))
    raised += (await watchPlan(deps, planId, isDemo ? null : now)).length;
  return raised;
}

/**
 * Raises what the dispatcher has to look at in a plan, each once, and ends what is over. Any number of processes may do so at once.
 *
 * @param at as things stood then; null: now
 * @returns alerts that are new
 * @throws AppError `not_found` where the plan is not published
 */
export async function watchPlan(deps: Deps, planId: string, at: Date | null): Promise<AlertRow[]> {
  const { row, plan, policy, trips, nowMs } = await loadStatus(deps, planId, { at });
  const now = new Date(nowMs);
  const { batchId } = row;
  return deps.database.transaction(async (db) => {
    const open = await listAlerts(db, planId, { openOnly: true });
    const causes = plan.trips.flatMap((trip) => alertCauses(trip, trips.get(trip.tripId)!, policy, { nowMs, open }));
    const holds = new Set(causes.map(keyOf));
    const over = open.filter((alert) => !holds.has(keyOf(alert)));
    await resolveAlerts(
      db,
      over.map(({ alertId }) => alertId),
      now,
    );
    const raised = causes.length === 0 ? [] : await raiseAlerts(db, { planId, batchId, at: now }, causes);
    for (const { alertId, tripId, kind } of raised)
      await publishEvent(db, {
        kind: 'journey.alert',
        objectId: alertId,
        batchId,
        to: 'staff',
        data: { planId, tripId, kind },
      });
    if (over.length > 0)
      await publishEvent(db, { kind: 'journey.alert', objectId: planId, batchId, to: 'staff', data: { planId } });
    return raised;
  });
}

function keyOf({ tripId, kind, subject }: Pick<AlertRow, 'tripId' | 'kind' | 'subject'>): string {
  return JSON.stringify([tripId, kind, subject]);
}
