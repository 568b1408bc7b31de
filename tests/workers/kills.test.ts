import { afterEach, describe, expect, it } from '@jest/globals';
import { listPlans } from '../../src/db/plans.ts';
import { listRequests } from '../../src/db/requests.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadDocument } from '../../src/planning/server/loadDocument.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { storeKinds } from '../support/queueStores.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { spawnWorkers, type WorkerProcess } from '../support/spawnWorkers.ts';
import { until } from '../support/until.ts';

const server = databases();
const policy = resolvePolicy({}).policy!;
const quick = { lockMs: 600, stalledMs: 250, maxStalled: 100 };
const planOptions = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;

let running: WorkerProcess | null = null;
let deps: WorkDeps;

afterEach(async () => {
  await running?.kill();
  running = null;
  await deps.queues.close();
});

/** A batch with `requests` uploads of two people each, all queued. */
async function batchWithRequests(database: TestDatabase, store: QueueStore, requests: number): Promise<string> {
  deps = serverWork(database, store);
  const batchId = await createBatch(deps, { scenario: smallScenario('kills'), policyChoice: {} });
  for (let n = 0; n < requests; n += 1) {
    const bytes = rosterCsv([person(2 * n), person(2 * n + 1)]);
    const companyId = `C00${(n % 3) + 1}`;
    await submitRequest(deps, { batchId, companyId, files: [{ name: `${n}.csv`, bytes }] });
  }
  return batchId;
}

/** How often work on anything has begun. */
const starts = async (): Promise<number> => {
  const { rows } = await deps.database.query(
    'select (select sum(starts) from requests) + (select coalesce(sum(starts), 0) from plans) as n',
  );
  return Number(rows[0].n);
};

/** Waits until a process has begun something that was not under way before. */
const untilBegun = (before: number) => until('work is begun', async () => (await starts()) > before);

const allDone = async (batchId: string) =>
  (await listRequests(deps.database, batchId)).every(({ status }) => status === 'done') &&
  (await listPlans(deps.database, batchId)).every(({ status }) => status === 'done');

for (const kind of await storeKinds()) {
  const title = `on ${kind.name}${kind.skip === null ? '' : ` (left out: ${kind.skip})`}`;
  (kind.skip === null ? describe : describe.skip)(title, () => {
    it('ten kills -9 in the middle lose nothing and do nothing twice', async () => {
      const database = await server.create();
      const store = kind.create(database);
      const batchId = await batchWithRequests(database, store, 30);
      const [first] = await listRequests(deps.database, batchId);
      await processRequest(deps, first!.requestId, calm);
      const planId = await requestPlan(deps, { batchId, options: planOptions, seed: 7 });
      const options = { databaseUrl: database.url, store, timing: quick, sweepMs: 60_000, slowMs: 150 };

      for (let kill = 0; kill < 10; kill += 1) {
        const before = await starts();
        running = await spawnWorkers(options);
        await untilBegun(before);
        await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 140));
        await running.kill();
      }
      running = await spawnWorkers({ ...options, slowMs: 0 });
      await until('all work is done', () => allDone(batchId));

      const { workers, rejected, dataRows } = await loadIntake(deps, batchId, policy);
      expect(dataRows).toBe(60);
      expect(rejected).toEqual([]);
      expect(new Set(workers.map(({ name }) => name)).size).toBe(60);
      expect(new Set(workers.map(({ workerId }) => workerId)).size).toBe(60);
      // the kills hit work under way: some of it had to begin again
      expect(await starts()).toBeGreaterThan(30 + 1);
      expect((await loadDocument(deps, planId)).seed).toBe(7);
    });

    it('with the settings of production a killed job is back within 15 s', async () => {
      const database = await server.create();
      const store = kind.create(database);
      const batchId = await batchWithRequests(database, store, 1);
      const options = { databaseUrl: database.url, store, sweepMs: 60_000 };
      running = await spawnWorkers({ ...options, slowMs: 20_000 });
      await untilBegun(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      // the next one is up before: how long a process takes to start is no part of this
      const next = await spawnWorkers({ ...options, slowMs: 0 });
      await running.kill();
      running = next;
      const killedAt = Date.now();
      await until('the request is done', () => allDone(batchId));
      expect(Date.now() - killedAt).toBeLessThan(15_000);
    });

    it('a worker that is asked to stop hands its job back at once', async () => {
      const database = await server.create();
      const store = kind.create(database);
      const batchId = await batchWithRequests(database, store, 1);
      const [request] = await listRequests(deps.database, batchId);
      await processRequest(deps, request!.requestId, calm);
      await requestPlan(deps, { batchId, options: planOptions, seed: 7 });
      const options = { databaseUrl: database.url, store, sweepMs: 60_000 };
      const before = await starts();
      running = await spawnWorkers({ ...options, slowMs: 3_600_000 });
      await untilBegun(before);
      expect(await running.stop()).toBe(0);
      expect((await deps.queues.counts()).planning).toMatchObject({ active: 0, waiting: 1 });

      running = await spawnWorkers({ ...options, slowMs: 0 });
      await until('the plan is made', () => allDone(batchId));
    });
  });
}
