import { deleteDemoBatches } from '../../db/batches.ts';
import { withTransaction } from '../../db/pool.ts';
import { findSetting, putSetting } from '../../db/settings.ts';
import type { ServerDeps } from './deps.ts';

const key = 'demo';

/**
 * Whether the demo was ever loaded or removed here: then a start leaves things as they are, and what somebody deleted does
 * not come back.
 */
export async function isDemoSettled({ pool }: Pick<ServerDeps, 'pool'>): Promise<boolean> {
  return (await findSetting(pool, key)) !== null;
}

/** Remembers that the demo was loaded. */
export async function settleDemo({ pool }: Pick<ServerDeps, 'pool'>): Promise<void> {
  await putSetting(pool, key, 'loaded');
}

/** Deletes all demo data, and sees to it that the next start does not load it again. Returns the names of the batches. */
export async function removeDemo({ pool }: Pick<ServerDeps, 'pool'>): Promise<string[]> {
  return withTransaction(pool, async (db) => {
    await putSetting(db, key, 'removed');
    return deleteDemoBatches(db);
  });
}
