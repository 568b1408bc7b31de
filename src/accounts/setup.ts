import { randomSecret, secretHash } from '../crypto/secrets.ts';
import { appendAudit } from '../db/audit.ts';
import { clearFailures, putPasswordHash } from '../db/credentials.ts';
import type { Database, Queryable } from '../db/pool.ts';
import { deleteSessions } from '../db/sessions.ts';
import { replaceSetupLink, setupLinkExists, takeSetupLink } from '../db/setupLinks.ts';
import { lockUser, setUserStatus } from '../db/users.ts';
import { AppError } from '../errors.ts';
import { hashPassword } from './password.ts';

/** A one-time way to set a password. The token is shown once and stored as a hash only. */
export interface SetupLink {
  token: string;
  expiresAt: Date;
}

/** Makes the link of an account, in place of an earlier one. */
export async function createSetupLink(db: Queryable, userId: string, lastsMs: number): Promise<SetupLink> {
  const token = randomSecret();
  const expiresAt = new Date(Date.now() + lastsMs);
  await replaceSetupLink(db, { userId, tokenHash: secretHash(token), expiresAt });
  return { token, expiresAt };
}

/** Makes sure that a link can still be used. @throws AppError `not_found` */
export async function requireSetupLink(gate: Database, token: string): Promise<void> {
  if (!(await setupLinkExists(gate, secretHash(token)))) throw unusable();
}

/**
 * Sets the password that a link was made for and makes the account active. The link is used up; every session of the
 * account ends.
 *
 * @returns the login.
 * @throws AppError `not_found` where the link is used, too old or unknown, or its account was disabled meanwhile
 */
export async function setPassword(
  gate: Database,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const hash = await hashPassword(password);
  return gate.transaction(async (db) => {
    const userId = await takeSetupLink(db, secretHash(token));
    const user = userId === null ? null : await lockUser(db, userId);
    if (user === null || user.status === 'disabled') throw unusable();
    await putPasswordHash(db, user.userId, hash);
    if (user.status === 'invited') await setUserStatus(db, user.userId, 'active');
    await clearFailures(db, user.login);
    await deleteSessions(db, user.userId);
    await appendAudit(db, { action: 'password.set', objectKind: 'user', objectId: user.userId });
    return user.login;
  });
}

function unusable(): AppError {
  return new AppError('not_found', 'this link was used already, is too old, or never was; ask an admin for another');
}
