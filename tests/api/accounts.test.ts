import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/accounts/password.ts';
import type { Role } from '../../src/contract/api/roles.ts';
import { putPasswordHash } from '../../src/db/credentials.ts';
import type { UserRow } from '../../src/db/users.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { browser } from '../support/browser.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let admin: UserRow;
let adminToken: string;

const password = 'correct horse battery';

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
  admin = await userWithPassword('admin');
  adminToken = await tokenOf(deps.database, admin);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

async function userWithPassword(role: Role): Promise<UserRow> {
  const user = await addUser(deps.database, role);
  await putPasswordHash(deps.database, user.userId, await hashPassword(password));
  return user;
}

/** The limit on sign-ins of one address is not what most of these tests are about. */
async function forgetAddresses(): Promise<void> {
  await database.owner.query('delete from rate_limits');
}

const asAdmin = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
  app.call(method, `/api/v1${path}`, { token: adminToken, headers, ...(json !== undefined && { json }) });

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends along, and says who one is', async () => {
    const user = await userWithPassword('desk');
    const page = browser(app);
    const response = await page.signIn(`  ${user.login.toUpperCase()} `, password);
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^jieyun=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(await response.json()).toMatchObject({ login: user.login, role: 'desk', company: null });
    expect((await page.call('GET', '/api/v1/batches')).status).toBe(200);
    expect((await page.call('DELETE', '/api/v1/session')).status).toBe(204);
    await expectProblem(await page.call('GET', '/api/v1/batches'), 401, 'unauthorized');
  });

  it('behind https uses a cookie that only https carries', async () => {
    const secure = await startTestApp(deps, { publicUrl: 'https://jieyun.example', proxies: 1 });
    const user = await userWithPassword('desk');
    const json = { login: user.login, password };
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await secure.call('POST', '/api/v1/session', { token: null, json, headers });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-jieyun=.*; Secure/);
    await secure.close();
  });

  it('never takes over a session that the caller brought along', async () => {
    const user = await userWithPassword('desk');
    const page = browser(app);
    await page.signIn(user.login, password);
    const before = page.cookie;
    await page.signIn(user.login, password);
    expect(page.cookie).not.toBe(before);
    await expectProblem(
      await app.call('GET', '/api/v1/session', { token: null, headers: { cookie: before } }),
      401,
      'unauthorized',
    );
  });

  it('refuses a wrong password, an unknown login and a disabled account in the same words', async () => {
    const disabled = await userWithPassword('desk');
    await asAdmin(
      'PATCH',
      `/users/${disabled.userId}`,
      { status: 'disabled' },
      { 'if-match': `"${disabled.version}"` },
    );
    const known = await userWithPassword('desk');
    const details = [];
    for (const [login, secret] of [
      [known.login, 'wrong'],
      ['who-is-that', password],
      [disabled.login, password],
    ]) {
      const response = await browser(app).signIn(login!, secret!);
      details.push((await expectProblem(response, 401, 'unauthorized')).detail);
    }
    expect(new Set(details).size).toBe(1);
    await forgetAddresses();
  });

  it.each(['known', 'unknown'])(
    'locks a login after five wrong passwords, also for the right one: %s',
    async (kind) => {
      const login = kind === 'known' ? (await userWithPassword('desk')).login : `made-up-${Date.now()}`;
      const page = browser(app);
      for (let i = 0; i < 4; i += 1) await expectProblem(await page.signIn(login, 'wrong'), 401, 'unauthorized');
      // the fifth locks for a minute
      const fifth = await page.signIn(login, 'wrong');
      await expectProblem(fifth, 429, 'too_many_requests');
      expect(Number(fifth.headers.get('retry-after'))).toBeGreaterThan(50);
      await expectProblem(await page.signIn(login, password), 429, 'too_many_requests');
      if (kind === 'known') {
        await database.owner.query(`update sign_in_failures set locked_until = now() - interval '1 second'`);
        expect((await page.signIn(login, password)).status).toBe(200);
        expect(
          (
            await database.owner.query(
              `select from sign_in_failures where login_hash = sha256(convert_to($1, 'UTF8'))`,
              [login],
            )
          ).rowCount,
        ).toBe(0);
      }
      await forgetAddresses();
    },
  );

  it('lets one address try thirty times in a quarter of an hour', async () => {
    await forgetAddresses();
    const statuses: number[] = [];
    for (let i = 0; i < 31; i += 1) {
      const json = { login: `nobody-${i}`, password: 'wrong' };
      statuses.push((await app.call('POST', '/api/v1/session', { token: null, json })).status);
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses[30]).toBe(429);
    await forgetAddresses();
  }, 60_000);
});

describe('a session', () => {
  it('changes nothing without its CSRF token, nor from another site', async () => {
    const page = browser(app);
    await page.signIn((await userWithPassword('dispatcher')).login, password);
    const change = (headers: Record<string, string>) =>
      page.call('POST', '/api/v1/tokens', { json: { name: 'x' }, headers });
    await expectProblem(await change({ 'x-csrf-token': '' }), 403, 'forbidden');
    await expectProblem(await change({ 'x-csrf-token': `${page.csrfToken.slice(0, -1)}_` }), 403, 'forbidden');
    await expectProblem(await change({ 'sec-fetch-site': 'cross-site' }), 403, 'forbidden');
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('cannot be begun from another site', async () => {
    const json = { login: admin.login, password };
    const headers = { 'sec-fetch-site': 'cross-site' };
    await expectProblem(await app.call('POST', '/api/v1/session', { token: null, json, headers }), 403, 'forbidden');
  });

  it('is listed without its secret and can be ended from another one', async () => {
    const user = await userWithPassword('dispatcher');
    const [one, other] = [browser(app), browser(app)];
    await one.signIn(user.login, password);
    await other.signIn(user.login, password);
    const text = await (await one.call('GET', '/api/v1/sessions')).text();
    const { sessions } = JSON.parse(text) as { sessions: { sessionId: string; current: boolean }[] };
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(text).not.toContain(decodeURIComponent(other.cookie).slice(9, 30));

    const { sessionId } = sessions.find(({ current }) => !current)!;
    expect((await one.call('DELETE', `/api/v1/sessions/${sessionId}`)).status).toBe(204);
    await expectProblem(await other.call('GET', '/api/v1/session'), 401, 'unauthorized');
    expect((await one.call('GET', '/api/v1/session')).status).toBe(200);
  });

  it('ends when nobody uses it, and after a working day in any case', async () => {
    const user = await userWithPassword('dispatcher');
    for (const [field, hours] of [
      ['seenAtMs', 2],
      ['signedInAtMs', 12],
    ] as const) {
      const page = browser(app);
      await page.signIn(user.login, password);
      const age = (minutes: number) =>
        database.owner.query(
          `update sessions set sess = (sess::jsonb || jsonb_build_object($1::text, $2::float8))::json where user_id = $3`,
          [field, Date.now() - (hours * 60 + minutes) * 60_000, user.userId],
        );
      await age(-1);
      expect((await page.call('GET', '/api/v1/session')).status).toBe(200);
      await age(1);
      await expectProblem(await page.call('GET', '/api/v1/session'), 401, 'unauthorized');
    }
  });

  it('with a forged or foreign cookie is nobody', async () => {
    const page = browser(app);
    await page.signIn(admin.login, password);
    const value = page.cookie.slice('jieyun='.length);
    for (const forged of [value.replace(/.$/, 'x'), `s%3A${value.slice(4, 20)}`, 'x', '']) {
      const headers = { cookie: `jieyun=${forged}` };
      await expectProblem(await app.call('GET', '/api/v1/session', { token: null, headers }), 401, 'unauthorized');
    }
  });
});

describe('an admin', () => {
  it('invites by a link that works once', async () => {
    const response = await asAdmin('POST', '/users', { login: 'li.hua', role: 'dispatcher' });
    expect(response.status).toBe(201);
    const { setup } = (await response.json()) as { setup: { url: string } };
    const token = setup.url.split('/setup/').pop()!;
    const send = (path: string, json: object) =>
      app.call('POST', `/api/v1/password-setups${path}`, { token: null, json });
    expect((await send('/checks', { token })).status).toBe(204);
    await expectProblem(await send('/checks', { token: 'x'.repeat(43) }), 404, 'not_found');
    await expectProblem(await send('', { token, password: 'short' }), 422, 'input_invalid');
    expect((await send('', { token, password })).status).toBe(200);
    await expectProblem(await send('', { token, password }), 404, 'not_found');
    await expectProblem(await send('/checks', { token }), 404, 'not_found');
    expect((await browser(app).signIn('li.hua', password)).status).toBe(200);
  });

  it('makes no link that outlives its time', async () => {
    const response = await asAdmin('POST', '/users', { login: 'late', role: 'desk' });
    const { setup } = (await response.json()) as { setup: { url: string } };
    await database.owner.query(`update setup_links set expires_at = now() - interval '1 second'`);
    const json = { token: setup.url.split('/').pop()!, password };
    await expectProblem(await app.call('POST', '/api/v1/password-setups', { token: null, json }), 404, 'not_found');
  });

  it('disables: sessions and tokens end at once; a stale edit is refused', async () => {
    const user = await userWithPassword('dispatcher');
    const token = await tokenOf(deps.database, user);
    const page = browser(app);
    await page.signIn(user.login, password);
    const path = `/users/${user.userId}`;
    await expectProblem(await asAdmin('PATCH', path, { status: 'disabled' }), 428, 'precondition_required');
    const stale = { 'if-match': '"99"' };
    await expectProblem(await asAdmin('PATCH', path, { status: 'disabled' }, stale), 412, 'precondition_failed');
    const etag = (await asAdmin('GET', path)).headers.get('etag')!;
    expect((await asAdmin('PATCH', path, { status: 'disabled' }, { 'if-match': etag })).status).toBe(200);
    await expectProblem(await page.call('GET', '/api/v1/session'), 401, 'unauthorized');
    await expectProblem(await app.call('GET', '/api/v1/batches', { token }), 401, 'unauthorized');
  });

  it('resets: the old password is gone before the new one is set', async () => {
    const user = await userWithPassword('dispatcher');
    const response = await asAdmin('POST', `/users/${user.userId}/password-resets`);
    const { url } = (await response.json()) as { url: string };
    await expectProblem(await browser(app).signIn(user.login, password), 401, 'unauthorized');
    const json = { token: url.split('/').pop()!, password: 'another long password' };
    expect((await app.call('POST', '/api/v1/password-setups', { token: null, json })).status).toBe(200);
    expect((await browser(app).signIn(user.login, 'another long password')).status).toBe(200);
    await forgetAddresses();
  });

  it('is never the last one to go', async () => {
    const { version } = (await (await asAdmin('GET', `/users/${admin.userId}`)).json()) as { version: number };
    const match = { 'if-match': `"${version}"` };
    const refused = await asAdmin('PATCH', `/users/${admin.userId}`, { status: 'disabled' }, match);
    await expectProblem(refused, 409, 'conflict');
    expect((await asAdmin('GET', `/users/${admin.userId}`)).status).toBe(200);
  });

  it('gives another role: rights are those of the new one at once, sessions and tokens end, and the log says who had which', async () => {
    const user = await userWithPassword('desk');
    const token = await tokenOf(deps.database, user);
    const page = browser(app);
    await page.signIn(user.login, password);
    const path = `/users/${user.userId}`;
    const match = { 'if-match': `"${user.version}"` };
    await expectProblem(await asAdmin('PATCH', path, { role: 'hr' }, match), 422, 'input_invalid');
    await expectProblem(await asAdmin('PATCH', path, {}, match), 422, 'input_invalid');
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expectProblem(await asAdmin('PATCH', path, { role: 'hr', orgId: nobody }, match), 422, 'input_invalid');
    const response = await asAdmin('PATCH', path, { role: 'dispatcher' }, match);
    expect(await response.json()).toMatchObject({ role: 'dispatcher', orgId: null, status: 'active' });
    await expectProblem(await page.call('GET', '/api/v1/session'), 401, 'unauthorized');
    await expectProblem(await app.call('GET', '/api/v1/batches', { token }), 401, 'unauthorized');
    const renewed = await page.signIn(user.login, password);
    expect(await renewed.json()).toMatchObject({ role: 'dispatcher' });
    const { entries } = (await (await asAdmin('GET', `/audit?objectId=${user.userId}`)).json()) as {
      entries: { action: string; before: unknown; after: unknown }[];
    };
    expect(entries.find(({ action }) => action === 'user.edit')).toMatchObject({
      objectName: user.login,
      before: { role: 'desk' },
      after: { role: 'dispatcher' },
    });
  });

  it('never changes one’s own role, nor that of the last admin: of two admins who demote each other at once one stays', async () => {
    const own = (await (await asAdmin('GET', `/users/${admin.userId}`)).json()) as { version: number };
    const match = { 'if-match': `"${own.version}"` };
    const demoted = { role: 'dispatcher' };
    await expectProblem(await asAdmin('PATCH', `/users/${admin.userId}`, demoted, match), 409, 'conflict');

    const [one, other] = [await userWithPassword('admin'), await userWithPassword('admin')];
    // with these two gone from the count, only they can sign in
    await database.owner.query(
      `update users set status = 'disabled' where role = 'admin' and user_id not in ($1, $2)`,
      [one.userId, other.userId],
    );
    const tokens = [await tokenOf(deps.database, one), await tokenOf(deps.database, other)];
    const demote = (user: UserRow, token: string) =>
      app.call('PATCH', `/api/v1/users/${user.userId}`, {
        token,
        json: demoted,
        headers: { 'if-match': `"${user.version}"` },
      });
    const answers = await Promise.all([demote(other, tokens[0]!), demote(one, tokens[1]!)]);
    await database.owner.query(`update users set status = 'active' where user_id = $1`, [admin.userId]);
    const { rows } = await database.owner.query(
      `select 1 from users where role = 'admin' and status = 'active' and user_id in ($1, $2)`,
      [one.userId, other.userId],
    );
    expect([answers.filter(({ status }) => status === 200).length, rows.length]).toEqual([1, 1]);
    // whoever came second was no admin any more, or would have been the last
    expect([401, 403, 409]).toContain(answers.find(({ status }) => status !== 200)!.status);
  });

  it('gives an account of role hr a company, and the others none', async () => {
    const wrong = { login: 'wrong', role: 'hr' };
    await expectProblem(await asAdmin('POST', '/users', wrong), 422, 'input_invalid');
    const nobody = { login: 'wrong', role: 'hr', orgId: '00000000-0000-4000-8000-000000000000' };
    await expectProblem(await asAdmin('POST', '/users', nobody), 422, 'input_invalid');
  });

  it('finds each of these in the audit log, without a password, token or hash in it', async () => {
    const text = await (await asAdmin('GET', '/audit?limit=500')).text();
    for (const action of [
      'session.begin',
      'session.refuse',
      'user.invite',
      'user.edit',
      'password.reset',
      'token.create',
    ]) {
      expect(text).toContain(`"${action}"`);
    }
    for (const secret of [password, 'argon2', 'jieyun_', adminToken]) expect(text).not.toContain(secret);
  });
});

describe('a password', () => {
  it('is changed with the old one only, and ends the other sessions', async () => {
    const user = await userWithPassword('desk');
    const [one, other] = [browser(app), browser(app)];
    await one.signIn(user.login, password);
    await other.signIn(user.login, password);
    const change = (old: string) =>
      one.call('POST', '/api/v1/session/password', { json: { password: old, newPassword: 'a new long password' } });
    await expectProblem(await change('wrong'), 403, 'forbidden');
    expect((await change(password)).status).toBe(204);
    expect((await one.call('GET', '/api/v1/session')).status).toBe(200);
    await expectProblem(await other.call('GET', '/api/v1/session'), 401, 'unauthorized');
  });

  it('is stored as argon2id with at least what OWASP asks for', async () => {
    const [, kind, , cost] = (await hashPassword('x')).split('$');
    expect(kind).toBe('argon2id');
    expect(cost).toBe('m=19456,t=2,p=1');
  });
});

describe('rates', () => {
  it('are limited by account, with the time to wait', async () => {
    const slow = await startTestApp(deps, { requestsPerMinute: 3 });
    const mine = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await slow.call('GET', '/api/v1/batches', { token: mine })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const other = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    expect((await slow.call('GET', '/api/v1/batches', { token: other })).status).toBe(200);
    const refused = await slow.call('GET', '/api/v1/batches', { token: mine });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await slow.close();
  });

  it.each([
    ['nobody in particular', { token: null }, '/api/v1/batches', 401],
    ['whoever tries out tokens', { token: `jieyun_${'x'.repeat(43)}` }, '/api/v1/batches', 401],
    ['whoever tries out sheets', { token: null }, `/t/${randomUUID()}/T01`, 401],
    ["whoever tries out drivers' links", { token: null }, '/d/jieyund_x.y.z/sheet.pdf', 404],
  ])('are limited by address for %s', async (_, options, path, refusal) => {
    const slow = await startTestApp(deps, { requestsPerMinute: 3 });
    const statuses = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await slow.call('GET', path, options)).status);
    expect(statuses).toEqual([refusal, refusal, refusal, 429, 429]);
    // somebody at the same address who is known is counted for himself
    expect((await slow.call('GET', '/api/v1/batches')).status).toBe(200);
    await slow.close();
  });
});
