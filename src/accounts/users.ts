import { randomUUID } from 'node:crypto';
import { inBoth } from '../contract/bilingualIssues.ts';
import { actAsSystem } from '../db/actor.ts';
import { deleteApiTokens } from '../db/apiTokens.ts';
import { appendAudit } from '../db/audit.ts';
import { clearFailures, deletePasswordHash } from '../db/credentials.ts';
import { findOrganisation } from '../db/organisations.ts';
import type { Database, Queryable } from '../db/pool.ts';
import { deleteSessions } from '../db/sessions.ts';
import { insertUser, lockUser, type UserRow } from '../db/users.ts';
import { AppError } from '../errors.ts';
import { limits } from './limits.ts';
import { createSetupLink, type SetupLink } from './setup.ts';

export type NewUser = Pick<UserRow, 'login' | 'role' | 'orgId'>;

/** Makes an account and the link with which its owner sets the password. @throws AppError `conflict`, `input_invalid` */
export async function inviteUser(database: Database, user: NewUser): Promise<{ user: UserRow; setup: SetupLink }> {
  return database.transaction((db) => inviteUserIn(db, user));
}

/** `inviteUser` within the caller's transaction. */
export async function inviteUserIn(db: Queryable, user: NewUser): Promise<{ user: UserRow; setup: SetupLink }> {
  await refuseUnknownCompany(db, user.orgId);
  const made = await insertUser(db, { ...user, userId: randomUUID(), isDemo: false });
  const setup = await createSetupLink(db, made.userId, limits.invitationMs);
  const { login, role, orgId } = made;
  await appendAudit(db, {
    action: 'user.invite',
    objectKind: 'user',
    objectId: made.userId,
    after: { login, role, orgId },
  });
  return { user: made, setup };
}

/** Takes password, sessions, tokens and lock of an account away and gives a link to set a new one. @throws AppError `not_found` */
export async function resetPassword(database: Database, userId: string): Promise<SetupLink> {
  return database.transaction(async (db) => {
    const user = await lockUser(db, userId);
    if (user === null || user.status === 'disabled') throw noUser();
    await actAsSystem(db);
    await deletePasswordHash(db, userId);
    await deleteSessions(db, userId);
    await deleteApiTokens(db, userId);
    await clearFailures(db, user.login);
    const setup = await createSetupLink(db, userId, limits.resetMs);
    await appendAudit(db, { action: 'password.reset', objectKind: 'user', objectId: userId });
    return setup;
  });
}

/** Ends all sessions of an account. @throws AppError `not_found` */
export async function endSessions(database: Database, userId: string): Promise<void> {
  await database.transaction(async (db) => {
    if ((await lockUser(db, userId)) === null) throw noUser();
    const ended = await deleteSessions(db, userId);
    await appendAudit(db, { action: 'session.end', objectKind: 'user', objectId: userId, after: { ended } });
  });
}

/** @throws AppError `input_invalid` where there is no such company */
export async function refuseUnknownCompany(db: Queryable, orgId: string | null): Promise<void> {
  if (orgId === null || (await findOrganisation(db, orgId)) !== null) return;
  const message = inBoth({ zh: '没有这家企业', en: 'there is no such company' });
  const fix = inBoth({ zh: '请用企业列表中的 orgId', en: 'send the orgId of a company' });
  const fields = [{ location: 'body.orgId', message, fix }];
  throw new AppError('input_invalid', 'there is no such company', { fields });
}

/** The refusal of an account that nobody has. */
export function noUser(): AppError {
  return new AppError('not_found', 'there is no such account');
}
