import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertPlan } from '../../src/db/plans.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const newBatch = (name = randomUUID()) => createBatch(deps, { scenario: smallScenario(name), policyChoice: {} });

describe('an Idempotency-Key', () => {
  const tokens = async () => {
    const { rows } = await database.owner.query<{ n: number }>('select count(*)::integer as n from api_tokens');
    return rows[0]!.n;
  };
  const post = (key: string, json: unknown, token = app.token) =>
    app.call('POST', '/api/v1/tokens', { json, token, headers: { 'idempotency-key': key } });

  it('makes a repeated POST give the first answer and change nothing', async () => {
    const before = await tokens();
    const first = await post('key-number-one', { name: 'a' });
    const again = await post('key-number-one', { name: 'a' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect(await tokens()).toBe(before + 1);
  });

  it('makes fifty at once one', async () => {
    const before = await tokens();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('fifty-at-once', { name: 'b' })));
    // those that came while the first was at work are told so
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(await tokens()).toBe(before + 1);
  });

  it('is the same for the same files, although their multipart bodies differ', async () => {
    const batchId = await newBatch();
    const upload = () =>
      app.call('POST', `/api/v1/batches/${batchId}/companies/C001/requests`, {
        body: filesBody([{ name: 'a.csv', bytes: rosterCsv([person(1)]) }]),
        headers: { 'idempotency-key': 'the-same-files' },
      });
    const first = (await (await upload()).json()) as { unchanged: boolean };
    expect(first).toMatchObject({ unchanged: false });
    expect(await (await upload()).json()).toEqual(first);
  });

  it('is refused for another request, and where it is none', async () => {
    await post('used-already', { name: 'c' });
    await expectProblem(await post('used-already', { name: 'd' }), 422, 'input_invalid');
    await expectProblem(await post('short', { name: 'd' }), 422, 'input_invalid');
  });

  it("is one's own: another account may use the same", async () => {
    const other = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    await post('shared-by-chance', { name: 'e' });
    expect((await post('shared-by-chance', { name: 'f' }, other)).status).toBe(201);
  });

  it('is given back by a request that failed', async () => {
    await expectProblem(await post('failed-at-first', { name: '' }), 422, 'input_invalid');
    expect((await post('failed-at-first', { name: 'g' })).status).toBe(201);
  });

  it('keeps the answer sealed: the token in it stands nowhere in plain text', async () => {
    const { token } = (await (await post('a-secret-answer', { name: 'h' })).json()) as { token: string };
    const { rows } = await database.owner.query<{ text: string }>('select k::text as text from idempotency_keys k');
    const stored = rows.map(({ text }) => text).join();
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token).toString('hex'));
  });
});

describe('pages of a list', () => {
  async function walk(path: string, list: string, key: string): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = `?limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await (await app.call('GET', `/api/v1${path}${query}`)).json()) as Record<string, unknown>;
      const rows = page[list] as Record<string, string>[];
      expect(rows.length).toBeLessThanOrEqual(2);
      seen.push(...rows.map((row) => row[key]!));
      cursor = page.nextCursor as string | null;
    } while (cursor !== null);
    return seen;
  }

  it('hold everything once, in order, also rows of the same moment', async () => {
    const made = [];
    for (let i = 0; i < 5; i += 1) made.push(await newBatch());
    await database.owner.query('update batches set created_at = $1', ['2020-02-20T00:00:00.123456Z']);
    const seen = await walk('/batches', 'batches', 'batchId');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(made));

    const [batchId] = made;
    for (let i = 0; i < 5; i += 1) {
      const planId = randomUUID();
      await insertPlan(deps.database, { planId, batchId: batchId!, options: {}, seed: i });
      await database.owner.query(`update plans set status = 'cancelled'`);
    }
    expect(new Set(await walk(`/batches/${batchId}/plans`, 'plans', 'planId')).size).toBe(5);
    expect(await walk(`/batches/${batchId}/companies`, 'companies', 'companyId')).toEqual(['C001', 'C002', 'C003']);
  });

  it('refuse a cursor that is none, and limits beyond reason', async () => {
    for (const query of ['cursor=x', 'limit=0', 'limit=501', 'limit=x', 'surprise=1']) {
      await expectProblem(await app.call('GET', `/api/v1/batches?${query}`), 422, 'input_invalid');
    }
  });
});

describe('an edit', () => {
  it('by fifty at once on the same version is done once', async () => {
    const batchId = await newBatch();
    const edits = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        app.call('PATCH', `/api/v1/batches/${batchId}`, {
          json: { status: n % 2 === 0 ? 'closed' : 'open' },
          headers: { 'if-match': '"1"' },
        }),
      ),
    );
    const statuses = edits.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(49);
  });

  it('with an ETag that is none of ours is refused', async () => {
    const batchId = await newBatch();
    for (const etag of ['*', '1', '"x"', '']) {
      const headers = { 'if-match': etag };
      const response = await app.call('PATCH', `/api/v1/batches/${batchId}`, { json: { status: 'closed' }, headers });
      expect([412, 428]).toContain(response.status);
    }
  });
});

describe('the OpenAPI document', () => {
  it('is served to everybody, with a page to read it', async () => {
    const document = (await (await app.call('GET', '/api/openapi.json', { token: null })).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const html = await (await app.call('GET', '/api/docs', { token: null })).text();
    for (const methods of Object.values(document.paths)) {
      for (const { operationId } of Object.values(methods)) expect(html).toContain(`id="${operationId}"`);
    }
    expect(html).not.toContain('<script');
  });
});

describe('metrics', () => {
  it('count requests by pattern, jobs, queues and connections, for this machine only', async () => {
    await app.call('GET', `/api/v1/batches/${randomUUID()}`);
    const text = await (await app.call('GET', '/metrics', { token: null })).text();
    expect(text).toContain(
      'jieyun_http_request_seconds_count{method="GET",route="/api/v1/batches/{batchId}",status="404"}',
    );
    expect(text).toContain('jieyun_queue_jobs{queue="planning",state="waiting"}');
    expect(text).toContain('jieyun_database_connections{state="open"}');
    const forwarded = { token: null, headers: { 'x-forwarded-for': '10.0.0.1' } };
    await expectProblem(await app.call('GET', '/metrics', forwarded), 404, 'not_found');
  });
});
