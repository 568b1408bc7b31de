import { appendAudit } from '../../db/audit.ts';
import { deleteDemoBatches } from '../../db/batches.ts';
import { findSetting, putSetting } from '../../db/settings.ts';
import { deleteDemoUsers } from '../../db/users.ts';
import type { ServerDeps } from './deps.ts';

const key = 'demo';

/**
 * Whether the demo was ever loaded or removed here: then a start leaves things as they are, and what somebody deleted does
 * not come back.
 */
export async function isDemoSettled({ database }: Pick<ServerDeps, 'database'>): Promise<boolean> {
  return (await findSetting(database, key)) !== null;
}

/** Remembers that the demo was loaded. */
export async function settleDemo({ database }: Pick<ServerDeps, 'database'>): Promise<void> {
  await putSetting(database, key, 'loaded');
}

/** Deletes all demo data and accounts, and sees to it that the next start does not load it again. Returns the names of the batches. */
export async function removeDemo({ database }: Pick<ServerDeps, 'database'>): Promise<string[]> {
  return database.transaction(async (db) => {
    await putSetting(db, key, 'removed');
    const batches = await deleteDemoBatches(db);
    const logins = await deleteDemoUsers(db);
    await appendAudit(db, { action: 'demo.remove', objectKind: 'demo', objectId: 'demo', before: { batches, logins } });
    return batches;
  });
}
