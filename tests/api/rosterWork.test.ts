import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { itReadsPdf, pdfPages } from '../sheets/pdfText.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { publishUnchecked } from '../support/publishing.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

let batches = 0;
async function newBatch(): Promise<string> {
  batches += 1;
  return createBatch(deps, { scenario: smallScenario(`roster work ${batches}`), policyChoice: {} });
}

/** Uploads a roster of C001, or of another company, and reads it. */
async function send(batchId: string, bytes: Uint8Array, { name = 'list.csv', companyId = 'C001' } = {}) {
  const path = `/api/v1/batches/${batchId}/companies/${companyId}/requests`;
  const response = await app.call('POST', path, { body: filesBody([{ name, bytes }]) });
  const submitted = (await response.json()) as { requestId: string; unchanged: boolean };
  await processRequest(deps, submitted.requestId, calm);
  return submitted;
}

/** Token of an account of C001. */
async function hrOf(batchId: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    `select org_id as id from companies where batch_id = $1 and company_id = 'C001'`,
    [batchId],
  );
  return tokenOf(deps.database, await addUser(deps.database, 'hr', rows[0]!.id));
}

async function planned(batchId: string): Promise<string[]> {
  const { policy } = await loadScenario(deps, batchId);
  return (await loadIntake(deps, batchId, policy)).workers.map(({ workerId }) => workerId);
}

interface Report {
  version: number;
  accepted: number;
  rejected: number;
  dataRows: number;
  withdrawalReason: string | null;
}
const report = async (requestId: string) =>
  (await (await app.call('GET', `/api/v1/requests/${requestId}`)).json()) as Report;

async function decide(requestId: string, json: object, version?: number): Promise<Response> {
  const headers = { 'if-match': `"${version ?? (await report(requestId)).version}"` };
  return app.call('PUT', `/api/v1/requests/${requestId}/withdrawal`, { json, headers });
}
const withdraw = { decision: 'withdraw', reason: 'not_needed' };
const keep = { decision: 'keep' };

const fix = (requestId: string, cells: object[]) =>
  app.call('POST', `/api/v1/requests/${requestId}/fixes`, { json: { cells } });

const faulty = rosterCsv([person(1), { ...person(2), phone: '139' }]);

describe('titles that only the company understands', () => {
  const odd = (...people: number[]) =>
    Buffer.from(
      ['伙计,证,打给,上车点', ...people.map(person).map(({ name, id, phone }) => `${name},${id},${phone},临泉县`)].join(
        '\n',
      ),
    );
  const titles = [
    { title: '伙计', readAs: 'name' },
    { title: ' 证 ', readAs: 'idNumber' },
    { title: '打给', readAs: 'phone' },
  ];
  const assign = (requestId: string, json: object) =>
    app.call('POST', `/api/v1/requests/${requestId}/columns`, { json });

  it('are explained once: that roster is read anew, and the next one from the start, in another batch, too', async () => {
    const batchId = await newBatch();
    const first = await send(batchId, odd(1, 2));
    expect(await report(first.requestId)).toMatchObject({ accepted: 0 });
    const response = await assign(first.requestId, { titles });
    expect(response.status).toBe(202);
    const assigned = (await response.json()) as { requestId: string };
    await processRequest(deps, assigned.requestId, calm);
    expect(await report(assigned.requestId)).toMatchObject({ accepted: 2, rejected: 0 });

    // the very file again, as it lies on the company's disk, changes nothing
    const same = await app.call('POST', `/api/v1/batches/${batchId}/companies/C001/requests`, {
      body: filesBody([{ name: 'list.csv', bytes: odd(1, 2) }]),
    });
    expect(await same.json()).toEqual({ requestId: assigned.requestId, unchanged: true });
    const later = await send(await newBatch(), odd(3, 4, 5));
    expect(await report(later.requestId)).toMatchObject({ accepted: 3, rejected: 0 });
    const other = await send(await newBatch(), odd(6), { companyId: 'C002' });
    expect(await report(other.requestId)).toMatchObject({ accepted: 0 });

    const forgotten = await assign(later.requestId, {
      titles: titles.map(({ title }) => ({ title, readAs: 'automatic' })),
    });
    expect(forgotten.status).toBe(202);
    const last = await send(await newBatch(), odd(7));
    expect(await report(last.requestId)).toMatchObject({ accepted: 0 });
  });

  it('are not explained of a roster that a newer one replaced, nor with nonsense', async () => {
    const batchId = await newBatch();
    const { requestId } = await send(batchId, rosterCsv([person(1)]));
    await expectProblem(await assign(requestId, { titles: [{ title: '姓名', readAs: 'age' }] }), 422, 'input_invalid');
    await send(batchId, rosterCsv([person(2)]));
    await expectProblem(await assign(requestId, { titles: [{ title: '姓名', readAs: 'remark' }] }), 409, 'conflict');
  });
});

describe('fixing a row in place', () => {
  it('makes a new version of the file, read again; what was sent stays as it was', async () => {
    const batchId = await newBatch();
    const { requestId } = await send(batchId, faulty);
    expect(await report(requestId)).toMatchObject({ accepted: 1, rejected: 1 });
    const response = await fix(requestId, [{ file: 'C001-list.csv', cell: 'C3', value: person(2).phone }]);
    expect(response.status).toBe(202);
    const fixed = (await response.json()) as { requestId: string };
    await processRequest(deps, fixed.requestId, calm);
    expect(await report(fixed.requestId)).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await planned(batchId)).toEqual(['C001-001', 'C001-002']);

    const again = await fix(requestId, [{ file: 'C001-list.csv', cell: 'C3', value: '1' }]);
    expect((await expectProblem(again, 409, 'conflict')).detail).toContain('newer version');
  });

  it('by fifty at once is done by one', async () => {
    const { requestId } = await send(await newBatch(), faulty);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        fix(requestId, [{ file: 'C001-list.csv', cell: 'C3', value: `1380000${1000 + n}` }]),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array<number>(49).fill(409)]);
  });

  it('names every fix that is none, and changes nothing then', async () => {
    const { requestId } = await send(await newBatch(), faulty);
    const problem = await fix(requestId, [
      { file: 'C001-list.csv', cell: 'C3', value: person(2).phone },
      { file: 'C001-list.csv', cell: 'C99', value: '1' },
      { file: 'C001-other.csv', cell: 'C3', value: '1' },
    ]);
    const { errors } = await expectProblem(problem, 422, 'input_invalid');
    expect(errors.map(({ location }) => location)).toEqual(['body.cells.1', 'body.cells.2']);
  });
});

describe('the difference between two requests', () => {
  it('tells who was added, dropped and changed, masked, and how many rows are faulty', async () => {
    const batchId = await newBatch();
    const first = await send(batchId, rosterCsv([person(1), person(2), person(3), { ...person(4), phone: 'x' }]));
    const second = await send(batchId, rosterCsv([person(2), { ...person(3), phone: '13999999999' }, person(5)]));
    const text = await (await app.call('GET', `/api/v1/requests/${second.requestId}/diff`)).text();
    const diff = JSON.parse(text) as Record<string, unknown>;
    expect(diff).toMatchObject({
      against: first.requestId,
      added: [{ row: 4 }],
      dropped: [{ row: 2, nameMasked: '张***' }],
      changed: [{ row: 3, fields: [{ field: 'phone', before: '138****0003', after: '139****9999' }] }],
      unchanged: 1,
      faultyRows: { before: 1, after: 0 },
    });
    for (const n of [1, 3, 5]) {
      expect(text).not.toContain(person(n).id);
      expect(text).not.toContain(person(n).name);
    }
    const initial = (await (await app.call('GET', `/api/v1/requests/${first.requestId}/diff`)).json()) as object;
    expect(initial).toMatchObject({ against: null, dropped: [], changed: [], unchanged: 0 });
  });

  it('with a request of another company is a conflict', async () => {
    const batchId = await newBatch();
    const own = await send(batchId, rosterCsv([person(1)]));
    const other = await send(batchId, rosterCsv([person(2)]), { companyId: 'C002' });
    const path = `/api/v1/requests/${own.requestId}/diff?against=${other.requestId}`;
    await expectProblem(await app.call('GET', path), 409, 'conflict');
  });
});

describe('bad rows', () => {
  it('are taken away in full as a download, and that is audited with its purpose', async () => {
    const { requestId } = await send(await newBatch(), faulty);
    const path = `/api/v1/requests/${requestId}/bad-rows`;
    await expectProblem(await app.call('POST', path, { json: {} }), 422, 'input_invalid');
    const response = await app.call('POST', path, { json: { purpose: 'correct_roster' } });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets.map(({ rowCount }) => rowCount)).toEqual([2]);
    expect(book.worksheets[0]!.getCell('B2').text).toBe(person(2).id);
    const { rows } = await database.owner.query<{ after: object; purpose: string }>(
      `select after, purpose from audit_log where action = 'request.reveal' and object_id = $1`,
      [requestId],
    );
    expect(rows).toEqual([{ after: { rows: 1 }, purpose: 'correct_roster' }]);
  });
});

describe('withdrawing a whole request', () => {
  it('takes its people out of the next plan, not those for whom another file asks, and can be taken back', async () => {
    const batchId = await newBatch();
    await send(batchId, rosterCsv([person(1)]), { name: 'other.csv' });
    const { requestId } = await send(batchId, rosterCsv([person(1), person(2), person(3)]));
    expect(await planned(batchId)).toHaveLength(3);
    expect(await (await decide(requestId, withdraw)).json()).toEqual({ people: 2 });
    expect(await planned(batchId)).toHaveLength(1);
    const out = await report(requestId);
    expect(out).toMatchObject({ withdrawalReason: 'not_needed', accepted: 0, rejected: 3, dataRows: 3 });
    await expectProblem(await decide(requestId, withdraw), 409, 'conflict');

    expect(await (await decide(requestId, keep)).json()).toEqual({ people: 2 });
    expect(await planned(batchId)).toHaveLength(3);
    expect(await report(requestId)).toMatchObject({ withdrawalReason: null });
  });

  it('lets the same file be sent again, which brings its people back', async () => {
    const batchId = await newBatch();
    const bytes = rosterCsv([person(1), person(2)]);
    const { requestId } = await send(batchId, bytes);
    await decide(requestId, withdraw);
    expect(await planned(batchId)).toEqual([]);
    const again = await send(batchId, bytes);
    expect(again).toMatchObject({ unchanged: false });
    expect(await planned(batchId)).toEqual(['C001-001', 'C001-002']);
    // somebody taken out by hand stays out whatever comes
    const { workers } = (await (await app.call('GET', `/api/v1/batches/${batchId}/workers`)).json()) as {
      workers: { claimId: string; version: number }[];
    };
    const { claimId, version } = workers[0]!;
    const json = { decision: 'withdraw', reason: 'left_company' };
    const path = `/api/v1/batches/${batchId}/claims/${claimId}/withdrawal`;
    expect((await app.call('PUT', path, { json, headers: { 'if-match': `"${version}"` } })).status).toBe(204);
    await send(batchId, rosterCsv([person(1), person(2), person(3)]));
    expect(await planned(batchId)).toEqual(['C001-002', 'C001-003']);
  });

  it('needs a version that stands, and files that count', async () => {
    const batchId = await newBatch();
    const { requestId } = await send(batchId, rosterCsv([person(1)]));
    await expectProblem(await decide(requestId, { ...keep, reason: 'other' }), 422, 'input_invalid');
    await expectProblem(await decide(requestId, withdraw, 7), 412, 'precondition_failed');
    await expectProblem(await decide(requestId, keep), 409, 'conflict');
    await send(batchId, rosterCsv([person(2)]));
    await expectProblem(await decide(requestId, withdraw), 409, 'conflict');
  });
});

describe('where everybody is', () => {
  interface Status {
    planId: string | null;
    workers: { workerId: string; state: string; journey: { tripId: string; plate: string; arriveAt: string } | null }[];
  }

  it('goes from accepted to placed, and tells of somebody withdrawn after that the seat that he had', async () => {
    const batchId = await newBatch();
    const { requestId } = await send(batchId, rosterCsv([person(1), person(2)]));
    const status = async (token = app.token) =>
      (await (await app.call('GET', `/api/v1/batches/${batchId}/worker-status`, { token })).json()) as Status;
    expect(await status()).toMatchObject({ planId: null, workers: [{ state: 'accepted', journey: null }, {}] });

    const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
    const planId = await requestPlan(deps, { batchId, options, seed: 1 });
    await runPlan(deps, planId, calm);
    const hr = await hrOf(batchId);
    // a draft is the planners' alone
    expect((await status(hr)).workers.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect((await status()).workers.map(({ state }) => state)).toEqual(['placed', 'placed']);
    await publishUnchecked(deps, planId);
    const { workers } = await status(hr);
    expect(workers).toMatchObject([
      { state: 'placed', journey: { planId, tripId: 'T01', plate: '苏F·B1234', seat: '1A' } },
      { state: 'placed', journey: { seat: '2A' } },
    ]);
    expect(Date.parse(workers[0]!.journey!.arriveAt)).toBeGreaterThan(0);

    await decide(requestId, withdraw);
    expect((await status(hr)).workers).toMatchObject([
      { state: 'withdrawn', journey: { tripId: 'T01' } },
      { state: 'withdrawn' },
    ]);
  });

  itReadsPdf('stands on the sheet of their bus, with the driver and his phone, for their company, too', async () => {
    const batchId = await newBatch();
    await send(batchId, rosterCsv([person(1)]));
    const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
    const planId = await requestPlan(deps, { batchId, options, seed: 1 });
    await runPlan(deps, planId, calm);
    await publishUnchecked(deps, planId);
    const hr = await hrOf(batchId);
    const sheet = await app.call('GET', `/api/v1/plans/${planId}/trips/T01/sheet.pdf`, { token: hr });
    const text = pdfPages(new Uint8Array(await sheet.arrayBuffer()))
      .join('')
      .replace(/\s/g, '');
    expect(text).toContain('13900000001');
    const foreign = await app.call('GET', `/api/v1/plans/${planId}/trips/T02/sheet.pdf`, { token: hr });
    await expectProblem(foreign, 404, 'not_found');
  });
});

describe('fifty clients uploading the same roster at once', () => {
  it('leave exactly one request, one set of rows and one number a person', async () => {
    const batchId = await newBatch();
    const bytes = rosterCsv([person(1), person(2), person(3)]);
    const path = `/api/v1/batches/${batchId}/companies/C001/requests`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.call('POST', path, { body: filesBody([{ name: 'list.csv', bytes }]) })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
      requestId: string;
      unchanged: boolean;
    }[];
    expect(new Set(bodies.map(({ requestId }) => requestId)).size).toBe(1);
    expect(bodies.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
    // however often and by however many workers it is read
    await Promise.all(Array.from({ length: 5 }, () => processRequest(deps, bodies[0]!.requestId, calm)));
    const counted = await database.owner.query(
      `select (select count(*)::integer from requests where batch_id = $1) as requests,
         (select count(*)::integer from roster_files where batch_id = $1) as files,
         (select count(*)::integer from roster_rows where batch_id = $1) as rows,
         (select count(distinct worker_id)::integer from claims where batch_id = $1) as workers`,
      [batchId],
    );
    expect(counted.rows).toEqual([{ requests: 1, files: 1, rows: 3, workers: 3 }]);
  });
});

describe('columns', () => {
  it('tell what each was read as, in files as they came', async () => {
    const bytes = new TextEncoder().encode('名单,,\n姓名,身份证号,手机号,喜欢的颜色\n张三,,,红\n');
    const { requestId } = await send(await newBatch(), bytes);
    const response = await app.call('GET', `/api/v1/requests/${requestId}/columns`);
    expect(await response.json()).toEqual({
      tables: [
        {
          file: 'C001-list.csv',
          sheet: '',
          headerRow: 2,
          dataRows: 1,
          missing: [],
          columns: [
            { column: 'A', title: '姓名', field: 'name', isOwn: false },
            { column: 'B', title: '身份证号', field: 'idNumber', isOwn: false },
            { column: 'C', title: '手机号', field: 'phone', isOwn: false },
            { column: 'D', title: '喜欢的颜色', field: null, isOwn: false },
          ],
        },
      ],
    });
  });

  it('are none in a file that cannot be read', async () => {
    const { requestId } = await send(await newBatch(), new Uint8Array([0x50, 0x4b, 3, 4, 9]), { name: 'list.xlsx' });
    const response = await app.call('GET', `/api/v1/requests/${requestId}/columns`);
    expect(await response.json()).toEqual({ tables: [] });
  });
});
