import { inBoth } from '../../contract/bilingualIssues.ts';
import { readBedLabel, roomLabel } from '../../contract/dorms.ts';
import { nobodys, type Warden } from '../../contract/wardens.ts';
import { appendAudit } from '../../db/audit.ts';
import { countBatchEdit, findBatch } from '../../db/batches.ts';
import { listWardedRooms, listWardens, putWarden } from '../../db/dormWardens.ts';
import { publishEvent } from '../../db/events.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { holdBatchAt } from '../../planning/server/holdBatch.ts';

type Deps = Pick<ServerDeps, 'database'>;

/** Wardens of a batch and their buildings. @throws AppError `not_found` where there is no such batch */
export async function readWardens(db: Queryable, batchId: string): Promise<Warden[]> {
  if ((await findBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
  return listWardens(db, batchId);
}

/**
 * Gives a warden buildings instead of those before.
 *
 * @param version of the batch that it was made on; null where the caller does not work from a copy
 * @returns all wardens, and the version of the batch
 * @throws AppError `not_found` where there is no such batch or warden; `precondition_failed`
 */
export async function assignWarden(
  { database }: Deps,
  batchId: string,
  warden: Warden,
  version: number | null = null,
): Promise<{ wardens: Warden[]; version: number }> {
  return database.transaction(async (db) => {
    await holdBatchAt(db, batchId, version);
    const before = (await listWardens(db, batchId)).find(({ login }) => login === warden.login);
    if (before === undefined)
      throw new AppError('not_found', inBoth({ zh: '没有这个宿管账号', en: 'there is no warden of this login' }));
    await putWarden(db, batchId, warden);
    await publishEvent(db, { kind: 'dorm.change', objectId: batchId, to: 'batch', batchId });
    const ids = { objectKind: 'batch', objectId: batchId, batchId } as const;
    await appendAudit(db, { action: 'dorm.warden', ...ids, before, after: warden });
    return { wardens: await listWardens(db, batchId), version: await countBatchEdit(db, batchId) };
  });
}

/** Who looks after which bed. */
export interface WardensOfBeds {
  /** Wardens with buildings, by login. */
  logins: readonly string[];
  /** Nobody where no bed is given or its building is nobody's. */
  of(bedId: string | null): readonly string[];
}

/** Knows the wardens of every bed of a batch. */
export async function wardensOfBeds(db: Queryable, batchId: string): Promise<WardensOfBeds> {
  const byRoom = new Map<string, string[]>();
  for (const { login, ...room } of await listWardedRooms(db, batchId)) {
    const label = roomLabel(room);
    byRoom.set(label, [...(byRoom.get(label) ?? []), login]);
  }
  return {
    logins: [...new Set([...byRoom.values()].flat())].sort(),
    of: (bedId) => byRoom.get(readBedLabel(bedId ?? '')?.room ?? '') ?? [],
  };
}

/** Whether a bed is on the list of a warden; `nobodys`: on nobody's. */
export function isOnListOf(warden: string | null, bedId: string | null, wardens: WardensOfBeds): boolean {
  if (warden === null) return true;
  const own = wardens.of(bedId);
  return warden === nobodys ? own.length === 0 : own.includes(warden);
}
