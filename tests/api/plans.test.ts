import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { startWorkers, type Workers } from '../../workers/main.ts';
import { handMadePlan as handMade } from '../sheets/handMadePlan.ts';
import { databases } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { until } from '../support/until.ts';

const server = databases();
const handMadePlan = () => handMade().plan;
let deps: WorkDeps;
let app: TestApp;
let workers: Workers;
let batchId: string;
let planId: string;

/** Always the same hand-made plan, after a wait that can be interrupted when `seconds` is 60. */
const makePlan: MakePlan = async (_input, { seconds }, { signal, onProgress }) => {
  onProgress({ share: 0.5 });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds === 60 ? 60_000 : 10);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return handMadePlan();
};

beforeAll(async () => {
  const database = await server.create();
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  deps = serverWork(database, store, { makePlan });
  app = await startTestApp(deps);
  workers = startWorkers(deps, { store });
  batchId = await createBatch(deps, { scenario: smallScenario('plans'), policyChoice: {} });
  const files = [{ name: 'a.csv', bytes: rosterCsv([person(1)]) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId: 'C001', files });
  await processRequest(deps, requestId, calm);
  planId = await plan({});
  await reaches(planId, 'done');
});

afterAll(async () => {
  await app.close();
  await workers.close(1_000);
  await deps.queues.close();
});

async function plan(json: object): Promise<string> {
  const response = await app.call('POST', `/api/v1/batches/${batchId}/plans`, { json });
  expect(response.status).toBe(202);
  return ((await response.json()) as { planId: string }).planId;
}

const get = async (path: string) => (await app.call('GET', path)).json();

function reaches(id: string, status: string): Promise<void> {
  return until(`plan is ${status}`, async () => {
    const answer = (await get(`/api/v1/plans/${id}`)) as { status: string };
    return answer.status === status;
  });
}

describe('a plan', () => {
  it('is made through the queue and given out as it was made', async () => {
    expect(await get(`/api/v1/plans/${planId}/document`)).toEqual(handMadePlan());
    expect(await get(`/api/v1/batches/${batchId}/plans`)).toMatchObject({
      plans: [{ planId, status: 'done', summary: { kpis: handMadePlan().kpis } }],
    });
  });

  it('gives its trips, and each on paper', async () => {
    const { trips } = (await get(`/api/v1/plans/${planId}/trips`)) as { trips: { tripId: string }[] };
    expect(trips.map(({ tripId }) => tripId)).toEqual(handMadePlan().trips.map(({ tripId }) => tripId));
    const { tripId } = trips[0]!;
    expect(await get(`/api/v1/plans/${planId}/trips/${tripId}`)).toEqual(handMadePlan().trips[0]);

    const beginning = async (path: string, length: number) => {
      const response = await app.call('GET', path);
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer()).toString('latin1', 0, length);
    };
    const trip = `/api/v1/plans/${planId}/trips/${tripId}`;
    expect(await beginning(`${trip}/sheet.pdf`, 5)).toBe('%PDF-');
    expect(await beginning(`/t/${planId}/${tripId}`, 5)).toBe('%PDF-');
    expect(await beginning(`/api/v1/plans/${planId}/sheets.pdf`, 5)).toBe('%PDF-');
    expect(await beginning(`${trip}/route.gpx`, 5)).toBe('<?xml');
    expect(await beginning(`/api/v1/plans/${planId}/master.xlsx`, 2)).toBe('PK');
  });

  it('can be cancelled while it runs, not after it is done', async () => {
    const running = await plan({ seconds: 60 });
    await reaches(running, 'running');
    await expectProblem(await app.call('POST', `/api/v1/batches/${batchId}/plans`, { json: {} }), 409, 'conflict');
    await expectProblem(await app.call('GET', `/api/v1/plans/${running}/document`), 404, 'not_found');

    expect((await app.call('POST', `/api/v1/plans/${running}/cancel`)).status).toBe(200);

    await reaches(running, 'cancelled');
    await expectProblem(await app.call('POST', `/api/v1/plans/${planId}/cancel`), 409, 'conflict');
  });

  it('refuses options that make no sense, and names what is not there', async () => {
    const path = `/api/v1/batches/${batchId}/plans`;
    const problem = await expectProblem(
      await app.call('POST', path, { json: { seconds: 0, speed: 1 } }),
      422,
      'input_invalid',
    );
    expect(problem.errors).toHaveLength(2);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expectProblem(await app.call('POST', `/api/v1/batches/${nowhere}/plans`, { json: {} }), 404, 'not_found');
    await expectProblem(await app.call('GET', `/api/v1/plans/${planId}/trips/T99/sheet.pdf`), 404, 'not_found');
  });
});
