import { randomUUID } from 'node:crypto';
import { limits } from '../accounts/limits.ts';
import { hashPassword } from '../accounts/password.ts';
import { createSetupLink } from '../accounts/setup.ts';
import { inviteUserIn } from '../accounts/users.ts';
import type { Config } from '../config.ts';
import type { Role } from '../contract/api/roles.ts';
import { appendAudit } from '../db/audit.ts';
import { listCompanies } from '../db/companies.ts';
import { putPasswordHash } from '../db/credentials.ts';
import type { Database } from '../db/pool.ts';
import { countAdmins, findUserByLogin, hasDemoUsers, insertUser, setUserStatus } from '../db/users.ts';
import { AppError } from '../errors.ts';
import { OperatorFault } from '../operatorFault.ts';

const firstAdmin = 'admin';

/**
 * The one-time link with which the first admin sets his password; null once an admin can sign in. Every start makes it anew, so
 * that one that was lost, or ran out, does not lock anybody out; a former one stops working.
 */
export async function firstAdminToken(database: Database): Promise<string | null> {
  if ((await countAdmins(database)).active > 0) return null;
  return createAdmin(database, firstAdmin);
}

/**
 * Makes an admin, or takes the one of this login that has not set a password yet.
 *
 * @returns the token of his one-time link
 * @throws AppError `conflict` where the login is somebody else's, or an admin's who can sign in
 */
export async function createAdmin(database: Database, login: string): Promise<string> {
  return database.transaction(async (db) => {
    const known = await findUserByLogin(db, login);
    if (known === null) return (await inviteUserIn(db, { login, role: 'admin', orgId: null })).setup.token;
    if (known.role !== 'admin' || known.status !== 'invited') throw new AppError('conflict', 'this login is taken');
    const setup = await createSetupLink(db, known.userId, limits.resetMs);
    await appendAudit(db, { action: 'user.invite', objectKind: 'user', objectId: known.userId });
    return setup.token;
  });
}

/** Accounts of the demo. Everybody knows the password: they exist for looking around on one's own machine only. */
export const demoAccounts: { password: string; logins: { login: string; role: Exclude<Role, 'admin'> }[] } = {
  password: 'jieyun-demo',
  logins: [
    { login: 'demo-dispatcher', role: 'dispatcher' },
    { login: 'demo-hr', role: 'hr' },
    { login: 'demo-desk', role: 'desk' },
    { login: 'demo-warden', role: 'warden' },
  ],
};

/** Makes the demo's accounts where they are missing; `hr` is that of the demo batch's first company. */
export async function ensureDemoAccounts(database: Database, batchId: string): Promise<void> {
  const hash = await hashPassword(demoAccounts.password);
  await database.transaction(async (db) => {
    const [company] = await listCompanies(db, batchId, { limit: 1, after: null });
    for (const { login, role } of demoAccounts.logins) {
      if ((await findUserByLogin(db, login)) !== null) continue;
      const orgId = role === 'hr' ? company!.orgId : null;
      const { userId } = await insertUser(db, { userId: randomUUID(), login, role, orgId, isDemo: true });
      await putPasswordHash(db, userId, hash);
      await setUserStatus(db, userId, 'active');
      await appendAudit(db, {
        action: 'user.invite',
        objectKind: 'user',
        objectId: userId,
        after: { login, role, orgId },
      });
    }
  });
}

/** The demo's accounts while they are there. They are told to nobody from elsewhere: such a server does not start with them. */
export async function findDemoAccounts(database: Database): Promise<typeof demoAccounts | null> {
  return (await hasDemoUsers(database)) ? demoAccounts : null;
}

/**
 * Refuses to serve others while accounts exist whose password everybody knows.
 *
 * @throws OperatorFault `config_invalid`
 */
export async function refuseDemoAccounts(database: Database, { production, exposed }: Config): Promise<void> {
  if (!(production || exposed) || !(await hasDemoUsers(database))) return;
  throw new OperatorFault('config_invalid', [
    {
      place: 'DEMO',
      problem: {
        zh: '数据库中还有示例账号，其密码人人皆知',
        en: "the database still has the demo's accounts, whose password everybody knows",
      },
      remedy: { zh: '请先运行 npx jieyun demo remove', en: 'run npx jieyun demo remove first' },
    },
  ]);
}
