import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { databases } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
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

/** `smallScenario` as a caller writes it. */
function batchJson(name: string) {
  const { rosters: _, fleet, ...rest } = smallScenario(name);
  const buses = fleet.map(({ availableFromMs, ...bus }) => ({
    ...bus,
    availableFrom: new Date(availableFromMs).toISOString(),
  }));
  return { ...rest, fleet: buses };
}

describe('POST /batches', () => {
  it('stores the scenario as it was sent', async () => {
    const serviceAreas = [{ name: '平潮服务区', lng: 120.77, lat: 32.11 }];
    const response = await app.call('POST', '/api/v1/batches', { json: { ...batchJson('whole'), serviceAreas } });
    expect(response.status).toBe(201);
    const { batchId } = (await response.json()) as { batchId: string };

    const { scenario } = await loadScenario(deps, batchId);

    expect(scenario).toEqual({ ...smallScenario('whole'), serviceAreas });
    const shown = await (await app.call('GET', `/api/v1/batches/${batchId}`)).json();
    expect(shown).toMatchObject({
      name: 'whole',
      serviceDate: '2020-02-24',
      status: 'open',
      fleet: { buses: 2, seats: 98 },
    });
  });

  it('lists every fault at once, with its place', async () => {
    const json = batchJson('faulty');
    const broken = {
      ...json,
      serviceDate: '24.02.2020',
      surprise: 1,
      fleet: [{ ...json.fleet[0], seats: -1 }],
    };
    const problem = await expectProblem(
      await app.call('POST', '/api/v1/batches', { json: broken }),
      422,
      'input_invalid',
    );
    expect(problem.errors.map(({ location }) => location).sort()).toEqual([
      'body',
      'body.fleet.0.seats',
      'body.serviceDate',
    ]);
  });

  it('refuses ids that stand twice or lead nowhere, and a contradictory policy', async () => {
    const json = batchJson('crossed');
    const crossed = {
      ...json,
      companies: [json.companies[0], json.companies[0]],
      fleet: [{ ...json.fleet[0], depotId: 'D9' }],
    };
    const problem = await expectProblem(
      await app.call('POST', '/api/v1/batches', { json: crossed }),
      422,
      'input_invalid',
    );
    expect(problem.errors.map(({ location }) => location)).toEqual([
      'body.companies.1.companyId',
      'body.fleet.0.depotId',
    ]);

    const policy = { preset: 'cn-2020-02-11', override: { hos: { cont_night_min: 999 } } };
    const wrong = await expectProblem(
      await app.call('POST', '/api/v1/batches', { json: { ...json, policy } }),
      422,
      'input_invalid',
    );
    expect(wrong.errors[0]!.location).toBe('hos.cont_night_min');
  });

  it('refuses county codes that no county ever had, as plan and import do, together with the faults of the policy', async () => {
    const json = batchJson('nowhere');
    const strange = {
      ...json,
      risk: [{ adcode: '341299', level: 'high', from: null, to: null }],
      pickups: [{ adcode: '341198', name: '车站', lng: 117, lat: 32 }],
      policy: { override: { hos: { cont_night_min: 999 } } },
    };
    const problem = await expectProblem(
      await app.call('POST', '/api/v1/batches', { json: strange }),
      422,
      'input_invalid',
    );
    expect(problem.errors.map(({ location }) => location)).toEqual(['hos.cont_night_min', 'risk.csv', 'pickups.csv']);
    expect(problem.errors[1]!.message).toMatch(/^没有代码为 341299 的区县 \/ .*341299$/);
  });

  it('says in Chinese and in English what is wrong', async () => {
    const json = { ...batchJson('both'), serviceDate: 7, name: undefined, depots: [] };
    const problem = await expectProblem(await app.call('POST', '/api/v1/batches', { json }), 422, 'input_invalid');
    expect(problem.errors.map(({ location }) => location)).toEqual(['body.name', 'body.serviceDate', 'body.depots']);
    for (const { message, fix } of problem.errors) {
      expect(message).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
      expect(fix).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
    }
  });

  it('refuses a second batch of the same name', async () => {
    await app.call('POST', '/api/v1/batches', { json: batchJson('once') });
    await expectProblem(await app.call('POST', '/api/v1/batches', { json: batchJson('once') }), 409, 'conflict');
  });
});

describe('a batch', () => {
  it('shows its companies without contact or phone, and can be closed for rosters', async () => {
    const created = await app.call('POST', '/api/v1/batches', { json: batchJson('closing') });
    const { batchId } = (await created.json()) as { batchId: string };
    const companies = await (await app.call('GET', `/api/v1/batches/${batchId}/companies`)).text();
    expect(JSON.parse(companies).companies[0]).toMatchObject({ companyId: 'C001', staffNeeded: 20, accepted: 0 });
    expect(companies).not.toMatch(/联系人标记|13700000001/);

    const path = `/api/v1/batches/${batchId}`;
    const etag = (await app.call('GET', path)).headers.get('etag')!;
    const json = { status: 'closed' };
    await expectProblem(await app.call('PATCH', path, { json }), 428, 'precondition_required');
    expect((await app.call('PATCH', path, { json, headers: { 'if-match': etag } })).status).toBe(200);
    await expectProblem(
      await app.call('PATCH', path, { json, headers: { 'if-match': etag } }),
      412,
      'precondition_failed',
    );

    const form = new FormData();
    form.append('file', new Blob(['x']), 'a.csv');
    const refused = await app.call('POST', `/api/v1/batches/${batchId}/companies/C001/requests`, { body: form });
    await expectProblem(refused, 409, 'conflict');
  });
});
