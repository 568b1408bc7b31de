import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { startWorkers, type Workers } from '../../workers/main.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { dumpOf, keptLog, leaksIn, marked, type Outputs, sendEverything } from '../support/leakSweep.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
const kept = keptLog();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let workers: Workers | null = null;
let outputs: Outputs;

beforeAll(async () => {
  database = await server.create();
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  deps = serverWork(database, store, { makePlan: planPooled, log: kept.log });
  app = await startTestApp(deps);
  outputs = await sendEverything({ app, deps, database }, () => {
    workers = startWorkers(deps, { store });
  });
});

afterAll(async () => {
  await app.close();
  await workers?.close(1_000);
  await deps.queues.close();
});

describe('marked values', () => {
  it.each([
    ['log', () => kept.text(), 'request'],
    ['metrics', () => outputs.metrics, 'jieyun_http_request_seconds'],
    ['error texts', () => outputs.refusals, 'urn:jieyun:problem'],
    ['jobs', () => outputs.jobs, 'process-request'],
  ])('stand nowhere in the %s', (_, read, expected) => {
    expect(read()).toContain(expected);
    expect(leaksIn(read())).toEqual([]);
  });

  it('have all been taken in: a search of what never came would find nothing', async () => {
    const came = ['journey_events', 'health_alerts', 'handovers', 'notice_sendings', 'dorm_moves', 'supply_movements'];
    const empty: string[] = [];
    for (const table of [...came, 'applications', 'documents', 'roster_rows', 'driver_links']) {
      const { rowCount } = await database.owner.query(`select from ${table} limit 1`);
      if (rowCount === 0) empty.push(table);
    }
    expect(empty).toEqual([]);
  });

  it('stand nowhere in the database, audit log included', async () => {
    const dump = await dumpOf(database);
    expect(dump).toContain('request.read');
    expect(leaksIn(dump)).toEqual([]);
  });

  it('are found where they are planted: the search is not blind', () => {
    expect(leaksIn(`x ${marked.id} y`)).toEqual(['id']);
    expect(leaksIn(`?q=${encodeURIComponent(marked.name)}`)).toEqual(['name']);
  });
});
