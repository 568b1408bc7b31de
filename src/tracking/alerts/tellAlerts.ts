import { publishEvent } from '../../db/events.ts';
import type { Queryable } from '../../db/pool.ts';

/** Tells planners, hosts and the companies concerned that their alerts have changed; not what they are about. */
export async function tellAlerts(
  db: Queryable,
  { planId, batchId }: { planId: string; batchId: string },
  companyIds: readonly string[],
): Promise<void> {
  for (const companyId of new Set(companyIds))
    await publishEvent(db, { kind: 'alert.change', objectId: planId, batchId, to: 'company', companyId });
}
