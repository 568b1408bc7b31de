import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { open } from '../../src/crypto/seal.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadWholePlan } from '../../src/planning/server/loadDocument.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { publishUnchecked } from '../support/publishing.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let admin: string;
let batchId: string;
let planId: string;

/** Person 1 in two versions of C001's list; person 3 asked for by C001 and C002 alike, so that both rows are rejected. */
beforeAll(async () => {
  database = await server.create();
  deps = serverWork(
    database,
    { kind: 'postgres', databaseUrl: database.url },
    { makePlan: async (input, options, hooks) => withRejected(await planPooled(input, options, hooks), input) },
  );
  app = await startTestApp(deps);
  admin = await tokenOf(deps.database, await addUser(deps.database, 'admin'));
  batchId = await createBatch(deps, { scenario: smallScenario('rights'), policyChoice: {} });
  await send('C001', [1, 2]);
  await send('C001', [1, 2, 3]);
  await send('C002', [3, 4]);
  const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
  planId = await requestPlan(deps, { batchId, options, seed: 1 });
  await runPlan(deps, planId, calm);
  await publishUnchecked(deps, planId);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

type MakePlan = WorkDeps['makePlan'];

function withRejected(plan: Awaited<ReturnType<MakePlan>>, { intake }: Parameters<MakePlan>[0]) {
  const rejected = intake.rejected.map(({ cells, companyId: _, ...row }) => ({
    ...row,
    cells: cells.map(({ cell, code, value, message, remedy }) => {
      return { cell, code, value, text: message.zh, fix: remedy.zh };
    }),
  }));
  return { ...plan, rejected };
}

async function send(companyId: string, numbers: number[]): Promise<void> {
  const files = [{ name: 'list.csv', bytes: rosterCsv(numbers.map(person)) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId, files });
  await processRequest(deps, requestId, calm);
}

async function planned(): Promise<string[]> {
  const { policy } = await loadScenario(deps, batchId);
  return (await loadIntake(deps, batchId, policy)).workers.map(({ workerId }) => workerId);
}

/** All files as they lie in the database, opened. */
async function filesInTheOpen(): Promise<string> {
  const { rows } = await database.owner.query<{ id: string; sealed: Buffer }>(
    'select file_id as id, content_sealed as sealed from roster_files',
  );
  const place = (row: string) => ({ table: 'roster_files', column: 'content', row });
  return rows.map(({ id, sealed }) => open(deps.keys, place(id), sealed).toString('utf8')).join('\n');
}

const ask = (path: string, n: number, purpose: string, token = admin) =>
  app.call('POST', `/api/v1/${path}`, { json: { idNumber: person(n).id, purpose }, token });

describe('the export of one person', () => {
  it('holds his rows in full, his journey and who has seen what, and is audited', async () => {
    await app.call('POST', `/api/v1/batches/${batchId}/worker-searches`, { json: { idNumber: person(1).id } });
    const response = await ask('person-exports', 1, 'access_request');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const { records } = (await response.json()) as { records: { claimId: string }[] };
    expect(records).toMatchObject([
      {
        batchName: 'rights',
        companyId: 'C001',
        workerId: 'C001-001',
        rows: [{ name: person(1).name, idNumber: person(1).id, phone: person(1).phone, adcode: '341221' }],
        journeys: [{ planId, tripId: 'T01', plate: '苏F·B1234' }],
        access: [],
      },
    ]);
    const again = (await (await ask('person-exports', 1, 'access_request')).json()) as {
      records: { access: { action: string; role: string; purpose: string }[] }[];
    };
    expect(again.records[0]!.access).toMatchObject([
      { action: 'person.export', role: 'admin', purpose: 'access_request' },
    ]);
  });

  it('of nobody known is not found, and is no dispatcher’s to ask for', async () => {
    await expectProblem(await ask('person-exports', 99, 'access_request'), 404, 'not_found');
    await expectProblem(await ask('person-exports', 1, 'access_request', app.token), 403, 'forbidden');
  });
});

describe('the erasure of one person', () => {
  it('takes him out of rows, files of every version, searches and plans, and leaves everybody else as they were', async () => {
    expect(await planned()).toEqual(['C001-001', 'C001-002', 'C002-001']);
    expect((await loadWholePlan(deps, planId)).rejected).toHaveLength(2);
    expect(await filesInTheOpen()).toContain(person(1).id);

    expect(await (await ask('person-erasures', 1, 'erasure_request')).json()).toEqual({
      batches: 1,
      claims: 1,
      rows: 1,
      files: 2,
    });
    const two = await (await ask('person-erasures', 3, 'erasure_request')).json();
    expect(two).toEqual({ batches: 1, claims: 2, rows: 2, files: 2 });

    const files = await filesInTheOpen();
    for (const n of [1, 3]) {
      for (const value of [person(n).id, person(n).name, person(n).phone]) expect(files).not.toContain(`${value},`);
      await expectProblem(await ask('person-exports', n, 'access_request'), 404, 'not_found');
    }
    expect(files).toContain(person(2).id);
    expect(await planned()).toEqual(['C001-002', 'C002-001']);
    const plan = await loadWholePlan(deps, planId);
    expect(plan.rejected).toEqual([]);
    // his seat stays, under an id that is nobody's
    expect(plan.workers.map(({ workerId }) => workerId)).toContain('C001-001');
    const { policy } = await loadScenario(deps, batchId);
    const { dataRows, rejected, workers } = await loadIntake(deps, batchId, policy);
    expect([dataRows, rejected.length, workers.length]).toEqual([2, 0, 2]);
    expect(workers.map(({ source }) => source.row)).toEqual([3, 3]);
  });

  it('keeps his worker id from everybody who comes later, himself included', async () => {
    await send('C001', [2, 1]);
    // 001 was his own, 003 was person 3's before C002 asked for him, too
    expect(await planned()).toEqual(['C001-002', 'C001-004', 'C002-001']);
  });

  it('waits for rosters that are still being read', async () => {
    const files = [{ name: 'more.csv', bytes: rosterCsv([person(7)]) }];
    await submitRequest(deps, { batchId, companyId: 'C001', files });
    await expectProblem(await ask('person-erasures', 2, 'erasure_request'), 409, 'conflict');
  });
});
