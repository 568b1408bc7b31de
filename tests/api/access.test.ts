import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../src/db/actor.ts';
import { createPool, databaseAs } from '../../src/db/pool.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { databases } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let deps: WorkDeps;
let app: TestApp;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

describe('an API token', () => {
  it('is asked for: none, broken and made-up ones are refused', async () => {
    for (const token of [null, '', 'wrong', `${app.token}x`, app.token.slice(0, -1), `jieyund_a.b.c`, 'jieyund_']) {
      const response = await app.call('GET', '/api/v1/batches', { token });
      await expectProblem(response, 401, 'unauthorized');
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('is asked for before a body is read, at unknown addresses, and at sheet addresses', async () => {
    const broken = { token: null, body: '{', headers: { 'content-type': 'application/json' } };
    await expectProblem(await app.call('POST', '/api/v1/batches', broken), 401, 'unauthorized');
    await expectProblem(await app.call('GET', '/api/v1/nothing', { token: null }), 401, 'unauthorized');
    await expectProblem(await app.call('GET', '/t/x/T01', { token: null }), 401, 'unauthorized');
  });

  it('opens the door', async () => {
    const response = await app.call('GET', '/api/v1/batches');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ batches: [], nextCursor: null });
  });
});

describe('without signing in', () => {
  it('the health addresses answer', async () => {
    expect(await (await app.call('GET', '/healthz', { token: null })).json()).toEqual({ status: 'ok' });
    expect(await (await app.call('GET', '/readyz', { token: null })).json()).toMatchObject({ status: 'ready' });
  });

  it('the documentation says how to call the API, with strict headers', async () => {
    const response = await app.call('GET', '/api/docs', { token: null });
    expect(await response.text()).toContain('/api/v1/batches');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';form-action 'self';frame-ancestors 'none';base-uri 'none'",
    );
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});

describe('problem documents', () => {
  it('tell that nothing is at an address, also for ids that are none', async () => {
    await expectProblem(await app.call('GET', '/nothing'), 404, 'not_found');
    await expectProblem(await app.call('GET', '/api/v1/batches/1;drop'), 404, 'not_found');
    await expectProblem(await app.call('GET', '/api/v1/plans/00000000-0000-4000-8000-000000000000'), 404, 'not_found');
    await expectProblem(await app.call('GET', '/api/v1/plans/%ff'), 422, 'input_invalid');
  });

  it('refuse broken, too large and foreign bodies', async () => {
    const post = (body: string, type: string) =>
      app.call('POST', '/api/v1/batches', { body, headers: { 'content-type': type } });
    await expectProblem(await post('{', 'application/json'), 422, 'input_invalid');
    await expectProblem(await post(`"${'x'.repeat(5 * 1024 * 1024)}"`, 'application/json'), 413, 'payload_too_large');
    await expectProblem(await post('a=b', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type');
    await expectProblem(await post('{}', 'application/json; charset=klingon'), 415, 'unsupported_media_type');
  });

  it('say that the database is away, without its address', async () => {
    const gone = await server.create();
    const pool = createPool({ connectionString: 'postgresql://secret@127.0.0.1:1/nowhere', connectTimeoutMs: 500 });
    const lonely = serverWork(
      gone,
      { kind: 'postgres', databaseUrl: gone.url },
      {
        database: databaseAs(pool, systemActor('test')),
      },
    );
    const offline = await startTestApp(lonely, { token: null });
    try {
      const body = await expectProblem(await offline.call('GET', '/api/v1/batches'), 503, 'unavailable');
      expect(JSON.stringify(body)).not.toContain('secret');
      await expectProblem(await offline.call('GET', '/readyz'), 503, 'unavailable');
    } finally {
      await offline.close();
      await lonely.queues.close();
    }
  });
});
