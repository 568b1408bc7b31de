import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../src/api/openapi.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { closeWorld, serveWorld } from '../support/servedWorld.ts';
import { filesBody, type TestApp } from '../support/testApp.ts';
import { type Call, entries } from './matrixEntries.ts';
import { callers, type MatrixWorld, makeMatrixWorld, type Who } from './matrixWorld.ts';

/**
 * Every endpoint of the OpenAPI document × every caller × own, foreign and missing object. What is expected stands in
 * `entries`, apart from the contract that the routes are made from.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let world: MatrixWorld;

beforeAll(async () => {
  ({ database, deps, app, world } = await serveWorld(server, makeMatrixWorld));
});

afterAll(() => closeWorld({ app, deps }));

const operations = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

interface Found {
  status: number;
  /** Of a refusal, without the id of the request. */
  problem: unknown;
}

async function send(
  { path, method }: { path: string; method: string },
  call: Call,
  token: string | null,
): Promise<Found> {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? 'x'));
  const headers = call.version === undefined ? {} : { 'if-match': `"${call.version}"` };
  const roster = [{ name: 'list.csv', bytes: rosterCsv([person(1), person(2)]) }];
  const { files } = call;
  const query = call.query === undefined ? '' : `?${new URLSearchParams(call.query)}`;
  const response = await app.call(method, `/api/v1${address}${query}`, {
    token,
    headers,
    ...(call.json !== undefined && { json: call.json }),
    ...(files !== undefined && { body: filesBody(files === true ? roster : files) }),
  });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (response.status >= 400) expect(isProblem).toBe(true);
  const problem = isProblem ? { ...((await response.json()) as object), requestId: null } : null;
  // a stream goes on until somebody leaves
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) await response.body!.cancel();
  else if (!isProblem) await response.arrayBuffer();
  return { status: response.status, problem };
}

async function audited(): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>('select count(*)::integer as n from audit_log');
  return rows[0]!.n;
}

describe('the matrix', () => {
  it('has an entry for every endpoint, and none for what is no endpoint', () => {
    expect(Object.keys(entries).sort()).toEqual(operations.map(({ operation }) => operation.operationId).sort());
  });

  it('agrees with the roles that the document tells', () => {
    for (const { operation } of operations) {
      const { who } = entries[operation.operationId]!;
      expect([operation.operationId, ...operation['x-roles']].sort()).toEqual(
        [operation.operationId, ...(who === 'public' ? ['public'] : who)].sort(),
      );
    }
  });
});

describe.each(operations)('$operation.operationId', (target) => {
  const entry = entries[target.operation.operationId]!;
  const { who, ok, bound = ['hr', 'driver'] } = entry;
  const isPublic = who === 'public';
  const changes = target.method !== 'GET' && ok < 300 && entry.unaudited !== true;

  it(isPublic ? 'answers nobody in particular' : 'refuses whoever has not signed in', async () => {
    const found = await send(target, await entry.own(world, 'dispatcher'), null);
    expect(found.status).toBe(isPublic ? ok : 401);
  });

  const admitted: readonly Who[] = isPublic ? [] : who;
  const others = isPublic ? [] : callers.filter((caller) => !who.includes(caller));

  for (const caller of others) {
    it(`refuses ${caller} in the same way whatever object is named`, async () => {
      const calls = [await entry.own(world, 'dispatcher')];
      if (entry.foreign !== undefined) calls.push(await entry.foreign(world, 'dispatcher'));
      if (entry.missing !== undefined) calls.push(await entry.missing(world));
      const found: Found[] = [];
      for (const call of calls) found.push(await send(target, call, world.tokens[caller]));
      for (const one of found) expect(one).toEqual({ status: 403, problem: found[0]!.problem });
    });
  }

  for (const caller of admitted) {
    it(`lets ${caller} at what is his, and audits the change`, async () => {
      const call = await entry.own(world, caller);
      const before = await audited();
      expect((await send(target, call, world.tokens[caller])).status).toBe(ok);
      // the same roster sent again changes nothing
      if (changes && call.files !== true) expect(await audited()).toBeGreaterThan(before);
    });

    const { missing, foreign } = entry;
    if (missing === undefined) continue;
    it(`tells ${caller} that a missing object is not there, and a foreign one in the same words`, async () => {
      const absent = await send(target, await missing(world), world.tokens[caller]);
      expect(absent.status).toBe(404);
      if (foreign === undefined) return;
      const found = await send(target, await foreign(world, caller), world.tokens[caller]);
      if (bound.includes(caller)) expect(found).toEqual(absent);
      else expect(found.status).toBe(ok);
    });
  }
});
