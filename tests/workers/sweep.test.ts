import { afterEach, describe, expect, it } from '@jest/globals';
import { findPlan } from '../../src/db/plans.ts';
import { findRequest } from '../../src/db/requests.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { sweep } from '../../src/planning/server/sweep.ts';
import { startWorkers, type Workers } from '../../workers/main.ts';
import { databases } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { storeKinds } from '../support/queueStores.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { until } from '../support/until.ts';

const server = databases();
const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
let deps: WorkDeps;
let workers: Workers | null = null;

// also where a test failed half-way: workers that go on keep the whole run from ending
afterEach(async () => {
  await workers?.close(1_000);
  workers = null;
  await deps.queues.close();
});

for (const kind of await storeKinds()) {
  const title = `on ${kind.name}${kind.skip === null ? '' : ` (left out: ${kind.skip})`}`;
  (kind.skip === null ? describe : describe.skip)(title, () => {
    it('what was accepted while the queue was away is done once it is back', async () => {
      const database = await server.create();
      const store = kind.create(database);
      deps = serverWork(database, store);
      const away = createQueues({ kind: 'postgres', databaseUrl: 'postgresql://x@127.0.0.1:1/none' }, () => {});
      const cutOff = { ...deps, queues: away };
      const batchId = await createBatch(deps, { scenario: smallScenario('sweep'), policyChoice: {} });
      const files = [{ name: 'a.csv', bytes: rosterCsv([person(1)]) }];
      const { requestId } = await submitRequest(cutOff, { batchId, companyId: 'C001', files });
      await away.close();
      expect((await deps.queues.counts()).intake.waiting).toBe(0);

      workers = startWorkers(deps, { store });
      await until('the request is done', async () => (await findRequest(deps.database, requestId))?.status === 'done');
      const planId = await requestPlan(deps, { batchId, options, seed: 1 });
      await until('the plan is done', async () => (await findPlan(deps.database, planId))?.status === 'done');
    });

    it('queues a stray once, leaves the young and the live alone', async () => {
      const database = await server.create();
      deps = serverWork(database, kind.create(database));
      const batchId = await createBatch(deps, { scenario: smallScenario('stray'), policyChoice: {} });
      await requestPlan(deps, { batchId, options, seed: 1 });
      await deps.database.query(
        `insert into requests (request_id, batch_id, from_folder) values (gen_random_uuid(), $1, true)`,
        [batchId],
      );

      expect(await sweep(deps, 60_000)).toBe(0);
      expect(await sweep(deps, 0)).toBe(1);
      expect(await sweep(deps, 0)).toBe(0);
    });
  });
}
