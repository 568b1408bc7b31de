import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { aBus, aDriver } from './matrixWorld.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let batchId: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

beforeEach(async () => {
  batchId = await createBatch(deps, { scenario: smallScenario(randomUUID()), policyChoice: {} });
});

const call = (method: string, path: string, json?: unknown, version?: string) =>
  app.call(method, `/api/v1/batches/${batchId}${path}`, {
    ...(json !== undefined && { json }),
    headers: version === undefined ? {} : { 'if-match': version },
  });
const plateOf = (plate: string) => `/buses/${encodeURIComponent(plate)}`;
const scenario = async () => (await loadScenario(deps, batchId)).scenario;

async function auditedOf(objectId: string): Promise<string> {
  const { rows } = await database.owner.query<{ text: string }>(
    'select a::text as text from audit_log a where object_id = $1 and batch_id = $2',
    [objectId, batchId],
  );
  return rows.map(({ text }) => text).join('\n');
}

describe('the fleet of a batch', () => {
  it('is listed in its order, with an ETag for each bus', async () => {
    const { buses } = (await (await call('GET', '/buses')).json()) as { buses: { plate: string }[] };
    expect(buses.map(({ plate }) => plate)).toEqual(['苏F·A0001', '苏F·A0002']);
    const bus = await call('GET', plateOf('苏F·A0001'));
    expect(bus.headers.get('etag')).toBe('"1"');
    expect(await bus.json()).toMatchObject({ seats: 49, availableFrom: '2020-02-22T16:00:00.000Z' });
  });

  it('is what the next plan has: added, edited and taken out', async () => {
    const added = await call('POST', '/buses', aBus('苏F·新1'));
    expect(added.status).toBe(201);
    expect((await app.call('GET', added.headers.get('location')!)).status).toBe(200);
    const edited = await call(
      'PATCH',
      plateOf('苏F·A0001'),
      { seats: 33, availableFrom: '2020-02-24T00:00:00Z' },
      '"1"',
    );
    expect([edited.status, edited.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await call('DELETE', plateOf('苏F·A0002'), undefined, '"1"')).status).toBe(204);
    expect((await scenario()).fleet).toEqual([
      expect.objectContaining({ plate: '苏F·A0001', seats: 33, costKmCny: 6, availableFromMs: Date.UTC(2020, 1, 24) }),
      expect.objectContaining({ plate: '苏F·新1', seats: 40 }),
    ]);
    expect(await auditedOf('苏F·A0001')).toMatch(/bus\.edit.*""seats"": 49.*""seats"": 33/s);
  });

  it('takes no plate twice, no unknown depot, no nonsense and not its last bus away', async () => {
    await expectProblem(await call('POST', '/buses', aBus('苏F·A0001')), 409, 'conflict');
    const depot = await expectProblem(
      await call('POST', '/buses', { ...aBus('x'), depotId: 'D9' }),
      422,
      'input_invalid',
    );
    expect(depot.errors[0]).toMatchObject({ location: 'body.depotId', fix: expect.stringContaining('D1') });
    const wrong = { ...aBus('x'), seats: 0, drivers: 9, costKmCny: -1, availableFrom: 'soon' };
    const problem = await expectProblem(await call('POST', '/buses', wrong), 422, 'input_invalid');
    expect(problem.errors.map(({ location }) => location).sort()).toEqual(
      ['availableFrom', 'costKmCny', 'drivers', 'seats'].map((name) => `body.${name}`),
    );
    await expectProblem(await call('PATCH', plateOf('苏F·A0001'), {}, '"1"'), 422, 'input_invalid');
    await call('DELETE', plateOf('苏F·A0002'), undefined, '"1"');
    await expectProblem(await call('DELETE', plateOf('苏F·A0001'), undefined, '"1"'), 409, 'conflict');
    expect((await scenario()).fleet).toHaveLength(1);
  });

  it('is edited by one of two who had read the same', async () => {
    const edits = await Promise.all([30, 31].map((seats) => call('PATCH', plateOf('苏F·A0001'), { seats }, '"1"')));
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    await expectProblem(await call('PATCH', plateOf('苏F·A0001'), { seats: 9 }), 428, 'precondition_required');
  });
});

describe('the drivers of a batch', () => {
  it('are listed masked, with what is left of their seven days, and whether their licence holds', async () => {
    await call('POST', '/drivers', { ...aDriver('R2'), licenceExpires: '2020-02-23', drivenLast7dMin: 2600 });
    const { drivers } = (await (await call('GET', '/drivers')).json()) as { drivers: unknown[] };
    expect(drivers).toEqual([
      expect.objectContaining({ driverId: 'R1', nameMasked: '王****', phoneMasked: '139****0001', leftOf7dMin: 2520 }),
      // the batch is of 24 February; the policy has 2,640 min
      expect.objectContaining({ driverId: 'R2', licenceHolds: false, leftOf7dMin: 40 }),
    ]);
  });

  it('are edited and revealed, and neither log nor database shows their names', async () => {
    const edited = await call('PATCH', '/drivers/R1', { phone: '13911112222' }, '"1"');
    expect(await edited.json()).toMatchObject({ phoneMasked: '139****2222', licenceExpires: '2025-12-31', version: 2 });
    const revealed = await call('POST', '/drivers/R1/reveals', { purpose: 'contact_driver' });
    expect(await revealed.json()).toEqual({ name: '王师傅标记', phone: '13911112222' });
    await expectProblem(await call('POST', '/drivers/R1/reveals', { purpose: 'x' }), 422, 'input_invalid');
    const audited = await auditedOf('R1');
    expect(audited).toContain('driver.reveal');
    expect(audited).toContain('contact_driver');
    expect(audited).not.toMatch(/王师傅|13911112222/);
    const { rows } = await database.owner.query<{ text: string }>('select d::text as text from drivers d');
    expect(rows.map(({ text }) => text).join()).not.toMatch(/王师傅|13911112222/);
  });

  it('make a list with the first of them; without any each bus brings its own', async () => {
    expect((await call('DELETE', '/drivers/R1', undefined, '"1"')).status).toBe(204);
    expect((await scenario()).drivers).toBeNull();
    await call('POST', '/drivers', aDriver('R7'));
    expect((await scenario()).drivers).toEqual([{ ...aDriver('R7') }]);
    await expectProblem(await call('POST', '/drivers', aDriver('R7')), 409, 'conflict');
  });

  it('are not added to a batch whose people were forgotten', async () => {
    await database.owner.query(`update batches set created_at = now() - interval '40 days' where batch_id = $1`, [
      batchId,
    ]);
    await purgeExpired(deps, '2026-01-01');
    await expectProblem(await call('POST', '/drivers', aDriver('R8')), 409, 'conflict');
  });
});

describe('the policy of a batch', () => {
  it('tells every number, where it comes from and what it does', async () => {
    const policy = (await (await call('GET', '/policy')).json()) as { fields: { path: string }[]; presets: string[] };
    expect(policy.presets).toContain('cn-2020-02-28');
    expect(policy.fields.find(({ path }) => path === 'hos.cont_day_min')).toEqual({
      path: 'hos.cont_day_min',
      value: 240,
      presetValue: 240,
      shown: { value: '240', presetValue: '240' },
      options: null,
      from: 'preset',
      text: '白天连续驾驶不超过 240 分钟',
      basis: '道路旅客运输企业安全管理规范 §38',
    });
  });

  it('is chosen among those that are listed, each by what it has otherwise than the default', async () => {
    const { policies } = (await (await app.call('GET', '/api/v1/policies')).json()) as {
      policies: { name: string; isDefault: boolean; differences: { path: string; value: unknown }[] }[];
    };
    const usual = policies.filter(({ isDefault }) => isDefault);
    expect(usual).toMatchObject([{ differences: [] }]);
    const later = policies.find(({ name }) => name === 'cn-2020-02-28')!;
    const low = later.differences.find(({ path }) => path === 'occupancy.by_risk.low');
    expect(low).toMatchObject({ value: 1 });
    const whole = (await (await app.call('GET', '/api/v1/policies/cn-2020-02-28')).json()) as { fields: unknown[] };
    expect(whole.fields).toContainEqual(expect.objectContaining({ ...low }));
    await expectProblem(await app.call('GET', '/api/v1/policies/__proto__'), 404, 'not_found');
  });

  it('is chosen anew with every fault told, kept in versions, and counts for the next plan', async () => {
    const wrong = { override: { hos: { cont_day_min: 'x', nothing: 1 }, price: { contact_pair: -1 } } };
    const problem = await expectProblem(await call('PUT', '/policy', wrong, '"1"'), 422, 'input_invalid');
    expect(problem.errors).toHaveLength(3);
    const choice = { preset: 'cn-2020-02-28', override: { hos: { cont_day_min: 180 } } };
    const chosen = await call('PUT', '/policy', choice, '"1"');
    expect([chosen.status, chosen.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await loadScenario(deps, batchId)).policy).toMatchObject({
      hos: { cont_day_min: 180 },
      occupancy: { cap: 1 },
    });
    await expectProblem(await call('PUT', '/policy', {}, '"1"'), 412, 'precondition_failed');
    expect((await call('PUT', '/policy', choice, '"2"')).headers.get('etag')).toBe('"2"');

    const first = (await (await call('GET', '/policy/versions?limit=1')).json()) as { nextCursor: string };
    expect(first).toMatchObject({
      versions: [{ version: 2, choice, createdBy: expect.stringMatching(/^dispatcher/) }],
    });
    const rest = await (await call('GET', `/policy/versions?cursor=${first.nextCursor}`)).json();
    expect(rest).toMatchObject({ versions: [{ version: 1, choice: {} }], nextCursor: null });
  });
});

describe('queues', () => {
  const makePlan = async (status: string) => {
    const { planId } = (await (await call('POST', '/plans', {})).json()) as { planId: string };
    await database.owner.query(
      `update plans set status = $2, finished_at = now(), starts = 40, error = $3 where plan_id = $1`,
      [planId, status, { code: 'internal', detail: 'made to fail' }],
    );
    return planId;
  };

  it('tell how much waits, and what failed and why', async () => {
    const planId = await makePlan('failed');
    const { queues } = (await (await app.call('GET', '/api/v1/queues')).json()) as { queues: { name: string }[] };
    expect(queues.map(({ name }) => name)).toEqual(['intake', 'planning', 'roads']);
    const { failures } = (await (await app.call('GET', '/api/v1/queues/failures')).json()) as { failures: unknown[] };
    expect(failures[0]).toMatchObject({ workId: planId, kind: 'plan', batchId, error: { detail: 'made to fail' } });
  });

  it('take failed work again, once, from its beginning', async () => {
    const planId = await makePlan('failed');
    const retry = () => app.call('POST', `/api/v1/queues/failures/${planId}/retry`);
    expect((await retry()).status).toBe(202);
    const { rows } = await database.owner.query('select status, starts, error from plans where plan_id = $1', [planId]);
    expect(rows).toEqual([{ status: 'queued', starts: 0, error: null }]);
    await expectProblem(await retry(), 404, 'not_found');
  });

  it('do not take a plan again while another one of its batch is under way', async () => {
    const planId = await makePlan('failed');
    await call('POST', '/plans', {});
    await expectProblem(await app.call('POST', `/api/v1/queues/failures/${planId}/retry`), 409, 'conflict');
  });
});
