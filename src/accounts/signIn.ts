import { inBoth } from '../contract/bilingualIssues.ts';
import { appendAudit } from '../db/audit.ts';
import { clearFailures, findLock, findPasswordHash, noteFailure } from '../db/credentials.ts';
import type { Database } from '../db/pool.ts';
import { findUserByLogin, type UserRow } from '../db/users.ts';
import { AppError } from '../errors.ts';
import { limits } from './limits.ts';
import { verifyPassword } from './password.ts';

/**
 * Checks login and password. Every refusal reads the same, whether the login exists, is disabled or the password is wrong;
 * a login that failed too often is locked for a while, also for the right password, also where it does not exist.
 *
 * @param gate the database as the gate sees it
 * @throws AppError `unauthorized`, `too_many_requests`
 */
export async function signIn(
  gate: Database,
  { login, password }: { login: string; password: string },
): Promise<UserRow> {
  const locked = await findLock(gate, login);
  if (locked !== null) throw lockedUntil(locked);
  const user = await findUserByLogin(gate, login);
  const stored = user?.status === 'active' ? await findPasswordHash(gate, user.userId) : null;
  const fits = await verifyPassword(stored, password);
  if (user === null || !fits) {
    const until = await gate.transaction(async (db) => {
      const lock = await noteFailure(db, login, limits);
      if (user !== null) {
        const after = { lockedUntil: lock };
        await appendAudit(db, { action: 'session.refuse', objectKind: 'user', objectId: user.userId, after });
      }
      return lock;
    });
    if (until !== null) throw lockedUntil(until);
    throw new AppError('unauthorized', 'login and password do not fit');
  }
  await gate.transaction(async (db) => {
    await clearFailures(db, login);
    await appendAudit(db, { action: 'session.begin', objectKind: 'user', objectId: user.userId });
  });
  return user;
}

function lockedUntil(until: Date): AppError {
  const retryAfterS = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  return new AppError(
    'too_many_requests',
    inBoth({
      zh: '密码错误次数过多：请稍候再试，或请管理员重置',
      en: 'too many wrong passwords: wait, or ask an admin for a reset',
    }),
    {
      retryAfterS,
    },
  );
}
