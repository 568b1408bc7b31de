import { createDriverLink, driverToken } from '../accounts/driverLinks.ts';
import { listBatches } from '../db/batches.ts';
import { type DriverLinkRow, listDriverLinks } from '../db/driverLinks.ts';
import { findCountingPlan } from '../db/plans.ts';
import { hasDemoUsers } from '../db/users.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadWholePlan } from '../planning/server/loadDocument.ts';

const hours = 240;
/** A link that runs out sooner is not given to a newcomer any more. */
const leastLeftMs = 24 * 3_600_000;

/**
 * Token of a link to the first trip of the demo's published plan, as a dispatcher gives it to the driver; one that is out
 * already is given again. Null where there is no demo, or nothing of it is published.
 */
export async function findDemoTrip({ database, keys }: Pick<ServerDeps, 'database' | 'keys'>): Promise<string | null> {
  if (!(await hasDemoUsers(database))) return null;
  const batch = (await listBatches(database)).find(({ isDemo }) => isDemo);
  const plan = batch === undefined ? null : await findCountingPlan(database, batch.batchId);
  if (plan === null || plan.publishedVersion === 0) return null;
  const { planId, publishedVersion } = plan;
  const [trip] = (await loadWholePlan({ database, keys }, planId, publishedVersion)).trips;
  if (trip === undefined) return null;
  const { tripId } = trip;
  const open = (await listDriverLinks(database, planId, tripId)).find(isOpen);
  return open === undefined
    ? (await createDriverLink({ database, keys }, { planId, tripId, hours })).token
    : driverToken(keys, open);
}

function isOpen({ revokedAt, expiresAt }: DriverLinkRow): boolean {
  return revokedAt === null && expiresAt.getTime() - Date.now() > leastLeftMs;
}
