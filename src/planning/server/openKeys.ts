import { type KeyRing, keyFingerprint } from '../../crypto/keyRing.ts';
import { open, seal } from '../../crypto/seal.ts';
import type { Database, Queryable } from '../../db/pool.ts';
import { findSetting, lockedSetting, putSetting } from '../../db/settings.ts';
import { AppError } from '../../errors.ts';

const fingerprints = 'keys';
const lookup = 'lookup_key';
const lookupPlace = { table: 'app_settings', column: 'value', row: lookup };

/**
 * Compares the keys with those that the database has been used with, before anything is written under wrong ones, and opens
 * the key of the lookup hashes, which is kept sealed in the database: so any key may leave once nothing is sealed with it.
 * New keys are remembered; a key may be left out only after `rotateKeys`.
 *
 * @returns the ring to work with
 * @throws AppError `config_invalid` where a key of the database is missing or has another content
 */
export async function openKeys(database: Database, ring: KeyRing): Promise<KeyRing> {
  const ours = fingerprintsOf(ring);
  return database.transaction(async (db) => {
    const known = ((await lockedSetting(db, fingerprints)) ?? {}) as Record<string, string>;
    const wrong = Object.keys(known).filter((id) => !id.startsWith('#') && ours[id] !== known[id]);
    if (wrong.length > 0) throw wrongKeys(wrong);
    await putSetting(db, fingerprints, ours);
    const sealed = await findSetting(db, lookup);
    if (typeof sealed === 'string')
      return { ...ring, lookupKey: open(ring, lookupPlace, Buffer.from(sealed, 'base64')) };
    await putLookupKey(db, ring);
    return ring;
  });
}

/** Forgets every key but the active one, after everything was sealed anew with it. */
export async function forgetOldKeys(db: Queryable, ring: KeyRing): Promise<void> {
  await putLookupKey(db, ring);
  const active = new Map([[ring.activeId, ring.keys.get(ring.activeId)!]]);
  await putSetting(db, fingerprints, fingerprintsOf({ keys: active }));
}

function putLookupKey(db: Queryable, ring: KeyRing): Promise<void> {
  return putSetting(db, lookup, seal(ring, lookupPlace, ring.lookupKey).toString('base64'));
}

function fingerprintsOf({ keys }: Pick<KeyRing, 'keys'>): Record<string, string> {
  return Object.fromEntries([...keys].map(([id, key]) => [id, keyFingerprint(key)]));
}

function wrongKeys(wrong: string[]): AppError {
  return new AppError('config_invalid', 'the keys are not those that this database was encrypted with', {
    fields: wrong.map((id) => ({
      location: 'JIEYUN_KEYS',
      message: `key ${id} is missing or another one`,
      fix: 'use the keys that belong to this database (of the demo: .data/keys); a new key goes in front of the old ones, which may leave after jieyun admin rotate-keys',
    })),
  });
}
