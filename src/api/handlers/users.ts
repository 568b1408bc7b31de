import { editUser } from '../../accounts/editUser.ts';
import type { SetupLink } from '../../accounts/setup.ts';
import { endSessions, inviteUser, resetPassword } from '../../accounts/users.ts';
import type { userEndpoints } from '../../contract/api/users.ts';
import type { Database } from '../../db/pool.ts';
import { listSessions } from '../../db/sessions.ts';
import { findUser, listUsers, type UserRow } from '../../db/users.ts';
import { AppError } from '../../errors.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';
import { presentSession } from './sessions.ts';

/** Accounts, for admins. */
export const userHandlers: Pick<Handlers, keyof typeof userEndpoints> = {
  async listUsers({ deps, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const { rows, nextCursor } = pageOf(await listUsers(deps.database, page), limit, ({ userId }) => userId);
    return { body: { users: rows.map(present), nextCursor } };
  },

  async inviteUser({ deps, body, baseUrl }) {
    const { user, setup } = await inviteUser(deps.database, body);
    return {
      body: { user: present(user), setup: presentLink(setup, baseUrl) },
      location: `/users/${user.userId}`,
      version: user.version,
    };
  },

  async readUser({ deps, params }) {
    const user = await known(deps.database, params.userId);
    return { body: present(user), version: user.version };
  },

  async editUser({ deps, params, body, version }) {
    const user = await editUser(deps.database, { ...params, version, change: body });
    return { body: present(user), version: user.version };
  },

  async resetPassword({ deps, params, baseUrl }) {
    return { body: presentLink(await resetPassword(deps.database, params.userId), baseUrl) };
  },

  async listUserSessions({ deps, params, session }) {
    const { userId } = await known(deps.database, params.userId);
    const rows = await listSessions(deps.database, userId);
    return { body: { sessions: rows.map((row) => presentSession(row, session.sid)) } };
  },

  async endUserSessions({ deps, params }) {
    await endSessions(deps.database, params.userId);
    return {};
  },
};

async function known(database: Database, userId: string): Promise<UserRow> {
  const user = await findUser(database, userId);
  if (user === null) throw new AppError('not_found', 'there is no such account');
  return user;
}

function present({ createdAt, ...user }: UserRow) {
  return { ...user, createdAt: createdAt.toISOString() };
}

function presentLink({ token, expiresAt }: SetupLink, baseUrl: string) {
  return { url: `${baseUrl}/setup/${token}`, expiresAt: expiresAt.toISOString() };
}
