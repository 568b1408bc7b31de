import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../crypto/keyRing.ts';
import { signText, verifyText } from '../crypto/secrets.ts';
import { appendAudit } from '../db/audit.ts';
import {
  type DriverLinkRow,
  findDriverLink,
  insertDriverLink,
  revokeDriverLink as markRevoked,
} from '../db/driverLinks.ts';
import type { Database } from '../db/pool.ts';
import { AppError } from '../errors.ts';

/** How drivers' tokens begin. */
export const driverTokenPrefix = 'jieyund_';

const purpose = 'driver link 1';
const hourMs = 3_600_000;

/** A link to one trip. The token is signed and carries its own end; the database knows whether it was revoked. */
export async function createDriverLink(
  { database, keys }: { database: Database; keys: KeyRing },
  { planId, tripId, hours }: { planId: string; tripId: string; hours: number },
): Promise<{ link: DriverLinkRow; token: string }> {
  const expiresAt = new Date(Date.now() + hours * hourMs);
  const linkId = randomUUID();
  const link = await database.transaction(async (db) => {
    const made = await insertDriverLink(db, { linkId, planId, tripId, expiresAt, createdBy: database.actor.userId });
    const after = { planId, tripId, expiresAt };
    await appendAudit(db, { action: 'driver-link.create', objectKind: 'driver-link', objectId: linkId, after });
    return made;
  });
  return { link, token: driverToken(keys, link) };
}

/** The token of a link. */
export function driverToken(keys: KeyRing, { linkId, expiresAt }: Pick<DriverLinkRow, 'linkId' | 'expiresAt'>): string {
  return `${driverTokenPrefix}${signText(keys, purpose, JSON.stringify([linkId, expiresAt.getTime()]))}`;
}

/** Where a token opens the driver's page: behind the sign #, which browsers send to nobody and no log writes down. */
export function driverUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/driver#${token}`;
}

/** The link of a token; null where it is forged, has run out or was revoked. */
export async function openDriverLink(
  { gate, keys }: { gate: Database; keys: KeyRing },
  token: string,
): Promise<DriverLinkRow | null> {
  const text = verifyText(keys, purpose, token.slice(driverTokenPrefix.length));
  if (text === null) return null;
  const [linkId, expiresAtMs] = JSON.parse(text) as [string, number];
  if (expiresAtMs <= Date.now()) return null;
  const link = await findDriverLink(gate, linkId);
  return link !== null && link.revokedAt === null ? link : null;
}

/** @throws AppError `not_found` */
export async function revokeDriverLink(database: Database, linkId: string): Promise<void> {
  await database.transaction(async (db) => {
    if ((await markRevoked(db, linkId)) === null) throw new AppError('not_found', 'there is no such link');
    await appendAudit(db, { action: 'driver-link.revoke', objectKind: 'driver-link', objectId: linkId });
  });
}
