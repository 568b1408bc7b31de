import { randomUUID } from 'node:crypto';
import { randomSecret, secretHash } from '../crypto/secrets.ts';
import { deleteApiToken, insertApiToken, type TokenScope } from '../db/apiTokens.ts';
import { appendAudit } from '../db/audit.ts';
import type { Database } from '../db/pool.ts';
import { AppError } from '../errors.ts';

/** How API tokens begin, so that secret scanners and people recognise one. */
export const apiTokenPrefix = 'jieyun_';

const dayMs = 86_400_000;

/** A new token with the rights of the account, or those of a tracker; it is shown this once. */
export async function createToken(
  database: Database,
  { userId, name, days, scope = null }: { userId: string; name: string; days: number; scope?: TokenScope | null },
): Promise<{ tokenId: string; token: string; expiresAt: Date }> {
  const token = `${apiTokenPrefix}${randomSecret()}`;
  const tokenId = randomUUID();
  const expiresAt = new Date(Date.now() + days * dayMs);
  await database.transaction(async (db) => {
    await insertApiToken(db, { tokenId, userId, name, scope, tokenHash: secretHash(token), expiresAt });
    await appendAudit(db, {
      action: 'token.create',
      objectKind: 'token',
      objectId: tokenId,
      after: { expiresAt, scope },
    });
  });
  return { tokenId, token, expiresAt };
}

/** @throws AppError `not_found` where the account has no such token */
export async function revokeToken(
  database: Database,
  { userId, tokenId }: { userId: string; tokenId: string },
): Promise<void> {
  await database.transaction(async (db) => {
    if (!(await deleteApiToken(db, userId, tokenId))) throw new AppError('not_found', 'there is no such token');
    await appendAudit(db, { action: 'token.revoke', objectKind: 'token', objectId: tokenId });
  });
}
