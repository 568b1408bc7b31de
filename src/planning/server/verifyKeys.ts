import { type KeyRing, keyFingerprint } from '../../crypto/keyRing.ts';
import type { Database } from '../../db/pool.ts';
import { lockedSetting, putSetting } from '../../db/settings.ts';
import { AppError } from '../../errors.ts';

const setting = 'keys';

/**
 * Compares the keys with those that the database has been used with, before anything is written under wrong ones.
 * New keys are remembered; each may only be left out once nothing needs it (key rotation takes its fingerprint away).
 *
 * @throws AppError `config_invalid` where a key of the database is missing or has another content
 */
export async function verifyKeys(database: Database, ring: KeyRing): Promise<void> {
  const ours = new Map([...ring.keys].map(([id, key]) => [id, keyFingerprint(key)]));
  ours.set(lookupName, keyFingerprint(ring.lookupKey));
  await database.transaction(async (db) => {
    const known = ((await lockedSetting(db, setting)) ?? {}) as Record<string, string>;
    const wrong = Object.keys(known).filter((id) => ours.get(id) !== known[id]);
    if (wrong.length > 0) throw wrongKeys(wrong);
    if (Object.keys(known).length < ours.size) await putSetting(db, setting, Object.fromEntries(ours));
  });
}

const lookupName = '#lookup';

function wrongKeys(wrong: string[]): AppError {
  return new AppError('config_invalid', 'the keys are not those that this database was encrypted with', {
    fields: wrong.map((id) => ({
      location: 'JIEYUN_KEYS',
      message:
        id === lookupName
          ? 'the last key, which lookups hang on, is another one'
          : `key ${id} is missing or another one`,
      fix: 'use the keys that belong to this database (of the demo: .data/keys); a new key goes in front of the old ones',
    })),
  });
}
