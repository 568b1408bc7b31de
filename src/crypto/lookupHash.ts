import { createHmac } from 'node:crypto';
import type { IdType } from '../contract/worker.ts';
import type { KeyRing } from './keyRing.ts';

/**
 * Keyed hash of a person's identity (ID type and normalised number), by which the same person is found again without the
 * number being readable. HMAC-SHA-256, 32 bytes; without the key an attacker cannot try out the few million valid numbers.
 */
export function identityHash(ring: KeyRing, idType: IdType, idNumber: string): Buffer {
  return createHmac('sha256', ring.lookupKey)
    .update(JSON.stringify(['identity', idType, idNumber]))
    .digest();
}

/**
 * Keyed hash of the last four signs of an ID number within a batch: finds the few people of a batch who may stand at a door,
 * and tells nothing across batches.
 */
export function lastFourHash(ring: KeyRing, batchId: string, idNumber: string): Buffer {
  return createHmac('sha256', ring.lookupKey)
    .update(JSON.stringify(['last four', batchId, idNumber.slice(-4).toUpperCase()]))
    .digest();
}

/** Keyed hash of what tells an alert about somebody's health from every other of its plan, as hex: it stands once, and says nothing. */
export function alertHash(ring: KeyRing, name: readonly (string | null)[]): string {
  return createHmac('sha256', ring.lookupKey)
    .update(JSON.stringify(['alert', ...name]))
    .digest('hex');
}

/** Keyed hash of a file's bytes, by which the same upload is recognised; a plain hash would betray a guessed file. */
export function contentHash(ring: KeyRing, bytes: Uint8Array): Buffer {
  return createHmac('sha256', ring.lookupKey).update('content').update(bytes).digest();
}
