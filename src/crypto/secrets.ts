import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keyRing.ts';

/** A secret that nobody guesses: 256 bits as text for headers and addresses. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a random secret. Plain SHA-256 is enough, since there is nothing to try out. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Keys for one purpose, by key id, the newest first: what was signed before a rotation still verifies after it. */
export function derivedKeys(ring: KeyRing, purpose: string): Map<string, Buffer> {
  return new Map(
    [...ring.keys].map(([id, key]) => [id, Buffer.from(hkdfSync('sha256', key, '', `jieyun ${purpose}`, 32))]),
  );
}

/** `<key id>.<payload>.<signature>`, for what must be recognised as ours without asking the database. */
export function signText(ring: KeyRing, purpose: string, text: string): string {
  const [[id, key] = ['', Buffer.alloc(0)]] = derivedKeys(ring, purpose);
  return `${id}.${Buffer.from(text, 'utf8').toString('base64url')}.${signature(key, text)}`;
}

/** The text that `signText` signed for the same purpose; null for anything else. */
export function verifyText(ring: KeyRing, purpose: string, signed: string): string | null {
  const [id = '', payload = '', given = ''] = signed.split('.');
  const key = derivedKeys(ring, purpose).get(id);
  if (key === undefined) return null;
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  const expected = Buffer.from(signature(key, text));
  const found = Buffer.from(given);
  return found.length === expected.length && timingSafeEqual(found, expected) ? text : null;
}

function signature(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
