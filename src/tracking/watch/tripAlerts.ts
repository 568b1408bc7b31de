import type { JourneyAlert } from '../../contract/journey.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { type AlertRow, listAlerts, acknowledgeAlert as noteSeen } from '../../db/journeyAlerts.ts';
import { findPlan } from '../../db/plans.ts';
import type { Database } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { knownBatch } from '../../planning/server/readBatch.ts';
import type { JourneyDeps } from '../loadJourney.ts';
import { alertText } from './alertText.ts';

/** A plan's alerts, the newest first; of a demo as of the instant at which it is looked at. @throws AppError `not_found` */
export async function readTripAlerts(
  { database, asOf = null }: Pick<JourneyDeps, 'database' | 'asOf'>,
  planId: string,
  openOnly: boolean,
): Promise<JourneyAlert[]> {
  const plan = await findPlan(database, planId);
  if (plan === null) throw new AppError('not_found', 'there is no such plan');
  const isPast = asOf !== null && (await knownBatch(database, plan.batchId)).isDemo;
  if (!isPast) return (await listAlerts(database, planId, { openOnly })).map(present);
  const raised = (await listAlerts(database, planId, { openOnly: false }))
    .filter(({ raisedAt }) => raisedAt <= asOf)
    .map((row) => ({ ...row, resolvedAt: row.resolvedAt !== null && row.resolvedAt <= asOf ? row.resolvedAt : null }));
  return raised.filter(({ resolvedAt }) => !openOnly || resolvedAt === null).map(present);
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
