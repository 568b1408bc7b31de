import type { HealthAlert } from '../../contract/health.ts';
import { appendAudit } from '../../db/audit.ts';
import { listHolds } from '../../db/bedHolds.ts';
import { type AlertSelection, listAlerts, settleAlert as settleRow } from '../../db/healthAlerts.ts';
import { AppError } from '../../errors.ts';
import { aboutAlert, openAlert } from '../../planning/server/health/sealAlert.ts';
import { loadBatch } from '../../planning/server/loadScenario.ts';
import { isOnListOf, wardensOfBeds } from '../dorms/wardens.ts';
import { type JourneyDeps, publishedPlan } from '../loadJourney.ts';
import { namesOf } from '../people.ts';
import { tellAlerts } from './tellAlerts.ts';

type Deps = Pick<JourneyDeps, 'database' | 'keys' | 'asOf'>;

/**
 * Alerts of a plan that the reader may see, the newest first.
 *
 * @param warden only of people in his buildings; `nobodys`: in nobody's; null: of everybody
 * @throws AppError `not_found`
 */
export async function readAlerts(
  deps: Deps,
  planId: string,
  { onlyOpen, warden, limit = null, after = null }: Omit<AlertSelection, 'until'> & { warden: string | null },
): Promise<HealthAlert[]> {
  const { database, keys } = deps;
  const plan = await publishedPlan(database, planId);
  const { policy, batch } = await loadBatch(database, plan.batchId);
  const until = batch.isDemo ? (deps.asOf ?? null) : null;
  // whose buildings they are in is not the database's to say
  const page = { after, limit: warden === null ? limit : null };
  const told = await listAlerts(database, planId, { onlyOpen, until, ...page });
  const rows = warden === null ? told : (await ofWarden(deps, plan.batchId, told, warden)).slice(0, limit ?? undefined);
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

/** Alerts of people whose beds are on a warden's list. */
async function ofWarden<T extends { workerId: string }>(
  { database }: Deps,
  batchId: string,
  alerts: readonly T[],
  warden: string,
): Promise<T[]> {
  const wardens = await wardensOfBeds(database, batchId);
  const beds = new Map((await listHolds(database, batchId)).map(({ workerId, bedId }) => [workerId, bedId]));
  return alerts.filter(({ workerId }) => isOnListOf(warden, beds.get(workerId) ?? null, wardens));
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
