import { inBoth } from '../contract/bilingualIssues.ts';
import type { Bilingual } from '../contract/text.ts';
import { actAsSystem } from '../db/actor.ts';
import { deleteApiTokens } from '../db/apiTokens.ts';
import { appendAudit } from '../db/audit.ts';
import { findPasswordHash } from '../db/credentials.ts';
import type { Database, Queryable } from '../db/pool.ts';
import { deleteSessions } from '../db/sessions.ts';
import { countAdmins, holdAdmins, lockUser, type UserRow, updateUser } from '../db/users.ts';
import { AppError } from '../errors.ts';
import { noUser, refuseUnknownCompany } from './users.ts';

/** What may be changed of an account; what is left out stays. A role comes with its company, which `hr` has and others have not. */
export interface UserChange {
  status?: 'active' | 'disabled' | undefined;
  role?: UserRow['role'] | undefined;
  orgId?: string | null | undefined;
}

type Rights = Pick<UserRow, 'status' | 'role' | 'orgId'>;

/**
 * Disables an account or lets it in again, and gives it another role or company. Whoever loses or changes rights is signed out everywhere, and
 * his tokens end.
 *
 * @throws AppError `not_found`, `precondition_failed`, `input_invalid`; `conflict` where no admin would be left, and for one's own role
 */
export async function editUser(
  database: Database,
  { userId, version, change }: { userId: string; version: number | null; change: UserChange },
): Promise<UserRow> {
  return database.transaction(async (db) => {
    await holdAdmins(db);
    const before = await lockUser(db, userId);
    if (before === null) throw noUser();
    if (version !== null && version !== before.version) throw stale();
    const wanted = rightsAfter(before, change);
    const isOtherRole = wanted.role !== before.role || wanted.orgId !== before.orgId;
    if (!isOtherRole && wanted.status === before.status) return before;
    if (isOtherRole && userId === database.actor.userId) throw new AppError('conflict', inBoth(ownRole));
    await refuseUnknownCompany(db, wanted.orgId);
    // credentials are nobody's to see but the gate's and the program's own
    await actAsSystem(db);
    const hasPassword = (await findPasswordHash(db, userId)) !== null;
    const status = wanted.status === 'active' && !hasPassword ? 'invited' : wanted.status;
    const after = await updateUser(db, userId, { ...wanted, status });
    if (isOtherRole || status === 'disabled') {
      await deleteSessions(db, userId);
      await deleteApiTokens(db, userId);
      await refuseNoAdmin(db, before);
    }
    await appendAudit(db, {
      action: 'user.edit',
      objectKind: 'user',
      objectId: userId,
      before: changedOf(before, after),
      after: changedOf(after, before),
    });
    return after;
  });
}

function rightsAfter(before: UserRow, { status, role, orgId }: UserChange): Rights {
  return role === undefined
    ? { status: status ?? before.status, role: before.role, orgId: before.orgId }
    : { status: status ?? before.status, role, orgId: orgId ?? null };
}

/** What of an account is not as in the other one. */
function changedOf(one: Rights, other: Rights): Partial<Rights> {
  const { status, role, orgId } = one;
  return {
    ...(status !== other.status && { status }),
    ...(role !== other.role && { role }),
    ...(orgId !== other.orgId && { orgId }),
  };
}

async function refuseNoAdmin(db: Queryable, { role, isDemo }: UserRow): Promise<void> {
  if (role !== 'admin' || isDemo) return;
  if ((await countAdmins(db)).active === 0) throw new AppError('conflict', inBoth(lastAdmin));
}

function stale(): AppError {
  return new AppError('precondition_failed', 'somebody else has changed the account meanwhile: read it again');
}

const ownRole: Bilingual = {
  zh: '不能改变自己的角色：请另一位管理员来改',
  en: 'nobody changes his own role: ask another admin',
};
const lastAdmin: Bilingual = {
  zh: '这是最后一位能登录的管理员',
  en: 'this is the last admin who can sign in',
};
