import type { Role } from '../contract/api/roles.ts';
import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import type { Page } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';

export type UserStatus = 'invited' | 'active' | 'disabled';

/** An account without its credentials. */
export interface UserRow {
  userId: string;
  login: string;
  role: Role;
  /** Company of an account of role `hr`. */
  orgId: string | null;
  status: UserStatus;
  isDemo: boolean;
  /** Counts edits; the ETag. */
  version: number;
  createdAt: Date;
}

/** SQL of an account's columns. */
export const userColumns = `user_id as "userId", login, role, org_id as "orgId", status, is_demo as "isDemo", version,
  created_at as "createdAt"`;

/** @throws AppError `conflict` where the login is taken. */
export async function insertUser(
  db: Queryable,
  user: Pick<UserRow, 'userId' | 'login' | 'role' | 'orgId' | 'isDemo'>,
): Promise<UserRow> {
  try {
    const { rows } = await db.query<UserRow>(
      `insert into users (user_id, login, role, org_id, is_demo) values ($1, $2, $3, $4, $5) returning ${userColumns}`,
      [user.userId, user.login, user.role, user.orgId, user.isDemo],
    );
    return rows[0]!;
  } catch (error) {
    if (isSqlState(error, uniqueViolation))
      throw new AppError('conflict', inBoth({ zh: '这个账号名已被使用', en: 'this login is taken' }), { cause: error });
    throw error;
  }
}

/** Null where there is none. */
export async function findUser(db: Queryable, userId: string): Promise<UserRow | null> {
  const { rows } = await db.query<UserRow>(`select ${userColumns} from users where user_id = $1`, [userId]);
  return rows[0] ?? null;
}

/** `findUser`, holding the account until the transaction ends. */
export async function lockUser(db: Queryable, userId: string): Promise<UserRow | null> {
  const { rows } = await db.query<UserRow>(`select ${userColumns} from users where user_id = $1 for update`, [userId]);
  return rows[0] ?? null;
}

/** Null where there is none. */
export async function findUserByLogin(db: Queryable, login: string): Promise<UserRow | null> {
  const { rows } = await db.query<UserRow>(`select ${userColumns} from users where login = $1`, [login]);
  return rows[0] ?? null;
}

/** Accounts after the one with this id, by login. */
export async function listUsers(db: Queryable, { limit, after }: Page): Promise<UserRow[]> {
  const { rows } = await db.query<UserRow>(
    `select ${userColumns} from users
     where $2::uuid is null or login > (select u.login from users u where u.user_id = $2)
     order by login limit $1`,
    [limit, after],
  );
  return rows;
}

/** Changes the status and counts the edit. */
export async function setUserStatus(db: Queryable, userId: string, status: UserStatus): Promise<UserRow> {
  const { rows } = await db.query<UserRow>(
    `update users set status = $2, version = version + 1 where user_id = $1 returning ${userColumns}`,
    [userId, status],
  );
  return rows[0]!;
}

/** Changes what an account may do and counts the edit. */
export async function updateUser(
  db: Queryable,
  userId: string,
  { status, role, orgId }: Pick<UserRow, 'status' | 'role' | 'orgId'>,
): Promise<UserRow> {
  const { rows } = await db.query<UserRow>(
    `update users set status = $2, role = $3, org_id = $4, version = version + 1 where user_id = $1 returning ${userColumns}`,
    [userId, status, role, orgId],
  );
  return rows[0]!;
}

/** Lets one transaction at a time take rights away, so that two admins cannot take each other's. */
export async function holdAdmins(db: Queryable): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('users: admins'))`);
}

/** How many admins can sign in, or will once they have set their password. */
export async function countAdmins(db: Queryable): Promise<{ active: number; invited: number }> {
  const { rows } = await db.query<{ active: number; invited: number }>(
    `select count(*) filter (where status = 'active')::integer as active,
       count(*) filter (where status = 'invited')::integer as invited
     from users where role = 'admin' and not is_demo`,
  );
  return rows[0]!;
}

/** Whether an account of the demo can sign in. */
export async function hasDemoUsers(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query(`select from users where is_demo and status <> 'disabled' limit 1`);
  return rowCount === 1;
}

/** Deletes the demo's accounts; returns their logins. */
export async function deleteDemoUsers(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ login: string }>('delete from users where is_demo returning login');
  return rows.map(({ login }) => login);
}
