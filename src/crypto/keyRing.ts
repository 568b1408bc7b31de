import { createHash, hkdfSync } from 'node:crypto';
import { AppError, type ErrorField } from '../errors.ts';

/** AES-256 takes 32 bytes. */
const keyBytes = 32;

/** The keys of this installation: one seals, all of them open, one derived from the oldest makes lookup hashes. */
export interface KeyRing {
  /** Id of the key that new values are sealed with; it is written into each sealed value. */
  activeId: string;
  /** Every key that values may still be sealed with, by id. */
  keys: ReadonlyMap<string, Buffer>;
  /** Key of the keyed hashes, derived so that a hash never helps against the encryption. */
  lookupKey: Buffer;
}

/**
 * Reads `JIEYUN_KEYS`: `id:base64`, several separated by commas, the newest first.
 * New values are sealed with the first key. The key of lookup hashes is derived from the last one at the first start, and
 * then kept sealed in the database (planning/server/openKeys.ts), so that every key may leave in time.
 *
 * @throws AppError `config_invalid` with every fault at once; no part of a key is in it.
 */
export function readKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  const fields: ErrorField[] = [];
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

  for (const [index, entry] of entries.entries()) {
    const fault = readKey(entry, keys);
    if (fault !== null) fields.push({ location: `JIEYUN_KEYS[${index}]`, message: fault, fix: keyRemedy });
  }
  if (entries.length === 0) fields.push({ location: 'JIEYUN_KEYS', message: 'there is no key', fix: keyRemedy });
  if (fields.length > 0) throw new AppError('config_invalid', 'JIEYUN_KEYS cannot be used', { fields });

  const ids = [...keys.keys()];
  const root = keys.get(ids[ids.length - 1]!)!;
  const lookupKey = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), 'jieyun lookup hash 1', keyBytes));
  return { activeId: ids[0]!, keys, lookupKey };
}

const keyRemedy = 'write id:base64 with 32 random bytes, for example the output of: openssl rand -base64 32';

function readKey(entry: string, keys: Map<string, Buffer>): string | null {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/.exec(entry);
  if (match === null) return 'is not of the form id:base64';
  const [, id, base64] = match;
  const key = Buffer.from(base64!, 'base64');
  if (key.length !== keyBytes) return `holds ${key.length} bytes instead of ${keyBytes}`;
  if (keys.has(id!)) return `repeats the id ${id}`;
  keys.set(id!, key);
  return null;
}

/** A short public name of a key's content, to tell two keys with the same id apart. Says nothing about the key. */
export function keyFingerprint(key: Buffer): string {
  return createHash('sha256').update('jieyun key fingerprint 1').update(key).digest('hex').slice(0, 16);
}
