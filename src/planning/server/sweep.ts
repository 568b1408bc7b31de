import { listUnfinishedPlans } from '../../db/plans.ts';
import { listUnfinishedRequests } from '../../db/requests.ts';
import type { ServerDeps } from './deps.ts';

/**
 * Queues every unfinished row that has no live job: the queue was away when it came, its store was lost, or BullMQ gave the
 * job up. Rows younger than `minAgeMs` are left to the caller that is just queuing them.
 *
 * @returns how many were queued.
 * @throws AppError `unavailable` while the queue is away
 */
export async function sweep({ database, queues, log }: ServerDeps, minAgeMs: number): Promise<number> {
  let queued = 0;
  for (const requestId of await listUnfinishedRequests(database, minAgeMs)) {
    if (await queues.ensure('process-request', { requestId })) queued += 1;
  }
  for (const planId of await listUnfinishedPlans(database, minAgeMs)) {
    if (await queues.ensure('run-plan', { planId })) queued += 1;
  }
  if (queued > 0) log.info({ queued }, 'sweep queued strays');
  return queued;
}
