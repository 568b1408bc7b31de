import { publishEvent } from '../../db/events.ts';
import { type AlertRow, listAlerts, raiseAlerts, resolveAlerts } from '../../db/journeyAlerts.ts';
import type { Database } from '../../db/pool.ts';
import type { JourneyStatus } from '../loadJourney.ts';
import { alertCauses } from './alertCauses.ts';

/**
 * Raises what the dispatcher has to look at in a plan, each once, and ends what is over. Any number of processes may do so at once.
 *
 * @returns alerts that are new
 */
export async function watchTrips(database: Database, journey: JourneyStatus): Promise<AlertRow[]> {
  const { row, plan, policy, trips, nowMs } = journey;
  const now = new Date(nowMs);
  const { batchId, planId } = row;
  return database.transaction(async (db) => {
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
