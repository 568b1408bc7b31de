import type { JourneyAlert } from '../../contract/journey.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { type AlertRow, listAlerts, acknowledgeAlert as noteSeen } from '../../db/journeyAlerts.ts';
import { findPlan } from '../../db/plans.ts';
import type { Database } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { alertText } from './alertText.ts';

/** A plan's alerts, the newest first. @throws AppError `not_found` */
export async function readTripAlerts(database: Database, planId: string, openOnly: boolean): Promise<JourneyAlert[]> {
  if ((await findPlan(database, planId)) === null) throw new AppError('not_found', 'there is no such plan');
  return (await listAlerts(database, planId, { openOnly })).map(present);
}

/** Somebody has seen an alert and looks after it; the first one counts. @throws AppError `not_found` */
export async function acknowledgeTripAlert(database: Database, alertId: string): Promise<JourneyAlert> {
  return database.transaction(async (db) => {
    const row = await noteSeen(db, alertId, database.actor.login);
    if (row === null) throw new AppError('not_found', 'there is no such alert');
    const { batchId, planId, tripId, kind } = row;
    await publishEvent(db, {
      kind: 'journey.alert',
      objectId: alertId,
      batchId,
      to: 'staff',
      data: { planId, tripId, kind },
    });
    const after = { tripId, kind };
    await appendAudit(db, { action: 'journey.acknowledge', objectKind: 'plan', objectId: planId, batchId, after });
    return present(row);
  });
}

function present(row: AlertRow): JourneyAlert {
  const { alertId, planId, tripId, kind, raisedAt, resolvedAt, acknowledgedAt, acknowledgedBy } = row;
  return {
    ...{ alertId, planId, tripId, kind, text: alertText(row) },
    raisedAt: raisedAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    acknowledged: acknowledgedAt && { at: acknowledgedAt.toISOString(), by: acknowledgedBy ?? '' },
  };
}
