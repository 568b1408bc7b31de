import { inBoth } from '../contract/bilingualIssues.ts';
import { appendAudit } from '../db/audit.ts';
import { findPasswordHash, putPasswordHash } from '../db/credentials.ts';
import type { Database } from '../db/pool.ts';
import { deleteSessions } from '../db/sessions.ts';
import { AppError } from '../errors.ts';
import { hashPassword, verifyPassword } from './password.ts';

/**
 * Changes one's own password; every other session of the account ends.
 *
 * @param sid the session that stays; null where the caller has none
 * @throws AppError `forbidden` where the old password does not fit
 */
export async function changePassword(
  database: Database,
  { userId, password, newPassword, sid }: { userId: string; password: string; newPassword: string; sid: string | null },
): Promise<void> {
  if (!(await verifyPassword(await findPasswordHash(database, userId), password))) {
    throw new AppError('forbidden', inBoth({ zh: '原密码不对', en: 'the old password does not fit' }));
  }
  const hash = await hashPassword(newPassword);
  await database.transaction(async (db) => {
    await putPasswordHash(db, userId, hash);
    await deleteSessions(db, userId, sid);
    await appendAudit(db, { action: 'password.change', objectKind: 'user', objectId: userId });
  });
}
