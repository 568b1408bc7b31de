import { createDriverLink, driverToken } from '../../src/accounts/driverLinks.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { createSetupLink } from '../../src/accounts/setup.ts';
import { systemActor } from '../../src/db/actor.ts';
import { putPasswordHash } from '../../src/db/credentials.ts';
import { setUserStatus } from '../../src/db/users.ts';
import { ensureDemoAccounts } from '../../src/service/accounts.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { type Browser, browser } from '../support/browser.ts';
import { type Door, idle } from './doorChecks.ts';

/** Ways in that have to be shut: each function says which of them still lets somebody in. */

const password = 'a long password';

async function signedIn({ app, deps }: Door): Promise<{ page: Browser; userId: string }> {
  const user = await addUser(deps.database, 'dispatcher');
  await putPasswordHash(deps.database, user.userId, await hashPassword(password));
  const page = browser(app);
  await page.signIn(user.login, password);
  return { page, userId: user.userId };
}

const stillIn = async (page: Browser) => (await idle(page.call('GET', '/api/v1/batches'))) === 200;

/** Sessions that go on after they were ended. */
export async function endedSessions(door: Door): Promise<string[]> {
  const { page } = await signedIn(door);
  const { sessions } = (await (await page.call('GET', '/api/v1/sessions')).json()) as {
    sessions: { sessionId: string }[];
  };
  await idle(page.call('DELETE', `/api/v1/sessions/${sessions[0]!.sessionId}`));
  return (await stillIn(page)) ? ['a session that was ended lets in'] : [];
}

/** Sessions that go on although nobody used them for long, or since long ago. */
export async function forgottenSessions(door: Door): Promise<string[]> {
  const wrong: string[] = [];
  for (const [field, hours] of [
    ['seenAtMs', 3],
    ['signedInAtMs', 13],
  ] as const) {
    const { page, userId } = await signedIn(door);
    await door.owner.query(
      `update sessions set sess = jsonb_set(sess::jsonb, $2, to_jsonb($3::float8))::json where user_id = $1`,
      [userId, `{${field}}`, Date.now() - hours * 3_600_000],
    );
    if (await stillIn(page)) wrong.push(`a session of ${field} ${hours} hours ago lets in`);
  }
  return wrong;
}

/** What a disabled account is still let in with. */
export async function disabledAccounts(door: Door): Promise<string[]> {
  const { page, userId } = await signedIn(door);
  const { database } = door.deps;
  const token = await tokenOf(database, { userId } as Parameters<typeof tokenOf>[1]);
  await setUserStatus(database, userId, 'disabled');
  const wrong = (await stillIn(page)) ? ['the session of a disabled account lets in'] : [];
  if ((await idle(door.app.call('GET', '/api/v1/batches', { token }))) !== 401)
    wrong.push('the token of a disabled account lets in');
  return wrong;
}

/** Whether a one-time link sets a password twice, or after its time. */
export async function usedLinks({ app, deps, owner }: Door): Promise<string[]> {
  const set = (token: string) =>
    idle(app.call('POST', '/api/v1/password-setups', { token: null, json: { token, password } }));
  const linkOf = async () => {
    const { userId } = await addUser(deps.database, 'desk');
    return (await deps.database.transaction((db) => createSetupLink(db, userId, 60_000))).token;
  };
  const twice = await linkOf();
  await set(twice);
  const wrong = (await set(twice)) === 404 ? [] : ['a one-time link works twice'];
  const late = await linkOf();
  await owner.query(`update setup_links set expires_at = now() - interval '1 second'`);
  if ((await set(late)) !== 404) wrong.push('a one-time link works after its time');
  return wrong;
}

/** Driver's links that open something although they were forged, have run out or were revoked. */
export async function brokenDriverLinks({ app, deps, world, owner }: Door): Promise<string[]> {
  const { planId } = world.own;
  const make = () => createDriverLink(deps, { planId, tripId: 'T01', hours: 1 });
  const opens = async (token: string) => (await idle(app.call('GET', '/api/v1/driver-trip', { token }))) === 200;
  const good = await make();
  const [key, payload, signature] = good.token.split('.') as [string, string, string];
  const other = (await make()).token.split('.')[1]!;
  const revoked = await make();
  await owner.query('update driver_links set revoked_at = now() where link_id = $1', [revoked.link.linkId]);
  const attempts = {
    forged: `${key}.${other}.${signature}`,
    'signed by nobody': `${key}.${payload}.${'x'.repeat(signature.length)}`,
    'of yesterday': driverToken(deps.keys, { ...good.link, expiresAt: new Date(Date.now() - 86_400_000) }),
    revoked: revoked.token,
  };
  const wrong = (await opens(good.token)) ? [] : ['a good link opens nothing'];
  for (const [how, token] of Object.entries(attempts)) if (await opens(token)) wrong.push(`a link ${how} opens`);
  return wrong;
}

/** Whether a server that others reach starts with accounts whose password everybody knows. */
export async function openDemo({ deps, world, owner }: Door): Promise<string[]> {
  const { refuseDemoAccounts } = await import('../../src/service/accounts.ts');
  const database = deps.database.as(systemActor('test'));
  await ensureDemoAccounts(database, world.own.batchId);
  const wrong: string[] = [];
  for (const where of [
    { production: true, exposed: false },
    { production: false, exposed: true },
  ]) {
    const config = where as Parameters<typeof refuseDemoAccounts>[1];
    const isRefused = await refuseDemoAccounts(database, config).then(
      () => false,
      () => true,
    );
    if (!isRefused) wrong.push(`starts with demo accounts where ${JSON.stringify(where)}`);
  }
  await owner.query('delete from users where is_demo');
  return wrong;
}
