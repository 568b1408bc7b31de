import { randomUUID } from 'node:crypto';
import { createToken } from '../../src/accounts/tokens.ts';
import type { Role } from '../../src/contract/api/roles.ts';
import type { Actor } from '../../src/db/actor.ts';
import type { Database } from '../../src/db/pool.ts';
import { insertUser, setUserStatus, type UserRow } from '../../src/db/users.ts';

/** An active account without a password; its login says the role. */
export async function addUser(database: Database, role: Role, orgId: string | null = null): Promise<UserRow> {
  const userId = randomUUID();
  await insertUser(database, { userId, login: `${role}-${userId.slice(0, 8)}`, role, orgId, isDemo: false });
  return setUserStatus(database, userId, 'active');
}

/** An API token of an account. */
export async function tokenOf(database: Database, { userId }: UserRow): Promise<string> {
  return (await createToken(database, { userId, name: 'test', days: 1 })).token;
}

/** An account as the database knows it. */
export function actorOf({ userId, role, orgId, login }: UserRow): Actor {
  return { role, userId, orgId, trip: null, login, address: null, requestId: null };
}
