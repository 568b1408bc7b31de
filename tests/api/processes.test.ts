import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { type ApiProcess, spawnApi } from '../support/spawnApi.ts';
import { expectProblem, startTestApp, type TestApp, testSettings } from '../support/testApp.ts';
import { until } from '../support/until.ts';

/** What holds although several processes serve the API, and although one of them is killed at the worst moment. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
});

afterAll(() => deps.queues.close());

describe('limits over two processes', () => {
  let apps: TestApp[];

  beforeAll(async () => {
    apps = [await startTestApp(deps, { requestsPerMinute: 20 }), await startTestApp(deps, { requestsPerMinute: 20 })];
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it('count what a sender has sent to both', async () => {
    const token = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    const send = async (app: TestApp) => {
      const response = await app.call('GET', '/api/v1/batches', { token });
      await response.body?.cancel();
      return response;
    };
    // a minute that ends while this runs lets him send anew, in both
    while (new Date().getSeconds() > 50) await new Promise((resolve) => setTimeout(resolve, 500));
    const taken = await Promise.all(apps.flatMap((app) => Array.from({ length: 11 }, () => send(app))));
    expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 200));
    // neither has seen more than 12 of 20 by itself
    for (const app of apps)
      await until('both know of each other', async () => {
        const { rows } = await database.owner.query(
          `select from rate_limits where key like 'requests/%' and points >= 22`,
        );
        return rows.length > 0 && (await send(app)).status === 429;
      });
    const refused = await send(apps[0]!);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    expect((await apps[0]!.call('GET', '/api/v1/batches', { token: other })).status).toBe(200);
  });

  it('lock a login for both, whichever heard the wrong passwords', async () => {
    const { login } = await addUser(deps.database, 'desk');
    const guess = (app: TestApp) =>
      app.call('POST', '/api/v1/session', { token: null, json: { login, password: 'a wrong password' } });
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await guess(apps[n % 2]!)).status);
    expect(answers.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(answers.at(-1)).toBe(429);
    expect((await guess(apps[0]!)).status).toBe(429);
  });
});

describe('a process that is killed after the change and before its answer is kept', () => {
  const key = 'killed-in-between';
  let served: ApiProcess;

  afterAll(() => served?.kill());

  const tokensOf = async (userId: string) => {
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::integer as n from api_tokens where user_id = $1 and name = 'once'`,
      [userId],
    );
    return rows[0]!.n;
  };
  const age = () =>
    database.owner.query(`update idempotency_keys set started_at = started_at - interval '3 minutes' where key = $1`, [
      key,
    ]);

  /** Sends the request to a process that waits for a lock before it keeps the answer, and kills it there. */
  async function killInBetween(token: string, userId: string): Promise<void> {
    await database.owner.query(`create function wait_here() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(913); return new; end $$;
      create trigger wait_here before update on idempotency_keys for each row when (new.status is not null)
        execute function wait_here()`);
    const holder = await database.owner.connect();
    try {
      await holder.query('select pg_advisory_lock(913)');
      served = await spawnApi(database.url, testSettings);
      const sent = fetch(`${served.url}/api/v1/tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ name: 'once' }),
      }).then(
        () => 'answered',
        () => 'broken',
      );
      await until('the change stands', async () => (await tokensOf(userId)) === 1);
      await until('the answer is about to be kept', async () => {
        const { rows } = await database.owner.query(
          `select from pg_locks where locktype = 'advisory' and objid = 913 and not granted`,
        );
        return rows.length > 0;
      });
      await served.kill();
      expect(await sent).toBe('broken');
      // what was sent already would still be worked off
      await database.owner.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 913 and not granted`,
      );
    } finally {
      holder.release(true);
    }
    await database.owner.query('drop trigger wait_here on idempotency_keys; drop function wait_here');
  }

  it('has done it once: whoever sends it again hears so, and nothing is done twice', async () => {
    const user = await addUser(deps.database, 'desk');
    const token = await tokenOf(deps.database, user);
    await killInBetween(token, user.userId);
    const app = await startTestApp(deps);
    const again = () =>
      app.call('POST', '/api/v1/tokens', { token, json: { name: 'once' }, headers: { 'idempotency-key': key } });
    const early = await expectProblem(await again(), 409, 'conflict');
    expect(early.detail).toContain('仍在处理');
    await age();
    const late = await expectProblem(await again(), 409, 'conflict');
    expect(late.detail).toContain('已经执行');
    expect(await tokensOf(user.userId)).toBe(1);

    // without what the transaction of the change has noted, it would be done once more
    await database.owner.query('update idempotency_keys set carried_out = false where key = $1', [key]);
    expect((await again()).status).toBe(201);
    expect(await tokensOf(user.userId)).toBe(2);
    await app.close();
  });
});
