import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { KeyRing } from './keyRing.ts';

/**
 * Where a sealed value lives. It is authenticated with the value, so that a value copied to another row, column or table
 * does not open there.
 */
export interface SealedPlace {
  table: string;
  column: string;
  /** Primary key of the row as one string. */
  row: string;
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with AES-256-GCM under the active key.
 * Layout: version (1 byte) · length of key id (1) · key id · IV (12) · tag (16) · ciphertext.
 */
export function seal(ring: KeyRing, place: SealedPlace, plain: string | Uint8Array): Buffer {
  const key = ring.keys.get(ring.activeId)!;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(associatedData(place));
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const id = Buffer.from(ring.activeId, 'ascii');
  return Buffer.concat([Buffer.from([version, id.length]), id, iv, cipher.getAuthTag(), body]);
}

/**
 * Decrypts what `seal` made for the same place.
 *
 * @throws AppError `internal` where the value was changed, belongs elsewhere, or its key is not among ours.
 */
export function open(ring: KeyRing, place: SealedPlace, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const idEnd = 2 + (bytes[1] ?? 0);
  const bodyStart = idEnd + ivBytes + tagBytes;
  if (bytes[0] !== version || bytes.length < bodyStart) throw unopenable(place, 'is not a sealed value');

  const keyId = bytes.toString('ascii', 2, idEnd);
  const key = ring.keys.get(keyId);
  if (key === undefined) throw unopenable(place, `was sealed with key ${keyId}, which is not in JIEYUN_KEYS`);

  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(idEnd, idEnd + ivBytes));
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(idEnd + ivBytes, bodyStart));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(bodyStart)), decipher.final()]);
  } catch (cause) {
    throw unopenable(place, 'does not open with its key', cause);
  }
}

/** `open` for text. */
export function openText(ring: KeyRing, place: SealedPlace, sealed: Uint8Array): string {
  return open(ring, place, sealed).toString('utf8');
}

/** Unambiguous whatever the parts contain. */
function associatedData(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.row]), 'utf8');
}

function unopenable(place: SealedPlace, why: string, cause?: unknown): AppError {
  return new AppError('internal', `a value of ${place.table}.${place.column} ${why}`, { cause });
}
