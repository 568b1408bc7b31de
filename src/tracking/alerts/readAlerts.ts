import type { HealthAlert } from '../../contract/health.ts';
import { appendAudit } from '../../db/audit.ts';
import { type AlertSelection, listAlerts, settleAlert as settleRow } from '../../db/healthAlerts.ts';
import { AppError } from '../../errors.ts';
import { aboutAlert, openAlert } from '../../planning/server/health/sealAlert.ts';
import { loadBatch } from '../../planning/server/loadScenario.ts';
import { type JourneyDeps, publishedPlan } from '../loadJourney.ts';
import { namesOf } from '../people.ts';
import { tellAlerts } from './tellAlerts.ts';

type Deps = Pick<JourneyDeps, 'database' | 'keys' | 'asOf'>;

/** Alerts of a plan that the reader may see, the newest first. @throws AppError `not_found` */
export async function readAlerts(
  deps: Deps,
  planId: string,
  selection: Omit<AlertSelection, 'until'>,
): Promise<HealthAlert[]> {
  const { database, keys } = deps;
  const plan = await publishedPlan(database, planId);
  const { policy, batch } = await loadBatch(database, plan.batchId);
  const until = batch.isDemo ? (deps.asOf ?? null) : null;
  const rows = await listAlerts(database, planId, { ...selection, until });
  const workerIds = [...new Set(rows.map(({ workerId }) => workerId))];
  const names = await namesOf(deps, plan.batchId, workerIds, policy);
  return rows.map((row) => ({
    alertId: row.alertId,
    ...aboutAlert(openAlert(keys, row)),
    workerId: row.workerId,
    companyId: row.companyId,
    nameMasked: names.get(row.workerId) ?? '',
    tripId: row.tripId,
    at: row.at.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy: row.settledBy,
  }));
}

/** Notes that somebody has seen to an alert. @throws AppError `not_found` where there is no such open alert */
export async function settleAlert(
  { database }: Deps,
  { planId, alertId }: { planId: string; alertId: string },
): Promise<void> {
  const { batchId } = await publishedPlan(database, planId);
  await database.transaction(async (db) => {
    const companyId = await settleRow(db, { planId, alertId, by: database.actor.login });
    if (companyId === null) throw new AppError('not_found', 'there is no such open alert');
    await tellAlerts(db, { planId, batchId }, [companyId]);
    await appendAudit(db, { action: 'alert.settle', objectKind: 'alert', objectId: alertId, batchId });
  });
}
