import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Express, Router } from 'express';
import { endpoints } from '../../src/contract/api/index.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import type { startWorkers, Workers } from '../../workers/main.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { dumpOf, keptLog, leaksIn, type Outputs, sendEverything } from '../support/leakSweep.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeTestApp } from '../support/testApp.ts';

/** Leaks that somebody could make by mistake, planted: a route beside the contract, a log line, a value that is not sealed. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
});

afterAll(() => deps.queues.close());

describe('a route beside the contract', () => {
  /** Addresses that are open to everybody or have a door of their own; the API has none but the contract's. */
  const outside = [
    'GET /api/docs',
    'GET /api/openapi.json',
    'GET /d/:token',
    'GET /d/:token/sheet.pdf',
    'GET /healthz',
    'GET /metrics',
    'GET /readyz',
    'GET /t/:planId/:tripId',
  ];

  /** Every route of an application but those of the contract, as method and pattern. */
  function routesOutside(app: Express): string[] {
    const ofContract = new Set(
      Object.values(endpoints).map(
        ({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const routes: string[] = [];
    const walk = ({ stack }: Router) => {
      for (const { route, handle } of stack) {
        for (const { method } of route?.stack ?? []) routes.push(`${method!.toUpperCase()} ${route!.path}`);
        if (route === undefined && 'stack' in handle) walk(handle as unknown as Router);
      }
    };
    walk(app.router);
    return [...new Set(routes)].filter((route) => !ofContract.has(route)).sort();
  }

  const newApp = () => makeTestApp(deps, { closing: new AbortController().signal });

  it('is none that is not known here', () => {
    expect(routesOutside(newApp())).toEqual(outside);
  });

  it('planted, is found', () => {
    const app = newApp();
    app.get('/api/v1/planted', (_request, response) => {
      response.json({ secret: true });
    });
    expect(routesOutside(app)).toEqual([...outside, 'GET /api/v1/planted'].sort());
  });
});

describe('marked values', () => {
  interface Plant {
    module: string;
    with(actual: Record<string, unknown>): Record<string, unknown>;
  }

  /** Sends everything through an application with one module replaced. */
  async function sweepWith({ module, with: planted }: Plant): Promise<Outputs & { log: string; dump: string }> {
    const scratch = await server.create();
    const kept = keptLog();
    const store = { kind: 'postgres', databaseUrl: scratch.url } as const;
    const actual = (await import(module)) as Record<string, unknown>;
    let found: (Outputs & { log: string; dump: string }) | null = null;
    await jest.isolateModulesAsync(async () => {
      jest.unstable_mockModule(module, () => ({ ...actual, ...planted(actual) }));
      const { serverWork: bareWork } = await import('../support/serverWork.ts');
      const { startTestApp } = await import('../support/testApp.ts');
      const { startWorkers: bareWorkers } = (await import('../../workers/main.ts')) as {
        startWorkers: typeof startWorkers;
      };
      const own = bareWork(scratch, store, { makePlan: planPooled, log: kept.log });
      const app = await startTestApp(own);
      const closers: (() => Promise<void>)[] = [() => own.queues.close(), () => app.close()];
      try {
        const outputs = await sendEverything({ app, deps: own, database: scratch }, () => {
          const workers: Workers = bareWorkers(own, { store });
          closers.push(() => workers.close(1_000));
        });
        found = { ...outputs, log: kept.text(), dump: await dumpOf(scratch) };
      } finally {
        for (const close of closers.reverse()) await close();
      }
    });
    jest.unstable_unmockModule(module);
    return found!;
  }

  it('planted in a log line, are found', async () => {
    const { log, dump } = await sweepWith({
      module: '../../src/planning/server/listWorkers.ts',
      with: ({ searchWorkers }) => ({
        searchWorkers: (own: WorkDeps, batchId: string, search: object) => {
          // under a field's own name the log would hide it
          own.log.info(`somebody looks for ${JSON.stringify(search)}`);
          return (searchWorkers as (...args: unknown[]) => unknown)(own, batchId, search);
        },
      }),
    });
    expect(leaksIn(log)).toEqual(['id']);
    expect(leaksIn(dump)).toEqual([]);
  });

  it('that are not sealed, are found in the database', async () => {
    const { dump, log } = await sweepWith({
      module: '../../src/crypto/seal.ts',
      with: () => ({
        seal: (_keys: unknown, _place: unknown, value: string | Uint8Array) => Buffer.from(value),
        open: (_keys: unknown, _place: unknown, sealed: Buffer) => sealed,
        openText: (_keys: unknown, _place: unknown, sealed: Buffer) => sealed.toString('utf8'),
      }),
    });
    expect(
      leaksIn(
        Buffer.from(dump)
          .toString('utf8')
          .replace(/\\x([0-9a-f]+)/g, (_, hex) => Buffer.from(hex, 'hex').toString('utf8')),
      ),
    ).toEqual(expect.arrayContaining(['name', 'id', 'phone', 'remark', 'driver']));
    expect(leaksIn(log)).toEqual([]);
  });

  it('planted in an error text, are found', async () => {
    const { refusals } = await sweepWith({
      module: '../../src/contract/bilingualIssues.ts',
      with: ({ bilingualIssues }) => ({
        bilingualIssues: (schema: unknown, value: unknown) =>
          (bilingualIssues as (...args: unknown[]) => object[])(schema, value).map((issue) => {
            const text = `cannot use ${JSON.stringify(value)}`;
            return { ...issue, message: { zh: text, en: text } };
          }),
      }),
    });
    expect(leaksIn(refusals)).toEqual(expect.arrayContaining(['id', 'phone', 'name']));
  });
});
