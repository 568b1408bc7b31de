import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Endpoint } from '../../src/contract/api/endpoint.ts';
import { type EndpointId, endpoints } from '../../src/contract/api/index.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { applyEntries } from '../api/applyEntries.ts';
import type { Call, Entry } from '../api/matrixEntries.ts';
import { type MatrixWorld, makeMatrixWorld } from '../api/matrixWorld.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

/**
 * What an endpoint has to do itself for a guard to hold, endpoint by endpoint: hand the version on to the comparison, and read and
 * write as the caller. Each call is refused as it should be, and no longer once the guard is taken out.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: MatrixWorld;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeMatrixWorld(deps);
});

afterAll(() => deps.queues.close());

interface Target {
  endpoint: Endpoint;
  entry: Entry;
}

const targets = Object.entries(applyEntries).map(([id, entry]): [id: string, target: Target] => {
  return [id, { entry, endpoint: endpoints[id as EndpointId] }];
});
const editing = targets.filter(([, { endpoint }]) => endpoint.edits === true);
const bound = targets.filter(([, { entry }]) => entry.foreign !== undefined && entry.who.includes('hr'));

async function statusOf(app: TestApp, { endpoint }: Target, call: Call, token: string): Promise<number> {
  const { params = {}, query, version, json, files } = call;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'));
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const response = await app.call(endpoint.method.toUpperCase(), `/api/v1${path}${search}`, {
    token,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    ...(json !== undefined && { json }),
    ...(Array.isArray(files) && { body: filesBody(files) }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Runs `work` on an application of which one module lacks what guards. */
async function without(
  module: string,
  missing: Record<string, unknown>,
  work: (app: TestApp) => Promise<void>,
): Promise<void> {
  const actual = (await import(module)) as Record<string, unknown>;
  await jest.isolateModulesAsync(async () => {
    jest.unstable_mockModule(module, () => ({ ...actual, ...missing }));
    const bare = await (await import('../support/testApp.ts')).startTestApp(deps);
    await work(bare);
    await bare.close();
  });
  jest.unstable_unmockModule(module);
}

/** Endpoints that take an edit without a version, or on one that is no longer there. */
async function blindEdits(app: TestApp): Promise<{ unasked: string[]; stale: string[] }> {
  const found = { unasked: [] as string[], stale: [] as string[] };
  for (const [id, target] of editing) {
    const { version = 0, ...call } = await target.entry.own(world, 'admin');
    const { admin } = world.tokens;
    if ((await statusOf(app, target, { ...call, version: version + 7 }, admin)) !== 412) found.stale.push(id);
    if ((await statusOf(app, target, call, admin)) !== 428) found.unasked.push(id);
  }
  return found;
}

/** Endpoints at which a company reaches what is another company's. */
async function foreignReach(app: TestApp): Promise<string[]> {
  const found: string[] = [];
  for (const [id, target] of bound) {
    const call = await target.entry.foreign!(world, 'hr');
    if ((await statusOf(app, target, call, world.tokens.hr)) !== 404) found.push(id);
  }
  return found;
}

describe('endpoint by endpoint', () => {
  let app: TestApp;
  const all = (some: typeof targets) => some.map(([id]) => id);

  beforeAll(async () => {
    app = await startTestApp(deps);
  });
  afterAll(() => app.close());

  it('edits name their version and are compared with it', async () => {
    expect(editing.length).toBeGreaterThan(4);
    expect(await blindEdits(app)).toEqual({ unasked: [], stale: [] });
  });

  it('without If-Match, or without the comparison, every one of them is blind', async () => {
    await without('../../src/api/validate.ts', { ifMatch: () => null }, async (bare) => {
      expect((await blindEdits(bare)).unasked).toEqual(all(editing));
    });
    await without('../../src/planning/server/refuseStale.ts', { refuseStale: () => undefined }, async (bare) => {
      expect((await blindEdits(bare)).stale).toEqual(all(editing));
    });
  });

  it('what is another company’s is not there, by row-level security and nothing else', async () => {
    expect(bound.length).toBeGreaterThan(15);
    expect(await foreignReach(app)).toEqual([]);
    const { rows } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of rows) await database.owner.query(`alter table ${name} disable row level security`);
    expect(await foreignReach(app)).toEqual(all(bound));
    for (const { name } of rows) await database.owner.query(`alter table ${name} enable row level security`);
  });
});
