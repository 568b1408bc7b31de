import { randomUUID } from 'node:crypto';
import { appendAudit } from '../../../db/audit.ts';
import { findDraft } from '../../../db/drafts.ts';
import { publishEvent } from '../../../db/events.ts';
import { findLiveVerification, insertVerification } from '../../../db/verifications.ts';
import { AppError } from '../../../errors.ts';
import type { PlanRoads } from '../../roads/planRoads.ts';
import type { ServerDeps } from '../deps.ts';
import { noRoadServer } from './noRoadServer.ts';

/**
 * Notes that a finished plan is to be measured on real roads and queues the work; whoever asks while it is under way gets the one that is. The plan itself
 * stays as it is.
 *
 * @param roads null where the server has no GraphHopper
 * @returns the id under which it is found
 * @throws AppError `not_found`; `conflict` on a server without a GraphHopper
 */
export async function requestVerification(deps: ServerDeps, roads: PlanRoads | null, planId: string): Promise<string> {
  const verificationId = await deps.database.transaction(async (db) => {
    const plan = await findDraft(db, planId);
    if (plan === null) throw new AppError('not_found', 'there is no finished plan of this id');
    if (roads === null) throw noRoadServer();
    const { batchId } = plan;
    const id = randomUUID();
    if (!(await insertVerification(db, { verificationId: id, planId, batchId }))) {
      const live = await findLiveVerification(db, planId);
      // it came to an end meanwhile, and the caller may just as well ask again
      if (live === null) throw new AppError('conflict', 'another one of the plan has just ended: ask again');
      return live.verificationId;
    }
    await publishEvent(db, { kind: 'verification.request', objectId: id, to: 'staff', batchId, data: { planId } });
    const after = { verificationId: id };
    await appendAudit(db, { action: 'plan.verify', objectKind: 'plan', objectId: planId, batchId, after });
    return id;
  });
  try {
    await deps.queues.ensure('verify-plan', { verificationId });
  } catch (error) {
    deps.log.warn({ verificationId, err: error }, 'the queue is away; a sweep will queue the work');
  }
  return verificationId;
}
