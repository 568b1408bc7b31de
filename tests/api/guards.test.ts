import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hashPassword } from '../../src/accounts/password.ts';
import type { Endpoint } from '../../src/contract/api/endpoint.ts';
import { type EndpointId, endpoints } from '../../src/contract/api/index.ts';
import { putPasswordHash } from '../../src/db/credentials.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { type Browser, browser } from '../support/browser.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { filesBody, type TestApp } from '../support/testApp.ts';
import { applyEntries } from './applyEntries.ts';
import type { Call, Entry } from './matrixEntries.ts';
import { type MatrixWorld, makeMatrixWorld } from './matrixWorld.ts';

/**
 * Each guard is taken out once, and what it is there for must be seen to fail: tests that stay green without their guard would prove
 * nothing. With the guards in place the same calls are refused.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: MatrixWorld;
const password = 'a long enough password';

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeMatrixWorld(deps);
  await putPasswordHash(deps.database, world.users.admin.userId, await hashPassword(password));
});

afterAll(() => deps.queues.close());

interface Listed {
  id: string;
  endpoint: Endpoint;
  entry: Entry;
}

const listed: Listed[] = Object.entries(applyEntries).map(([id, entry]) => {
  return { id, entry, endpoint: endpoints[id as EndpointId] };
});
const changing = listed.filter(({ endpoint }) => endpoint.method !== 'get');
const editing = listed.filter(({ endpoint }) => endpoint.edits === true);
const bound = listed.filter(({ entry }) => entry.foreign !== undefined && entry.who.includes('hr'));
const closedToWardens = listed.filter(({ entry }) => !entry.who.includes('warden'));

/** Modules whose exports a guard is, and what stands in for it. */
type Removal = { module: string; without: Record<string, unknown> } | null;

const removals = {
  none: null,
  role: { module: '../../src/api/guard.ts', without: { admit: () => pass } },
  csrf: { module: '../../src/api/guard.ts', without: { refuseForeignPages: pass } },
  ifMatch: { module: '../../src/api/validate.ts', without: { ifMatch: () => null } },
  stale: { module: '../../src/planning/server/refuseStale.ts', without: { refuseStale: () => {} } },
  idempotency: {
    module: '../../src/api/idempotent.ts',
    without: { once: (_deps: unknown, _request: unknown, _content: unknown, run: () => unknown) => run() },
  },
} satisfies Record<string, Removal>;

function pass(_request: unknown, _response: unknown, next: () => void): void {
  next();
}

/** The application made anew of modules of which one lacks a guard. Close it afterwards. */
async function appWithout(guard: keyof typeof removals): Promise<{ app: TestApp; close(): Promise<void> }> {
  jest.resetModules();
  const removal: Removal = removals[guard];
  if (removal !== null) {
    const actual = (await import(removal.module)) as Record<string, unknown>;
    jest.resetModules();
    jest.unstable_mockModule(removal.module, () => ({ ...actual, ...removal.without }));
  }
  const { startTestApp } = await import('../support/testApp.ts');
  const fresh = await import('../support/serverWork.ts');
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  const freshDeps = fresh.serverWork(database, store, { makePlan: planPooled });
  const app = await startTestApp(freshDeps);
  if (removal !== null) jest.unstable_unmockModule(removal.module);
  return {
    app,
    async close() {
      await app.close();
      await freshDeps.queues.close();
    },
  };
}

function addressOf({ endpoint }: Listed, { params = {}, query }: Call): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'));
  return `/api/v1${path}${query === undefined ? '' : `?${query}`}`;
}

/** @returns status of the answer, and its body */
async function send(app: TestApp, target: Listed, call: Call, token: string, headers: Record<string, string> = {}) {
  const version = call.version === undefined ? {} : { 'if-match': `"${call.version}"` };
  const response = await app.call(target.endpoint.method.toUpperCase(), addressOf(target, call), {
    token,
    headers: { ...version, ...headers },
    ...(call.json !== undefined && { json: call.json }),
    ...(Array.isArray(call.files) && { body: filesBody(call.files) }),
  });
  return { status: response.status, body: await response.text() };
}

/** Runs a probe with all guards and with one removed, on one application each. */
function describeGuard(
  what: string,
  guard: keyof typeof removals,
  targets: readonly Listed[],
  probe: (app: TestApp, target: Listed) => Promise<boolean>,
): void {
  describe.each(['none', guard] as const)(`${what}, removed: %s`, (removed) => {
    let opened: Awaited<ReturnType<typeof appWithout>>;
    beforeAll(async () => {
      opened = await appWithout(removed);
    });
    afterAll(() => opened.close());

    it('there is something to guard', () => expect(targets.length).toBeGreaterThan(0));
    it.each(targets.map((target) => [target.id, target] as const))('%s', async (_, target) => {
      expect(await probe(opened.app, target)).toBe(removed === 'none');
    });
  });
}

describeGuard('the role', 'role', closedToWardens, async (app, target) => {
  const { status } = await send(app, target, await target.entry.own(world, 'dispatcher'), world.tokens.warden);
  return status === 403;
});

describeGuard('the version named', 'ifMatch', editing, async (app, target) => {
  const { version: _, ...call } = await target.entry.own(world, 'admin');
  return (await send(app, target, call, world.tokens.admin)).status === 428;
});

describeGuard('the version that stands', 'stale', editing, async (app, target) => {
  const call = await target.entry.own(world, 'admin');
  const stale = { ...call, version: (call.version ?? 0) + 7 };
  return (await send(app, target, stale, world.tokens.admin)).status === 412;
});

const pages = new Map<TestApp, Browser>();

/** The admin's browser, signed in once for each application. */
async function pageOf(app: TestApp): Promise<Browser> {
  const page = pages.get(app) ?? browser(app);
  if (!pages.has(app)) expect((await page.signIn(world.users.admin.login, password)).status).toBe(200);
  pages.set(app, page);
  return page;
}

describeGuard('the CSRF token', 'csrf', changing, async (app, target) => {
  const page = await pageOf(app);
  const call = await target.entry.own(world, 'admin');
  const version = call.version === undefined ? {} : { 'if-match': `"${call.version}"` };
  const response = await app.call(target.endpoint.method.toUpperCase(), addressOf(target, call), {
    token: null,
    headers: { cookie: page.cookie, ...version },
    ...(call.json !== undefined && { json: call.json }),
    ...(Array.isArray(call.files) && { body: filesBody(call.files) }),
  });
  await response.arrayBuffer();
  return response.status === 403;
});

const making = listed.filter(({ id }) => id === 'createCompany');

describeGuard('the idempotency key', 'idempotency', making, async (app, target) => {
  const call = await target.entry.own(world, 'admin');
  const key = { 'idempotency-key': randomUUID() };
  const first = await send(app, target, call, world.tokens.admin, key);
  const again = await send(app, target, call, world.tokens.admin, key);
  expect(first.status).toBe(201);
  return again.status === 201 && again.body === first.body;
});

describe.each([true, false])('ownership, with row-level security: %s', (secured) => {
  let opened: Awaited<ReturnType<typeof appWithout>>;
  const secure = async (how: 'enable' | 'disable') => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname not in ('app_roles', 'schema_migrations', 'road_legs', 'road_maps', 'road_settled')`,
    );
    for (const { name } of rows) await database.owner.query(`alter table ${name} ${how} row level security`);
  };

  beforeAll(async () => {
    opened = await appWithout('none');
    if (!secured) await secure('disable');
  });

  afterAll(async () => {
    await secure('enable');
    await opened.close();
  });

  it.each(bound.map((target) => [target.id, target] as const))('%s', async (_, target) => {
    const call = await target.entry.foreign!(world, 'hr');
    expect((await send(opened.app, target, call, world.tokens.hr)).status === 404).toBe(secured);
  });
});
