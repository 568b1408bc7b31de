import { randomUUID } from 'node:crypto';
import type { ReleaseResult } from '../../contract/observation.ts';
import { appendAudit } from '../../db/audit.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { journeyClock } from '../journeyClock.ts';
import { loadJourney } from '../loadJourney.ts';
import { recordEvents } from '../recordEvents.ts';
import { observeAll } from './observe.ts';

/**
 * Signs people off in the name of whoever calls. Whoever may not go yet stays, with the reasons; somebody who is not observed has not
 * done his days.
 *
 * @returns in the order of the ids, each once
 * @throws as `loadJourney`
 */
export async function signRelease(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  planId: string,
  workerIds: readonly string[],
): Promise<ReleaseResult[]> {
  const journey = await loadJourney(deps, planId);
  const nowMs = journeyClock(journey);
  const observed = new Map(observeAll(journey, nowMs).map((one) => [one.person.workerId, one]));
  const results = [...new Set(workerIds)].map((workerId): ReleaseResult => {
    const obstacles = observed.get(workerId)?.obstacles ?? ['days'];
    return { workerId, result: obstacles.length === 0 ? 'released' : 'refused', obstacles };
  });
  const released = results.filter(({ result }) => result === 'released');
  const at = new Date(nowMs).toISOString();
  if (released.length > 0)
    await recordEvents(deps, {
      planId,
      tripId: null,
      isSignOff: true,
      events: released.map(({ workerId }) => ({ kind: 'released', id: randomUUID(), at, workerId })),
    });
  const after = { released: released.length, refused: results.length - released.length };
  const { batchId } = journey.row;
  await appendAudit(deps.database, { action: 'release.sign', objectKind: 'plan', objectId: planId, batchId, after });
  return results;
}
