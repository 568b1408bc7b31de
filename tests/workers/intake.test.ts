import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identityHash } from '../../src/crypto/lookupHash.ts';
import { listWorkerRows } from '../../src/db/intakeRows.ts';
import { findRequest } from '../../src/db/requests.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import { decideWithdrawal } from '../../src/planning/server/decideWithdrawal.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { databases } from '../support/database.ts';
import { type Person, person, rosterCsv } from '../support/people.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';

const server = databases();
const policy = resolvePolicy({}).policy!;

let deps: WorkDeps;
let batchId: string;

beforeEach(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  batchId = await createBatch(deps, { scenario: smallScenario('test'), policyChoice: {} });
});

afterEach(() => deps.queues.close());

/** Uploads a roster and reads it at once, as the worker would. */
async function upload(companyId: string, people: Person[], name = '名单.csv') {
  const submitted = await submitRequest(deps, { batchId, companyId, files: [{ name, bytes: rosterCsv(people) }] });
  await processRequest(deps, submitted.requestId, calm);
  return { ...submitted, request: (await findRequest(deps.database, submitted.requestId))! };
}

/** `C001-001 张测试1` for each planned worker, in reading order. */
async function planned(): Promise<string[]> {
  const { workers } = await loadIntake(deps, batchId, policy);
  return workers.map(({ workerId, name }) => `${workerId} ${name}`);
}

async function claimOf(companyId: string, n: number): Promise<string> {
  const rows = await listWorkerRows(deps.database, batchId, { companyId });
  const hash = identityHash(deps.keys, 'resident', person(n).id);
  return rows.find((row) => row.identityHash.equals(hash))!.claimId;
}

describe('a first upload', () => {
  it('accounts for every data row and gives numbers in reading order', async () => {
    const wrong = { ...person(2), phone: '123' };
    const { request } = await upload('C001', [person(1), wrong, person(3)]);

    expect(request).toMatchObject({ status: 'done', dataRows: 3, accepted: 2, rejected: 1 });
    expect(await planned()).toEqual(['C001-001 张测试1', 'C001-002 张测试3']);
    const { rejected, dataRows } = await loadIntake(deps, batchId, policy);
    expect(dataRows).toBe(3);
    expect(rejected).toMatchObject([
      { file: 'C001-名单.csv', row: 3, companyId: 'C001', cells: [{ cell: 'C3', code: 'phone_format' }] },
    ]);
  });

  it('opens what it sealed: the intake is that of the file', async () => {
    await upload('C001', [person(1)]);

    const { workers } = await loadIntake(deps, batchId, policy);

    expect(workers[0]).toMatchObject({
      source: { file: 'C001-名单.csv', sheet: '', row: 2 },
      idNumber: person(1).id,
      phone: person(1).phone,
      birthDate: '1985-03-12',
      adcode: '341221',
    });
  });

  it('changes nothing when its job runs twice, or at the same time', async () => {
    const { requestId } = await upload('C001', [person(1), person(2)]);
    const before = await loadIntake(deps, batchId, policy);

    await Promise.all([processRequest(deps, requestId, calm), processRequest(deps, requestId, calm)]);

    expect(await loadIntake(deps, batchId, policy)).toEqual(before);
  });

  it('makes one request of fifty identical uploads at once', async () => {
    const files = [{ name: '名单.csv', bytes: rosterCsv([person(1)]) }];
    const all = await Promise.all(
      Array.from({ length: 50 }, () => submitRequest(deps, { batchId, companyId: 'C001', files })),
    );
    expect(new Set(all.map(({ requestId }) => requestId)).size).toBe(1);
    expect(all.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
  });
});

describe('a file sent again', () => {
  it('changes nothing when it is the same', async () => {
    const first = await upload('C001', [person(1), person(2)]);
    const second = await upload('C001', [person(1), person(2)]);

    expect(second).toMatchObject({ requestId: first.requestId, unchanged: true });
  });

  it('replaces its rows when corrected: numbers stay, whoever is missing is proposed for withdrawal and still planned', async () => {
    await upload('C001', [person(1), person(2), person(3)]);
    const moved = { ...person(3), phone: '13811112222' };
    const { request } = await upload('C001', [moved, person(4), person(1)]);

    expect(request).toMatchObject({ dataRows: 3, accepted: 3, rejected: 0 });
    expect((await planned()).sort()).toEqual([
      'C001-001 张测试1',
      'C001-002 张测试2',
      'C001-003 张测试3',
      'C001-004 张测试4',
    ]);
    const { workers } = await loadIntake(deps, batchId, policy);
    expect(workers.find(({ workerId }) => workerId === 'C001-003')!.phone).toBe('13811112222');
    const rows = await listWorkerRows(deps.database, batchId);
    expect(rows.filter((row) => row.withdrawal === 'proposed').map((row) => row.workerId)).toEqual(['C001-002']);
  });

  it('drops the missing worker once the withdrawal is confirmed, and takes him back with his number when he returns', async () => {
    await upload('C001', [person(1), person(2)]);
    await upload('C001', [person(1)]);
    await decideWithdrawal(deps, { batchId, claimId: await claimOf('C001', 2), decision: 'withdraw', version: null });
    expect(await planned()).toEqual(['C001-001 张测试1']);

    await upload('C001', [person(1), person(2), person(3)]);
    expect(await planned()).toEqual(['C001-001 张测试1', 'C001-002 张测试2', 'C001-003 张测试3']);
  });

  it('counts by order of arrival, not of work', async () => {
    const older = await submitRequest(deps, {
      batchId,
      companyId: 'C001',
      files: [{ name: '名单.csv', bytes: rosterCsv([person(1)]) }],
    });
    await upload('C001', [person(2)]);
    await processRequest(deps, older.requestId, calm);

    expect(await planned()).toEqual(['C001-001 张测试2']);
    expect(await findRequest(deps.database, older.requestId)).toMatchObject({ status: 'done' });
  });

  it('keeps two companies apart that use the same file name', async () => {
    await upload('C001', [person(1)]);
    await upload('C002', [person(2)]);
    expect(await planned()).toEqual(['C001-001 张测试1', 'C002-001 张测试2']);
  });
});

describe('the same person twice', () => {
  it('in two companies is planned for neither until one withdraws, then for the other', async () => {
    await upload('C001', [person(1), person(2)]);
    await upload('C002', [person(2), person(3)]);

    expect((await loadIntake(deps, batchId, policy)).workers.map(({ name }) => name)).toEqual(['张测试1', '张测试3']);
    const { rejected } = await loadIntake(deps, batchId, policy);
    expect(rejected).toMatchObject([
      {
        companyId: 'C001',
        row: 3,
        cells: [{ code: 'duplicate_other_company', cell: 'B3', value: expect.stringMatching(/^341221\*+/) }],
      },
      { companyId: 'C002', row: 2, cells: [{ code: 'duplicate_other_company', cell: 'B2' }] },
    ]);

    await decideWithdrawal(deps, { batchId, claimId: await claimOf('C001', 2), decision: 'withdraw', version: null });

    expect(
      (await loadIntake(deps, batchId, policy)).workers.map(({ companyId, name }) => `${companyId} ${name}`),
    ).toEqual(['C001 张测试1', 'C002 张测试2', 'C002 张测试3']);
    expect((await loadIntake(deps, batchId, policy)).rejected).toMatchObject([
      { companyId: 'C001', row: 3, cells: [{ code: 'other' }] },
    ]);
  });

  it('in two companies clashes also where one row is faulty', async () => {
    await upload('C001', [{ ...person(2), phone: '123' }]);
    await upload('C002', [person(2)]);

    const { workers, rejected } = await loadIntake(deps, batchId, policy);

    expect(workers).toEqual([]);
    expect(rejected.map(({ cells }) => cells.map(({ code }) => code))).toEqual([
      ['phone_format', 'duplicate_other_company'],
      ['duplicate_other_company'],
    ]);
  });

  it('in two files of one company is planned once, and freed when the first file drops him', async () => {
    await upload('C001', [person(1), person(2)], 'a.csv');
    const { request } = await upload('C001', [person(2)], 'b.csv');
    expect(request).toMatchObject({ accepted: 0, rejected: 1 });
    expect((await loadIntake(deps, batchId, policy)).rejected).toMatchObject([
      {
        file: 'C001-b.csv',
        cells: [{ code: 'duplicate_in_batch', message: { en: expect.stringContaining('row 3 of file C001-a.csv') } }],
      },
    ]);

    await upload('C001', [person(1)], 'a.csv');

    expect((await loadIntake(deps, batchId, policy)).rejected).toEqual([]);
    expect(await planned()).toEqual(['C001-001 张测试1', 'C001-002 张测试2']);
  });
});

describe('refusals', () => {
  it('names what is missing: batch, company, files', async () => {
    const files = [{ name: 'a.csv', bytes: rosterCsv([person(1)]) }];
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expect(submitRequest(deps, { batchId: nowhere, companyId: 'C001', files })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(submitRequest(deps, { batchId, companyId: 'C999', files })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(submitRequest(deps, { batchId, companyId: 'C001', files: [] })).rejects.toMatchObject({
      code: 'input_invalid',
    });
  });

  it('gives a request up that was begun again and again', async () => {
    const { requestId } = await submitRequest(deps, {
      batchId,
      companyId: 'C001',
      files: [{ name: 'a.csv', bytes: rosterCsv([person(1)]) }],
    });
    await deps.database.query('update requests set starts = 40');
    await processRequest(deps, requestId, calm);
    expect(await findRequest(deps.database, requestId)).toMatchObject({
      status: 'failed',
      error: { code: 'internal' },
    });
  });
});
