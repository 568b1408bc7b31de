import { changePassword } from '../../accounts/changePassword.ts';
import { requireSetupLink, setPassword } from '../../accounts/setup.ts';
import { signIn } from '../../accounts/signIn.ts';
import { type AddressThrottle, createAddressThrottle } from '../../accounts/throttle.ts';
import { createToken, revokeToken } from '../../accounts/tokens.ts';
import type { sessionEndpoints } from '../../contract/api/sessions.ts';
import { type Actor, gateActor } from '../../db/actor.ts';
import { listApiTokens } from '../../db/apiTokens.ts';
import { appendAudit } from '../../db/audit.ts';
import { findOrganisation } from '../../db/organisations.ts';
import type { Database } from '../../db/pool.ts';
import { deleteSession, listSessions, type SessionRow } from '../../db/sessions.ts';
import { AppError } from '../../errors.ts';
import type { Handlers } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { addressKey } from '../guard.ts';

/** Signing in and out, passwords, sessions and API tokens of one's own. */
export function sessionHandlers(base: Pick<ApiDeps, 'database'>): Pick<Handlers, keyof typeof sessionEndpoints> {
  const throttle = createAddressThrottle(base.database.as(gateActor({ address: null, requestId: null })));
  return {
    async readDoor({ deps }) {
      return { body: { demo: await deps.findDemoAccounts() } };
    },

    async signIn({ deps, body, session, actor }) {
      await countAddress(throttle, actor);
      const gate = deps.database.as(gateActor(actor));
      const user = await signIn(gate, body);
      const csrfToken = await session.begin(user.userId);
      const own = gate.as({ ...actor, role: user.role, userId: user.userId, orgId: user.orgId, login: user.login });
      return { body: await describe(own, csrfToken) };
    },

    async readSession({ deps, session }) {
      return { body: await describe(deps.database, session.csrfToken) };
    },

    async signOut({ deps, session, actor }) {
      await session.end();
      await appendAudit(deps.database, { action: 'session.end', objectKind: 'user', objectId: actor.userId! });
      return {};
    },

    async checkPasswordSetup({ deps, body, actor }) {
      await countAddress(throttle, actor);
      await requireSetupLink(deps.database.as(gateActor(actor)), body.token);
      return {};
    },

    async setPassword({ deps, body, actor }) {
      await countAddress(throttle, actor);
      return { body: { login: await setPassword(deps.database.as(gateActor(actor)), body) } };
    },

    async changePassword({ deps, body, session, actor }) {
      await countAddress(throttle, actor);
      await changePassword(deps.database, { ...body, userId: actor.userId!, sid: session.sid });
      return {};
    },

    async listSessions({ deps, session, actor }) {
      const rows = await listSessions(deps.database, actor.userId!);
      return { body: { sessions: rows.map((row) => presentSession(row, session.sid)) } };
    },

    async endSession({ deps, params, actor }) {
      await deps.database.transaction(async (db) => {
        if (!(await deleteSession(db, actor.userId!, params.sessionId))) {
          throw new AppError('not_found', 'you have no such session');
        }
        await appendAudit(db, { action: 'session.end', objectKind: 'session', objectId: params.sessionId });
      });
      return {};
    },

    async listTokens({ deps, actor }) {
      const rows = await listApiTokens(deps.database, actor.userId!);
      return {
        body: {
          tokens: rows.map(({ tokenId, name, scope, createdAt, expiresAt, lastUsedAt }) => ({
            tokenId,
            name,
            scope,
            createdAt: createdAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          })),
        },
      };
    },

    async createToken({ deps, body, actor }) {
      const { scope = null, ...named } = body;
      if (scope !== null && actor.role !== 'dispatcher' && actor.role !== 'admin')
        throw new AppError('forbidden', 'only planners give tokens to trackers');
      const { tokenId, token, expiresAt } = await createToken(deps.database, {
        ...named,
        scope,
        userId: actor.userId!,
      });
      return { body: { tokenId, token, expiresAt: expiresAt.toISOString() } };
    },

    async deleteToken({ deps, params, actor }) {
      await revokeToken(deps.database, { ...params, userId: actor.userId! });
      return {};
    },
  };
}

/** A session as its owner and the admins see it. */
export function presentSession(row: SessionRow, ownSid: string | null) {
  const { sessionId, sid, signedInAtMs, seenAtMs, address, userAgent } = row;
  return {
    sessionId,
    signedInAt: new Date(signedInAtMs).toISOString(),
    seenAt: new Date(seenAtMs).toISOString(),
    address,
    userAgent,
    current: sid === ownSid,
  };
}

/** Password guesses of an address are counted together, whatever they are tried on. */
function countAddress(throttle: AddressThrottle, { address }: Actor): Promise<void> {
  return throttle.count(addressKey(address ?? undefined));
}

async function describe(database: Database, csrfToken: string | null) {
  const { userId, login, role, orgId } = database.actor;
  const company = orgId === null ? null : await findOrganisation(database, orgId);
  return {
    userId: userId!,
    login,
    role: role as Exclude<typeof role, 'driver' | 'tracker' | 'gate' | 'system'>,
    company,
    csrfToken,
  };
}
