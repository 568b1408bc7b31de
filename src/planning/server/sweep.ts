import { purgeEvents } from '../../db/events.ts';
import { listUnfinishedPlans } from '../../db/plans.ts';
import type { Queryable } from '../../db/pool.ts';
import { listUnfinishedRequests } from '../../db/requests.ts';
import { findSetting } from '../../db/settings.ts';
import { listUnfinishedVerifications } from '../../db/verifications.ts';
import type { ServerDeps } from './deps.ts';
import { type PurgeReport, purgeSetting } from './purgeExpired.ts';

/** Whoever was away for longer reads everything anew. */
const eventsKeptMs = 24 * 3_600_000;

/** Whether the purge has not run today. */
async function isPurgeDue(database: Queryable, today: string): Promise<boolean> {
  const last = (await findSetting(database, purgeSetting)) as PurgeReport | null;
  return last?.day !== today;
}

/**
 * Queues every unfinished row that has no live job: the queue was away when it came, its store was lost, or BullMQ gave the
 * job up; and the purge of the day. Forgets old events. Rows younger than `minAgeMs` are left to the caller that is just queuing them.
 *
 * @returns how many were queued.
 * @throws AppError `unavailable` while the queue is away
 */
export async function sweep({ database, queues, log }: ServerDeps, minAgeMs: number): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  let queued = 0;
  for (const requestId of await listUnfinishedRequests(database, minAgeMs)) {
    if (await queues.ensure('process-request', { requestId })) queued += 1;
  }
  for (const planId of await listUnfinishedPlans(database, minAgeMs)) {
    if (await queues.ensure('run-plan', { planId })) queued += 1;
  }
  for (const verificationId of await listUnfinishedVerifications(database, minAgeMs)) {
    if (await queues.ensure('verify-plan', { verificationId })) queued += 1;
  }
  if (await isPurgeDue(database, today)) await queues.ensure('purge', { day: today });
  await purgeEvents(database, eventsKeptMs);
  if (queued > 0) log.info({ queued }, 'sweep queued strays');
  return queued;
}
