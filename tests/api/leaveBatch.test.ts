import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import { decideWithdrawal } from '../../src/planning/server/decideWithdrawal.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { withdrawRequest } from '../../src/planning/server/withdrawRequest.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let world: World;

beforeAll(async () => {
  database = await server.create();
  deps = { ...serverWork(database, { kind: 'postgres', databaseUrl: database.url }), makePlan: planPooled };
  app = await startTestApp(deps);
  world = await makeWorld(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const leave = (batchId: string, companyId: string) =>
  app.call('DELETE', `/api/v1/batches/${batchId}/companies/${companyId}`);

async function heldBy(batchId: string, companyId: string): Promise<string[]> {
  const { errors } = await expectProblem(await leave(batchId, companyId), 409, 'conflict');
  return errors.map(({ message }) => message);
}

async function send(batchId: string, companyId: string | null, text: Uint8Array, name = 'list.csv'): Promise<string> {
  const { requestId } = await submitRequest(deps, { batchId, companyId, files: [{ name, bytes: text }] });
  return requestId;
}

describe('a company leaves a batch', () => {
  it('without people: it is neither asked for nor late any more, and sees the batch no longer', async () => {
    const batchId = await createBatch(deps, { scenario: smallScenario('leave'), policyChoice: {} });
    const token = await tokenOf(deps.database, world.users.hr);
    expect((await app.call('GET', `/api/v1/batches/${batchId}`, { token })).status).toBe(200);
    expect((await leave(batchId, 'C001')).status).toBe(204);
    await expectProblem(await leave(batchId, 'C001'), 404, 'not_found');
    await expectProblem(await app.call('GET', `/api/v1/batches/${batchId}`, { token }), 404, 'not_found');
    const list = (await (await app.call('GET', `/api/v1/batches/${batchId}/applications`)).json()) as {
      companies: { companyId: string }[];
    };
    expect(list.companies.map(({ companyId }) => companyId)).toEqual(['C002', 'C003']);
    // the room that was kept for it is anybody's
    const { scenario } = await loadScenario(deps, batchId);
    expect(scenario.dorms).toContainEqual(expect.objectContaining({ room: '201', companyId: null }));
    // and it can be asked again
    const json = { orgId: world.own.orgIds.C001! };
    expect((await app.call('POST', `/api/v1/batches/${batchId}/companies`, { json })).status).toBe(201);
  });

  it('only once nobody of it counts; what it sent goes with it, and a person asked for twice is the other company’s', async () => {
    const batchId = await createBatch(deps, { scenario: smallScenario('people'), policyChoice: {} });
    const requestId = await send(batchId, 'C001', rosterCsv([person(1), person(2)]));
    expect(await heldBy(batchId, 'C001')).toEqual(['有 1 份名单正在读取 / 1 rosters of it are being read']);
    await processRequest(deps, requestId, calm);
    const other = await send(batchId, 'C002', rosterCsv([person(2)]));
    await processRequest(deps, other, calm);
    // person 2 is asked for twice and counts for nobody; person 1 does
    expect(await heldBy(batchId, 'C001')).toEqual(['还有 1 人已通过 / 1 people of it are accepted']);
    await withdrawRequest(deps, { requestId, decision: 'withdraw', version: null });
    expect((await leave(batchId, 'C001')).status).toBe(204);
    const { policy } = await loadScenario(deps, batchId);
    const { workers, rejected, dataRows } = await loadIntake(deps, batchId, policy);
    expect([workers.map(({ companyId }) => companyId), rejected, dataRows]).toEqual([['C002'], [], 1]);
    const left = await database.owner.query('select 1 from claims where batch_id = $1 and company_id = $2', [
      batchId,
      'C001',
    ]);
    expect(left.rows).toEqual([]);
    const { rows } = await database.owner.query(
      `select action, before from audit_log where batch_id = $1 and action = 'batch.leave'`,
      [batchId],
    );
    expect(rows).toEqual([
      { action: 'batch.leave', before: { companyId: 'C001', staffNeeded: 20, staffPresent: 3, application: null } },
    ]);
  });

  it('not while rows of it stand in a file that the district sent for several', async () => {
    const batchId = await createBatch(deps, { scenario: smallScenario('shared'), policyChoice: {} });
    const row = (company: string, i: number) => {
      const { name, id, phone } = person(i);
      return [company, name, id, phone, '安徽省阜阳市临泉县'].join(',');
    };
    const text = ['企业,姓名,身份证号,手机号,上车点', row('C001', 1), row('C002', 2), ''].join('\r\n');
    const requestId = await send(batchId, null, new TextEncoder().encode(text), 'all.csv');
    await processRequest(deps, requestId, calm);
    const { rows } = await database.owner.query<{ claimId: string }>(
      `select claim_id as "claimId" from claims where batch_id = $1 and company_id = 'C001'`,
      [batchId],
    );
    await decideWithdrawal(deps, { batchId, claimId: rows[0]!.claimId, decision: 'withdraw', version: null });
    expect(await heldBy(batchId, 'C001')).toEqual([
      '区里上传的文件 all.csv 含有其人员 / the file all.csv, sent by the district, has rows of it',
    ]);
  });

  it('not once its people stand in a published plan, withdrawn or not', async () => {
    const { batchId, requestIds } = world.own;
    await withdrawRequest(deps, { requestId: requestIds.C003!, decision: 'withdraw', version: null });
    expect(await heldBy(batchId, 'C003')).toEqual([
      '其人员在已发布的方案中（第 1 版） / its people stand in version 1 of a published plan',
    ]);
  });
});
