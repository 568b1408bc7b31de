import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { loadScenario } from '../../src/planning/server/loadScenario.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { pdfFile } from '../support/documents.ts';
import { person, rosterCsv } from '../support/people.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let batchId: string;
let hr: string;
const deadline = new Date(Date.now() + 3_600_000);

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
  const scenario = smallScenario('applications');
  batchId = await createBatch(deps, { scenario, policyChoice: {}, deadline, applicationsRequired: true });
  hr = await hrOf('C001');
  await sendRoster('C001', [1, 2]);
  await sendRoster('C002', [3]);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

async function hrOf(companyId: string): Promise<string> {
  const { rows } = await database.owner.query<{ orgId: string }>(
    'select org_id as "orgId" from companies where batch_id = $1 and company_id = $2',
    [batchId, companyId],
  );
  return tokenOf(deps.database, await addUser(deps.database, 'hr', rows[0]!.orgId));
}

async function sendRoster(companyId: string, numbers: number[]): Promise<void> {
  const files = [{ name: 'list.csv', bytes: rosterCsv(numbers.map(person)) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId, files });
  await processRequest(deps, requestId, calm);
}

const path = (companyId = 'C001') => `/api/v1/batches/${batchId}/companies/${companyId}/application`;

interface Shown {
  state: string;
  version: number;
  contactMasked: string;
  phoneMasked: string;
  submittedAt: string | null;
  reason: string | null;
  isolationPlan: string;
}

async function read(companyId = 'C001'): Promise<Shown> {
  return (await (await app.call('GET', path(companyId), { token: hr })).json()) as Shown;
}

/** Sends it with the version that stands. */
async function change(method: string, below: string, json?: unknown, token = hr): Promise<Response> {
  const { version } = await read();
  return app.call(method, `${path()}${below}`, { json, token, headers: { 'if-match': `"${version}"` } });
}

const filled = {
  contact: '暗记联系人',
  phone: '13611112222',
  receiveFrom: '08:00',
  receiveTo: '20:00',
  isolationPlan: '暗记方案：二号楼',
};

async function planned(): Promise<string[]> {
  const { policy } = await loadScenario(deps, batchId);
  return (await loadIntake(deps, batchId, policy)).workers.map(({ workerId }) => workerId);
}

describe('an application', () => {
  it('that nobody has begun shows what the batch knows, and is refused as incomplete', async () => {
    expect(await read()).toMatchObject({ state: 'draft', version: 0, contactMasked: '联****', isolationPlan: '' });
    const problem = await expectProblem(await change('POST', '/submissions'), 422, 'input_invalid');
    expect(problem.errors.map(({ location }) => location)).toEqual(['application.isolationPlan']);
  });

  it('goes from draft over returned and resubmitted to accepted, each step by who may and when it may', async () => {
    expect((await change('PUT', '', filled)).status).toBe(200);
    await expectProblem(await change('POST', '/decisions', { decision: 'accept' }, app.token), 409, 'conflict');
    expect((await change('POST', '/submissions')).status).toBe(200);
    await expectProblem(await change('PUT', '', filled), 409, 'conflict');
    await expectProblem(await change('POST', '/decisions', { decision: 'accept' }), 403, 'forbidden');
    await expectProblem(await change('POST', '/decisions', { decision: 'return' }, app.token), 422, 'input_invalid');

    const reason = '暗记原因：请补房间数';
    expect((await change('POST', '/decisions', { decision: 'return', reason }, app.token)).status).toBe(200);
    expect(await read()).toMatchObject({ state: 'returned', reason });
    expect(await planned()).toEqual([]);

    // contact and phone left out stay
    const { contact: _, phone: __, ...rest } = filled;
    expect((await change('PUT', '', { ...rest, isolationPlan: '暗记方案：二号楼 30 间' })).status).toBe(200);
    expect((await change('POST', '/submissions')).status).toBe(200);
    expect(await read()).toMatchObject({ state: 'resubmitted', phoneMasked: '136****2222' });
    expect((await change('POST', '/decisions', { decision: 'accept' }, app.token)).status).toBe(200);
    await expectProblem(await change('POST', '/submissions'), 409, 'conflict');
  });

  it('once accepted is what the batch plans with: contact, reception hours, and its people', async () => {
    const { scenario } = await loadScenario(deps, batchId);
    expect(scenario.companies[0]).toMatchObject({
      companyId: 'C001',
      contact: filled.contact,
      phone: filled.phone,
      receiveFrom: '08:00',
      receiveTo: '20:00',
    });
    // C002 has sent its roster and has not applied
    expect(await planned()).toEqual(['C001-001', 'C001-002']);
    const { policy } = await loadScenario(deps, batchId);
    const { rejected, dataRows } = await loadIntake(deps, batchId, policy);
    expect(rejected).toMatchObject([{ companyId: 'C002', cells: [{ code: 'other', cell: 'B2' }] }]);
    expect(dataRows).toBe(3);
    const demand = await (await app.call('GET', `/api/v1/batches/${batchId}/demand`)).json();
    expect(demand).toMatchObject({ workers: 2, counties: [{ adcode: '341221', name: '临泉县', companies: 1 }] });
    const list = (await (await app.call('GET', `/api/v1/batches/${batchId}/workers`)).json()) as {
      workers: { state: string }[];
    };
    expect(list.workers.map(({ state }) => state)).toEqual(['planned', 'planned', 'awaiting_application']);
  });

  it('returned after all takes its people out of the next plan', async () => {
    expect((await change('POST', '/decisions', { decision: 'return', reason: '撤销' }, app.token)).status).toBe(200);
    expect(await planned()).toEqual([]);
    expect((await change('POST', '/submissions')).status).toBe(200);
    expect((await change('POST', '/decisions', { decision: 'accept' }, app.token)).status).toBe(200);
  });

  it('is recalled until the district decides, and is then what it was before it was handed in', async () => {
    await expectProblem(await change('POST', '/recalls'), 409, 'conflict');
    expect((await change('POST', '/decisions', { decision: 'return', reason: '补' }, app.token)).status).toBe(200);
    await expectProblem(await change('POST', '/recalls'), 409, 'conflict');
    expect((await change('POST', '/submissions')).status).toBe(200);
    const { submittedAt } = await read();
    expect((await change('POST', '/recalls')).status).toBe(200);
    // it came in time the first time, whatever it is handed in again for
    expect(await read()).toMatchObject({ state: 'returned', reason: '补', submittedAt });
    await expectProblem(await change('POST', '/decisions', { decision: 'accept' }, app.token), 409, 'conflict');
    expect((await change('PUT', '', filled)).status).toBe(200);
    expect((await change('POST', '/submissions')).status).toBe(200);
    expect((await change('POST', '/decisions', { decision: 'accept' }, app.token)).status).toBe(200);

    const token = await hrOf('C003');
    const first = (method: string, suffix: string, version: number, json?: unknown) =>
      app.call(method, `${path('C003')}${suffix}`, {
        token,
        headers: { 'if-match': `"${version}"` },
        ...(json !== undefined && { json }),
      });
    expect((await first('PUT', '', 0, filled)).status).toBe(200);
    expect((await first('POST', '/submissions', 1)).status).toBe(200);
    await expectProblem(await first('POST', '/recalls', 1), 412, 'precondition_failed');
    const recalled = await first('POST', '/recalls', 2);
    expect(await recalled.json()).toMatchObject({ state: 'draft', firstSubmittedAt: null, submittedAt: null });
    await database.owner.query(`delete from applications where company_id = 'C003'`);
  });

  it('is edited by one at a time', async () => {
    const token = await hrOf('C002');
    const edits = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        app.call('PUT', path('C002'), {
          token,
          json: { ...filled, isolationPlan: `第 ${n} 版` },
          headers: { 'if-match': '"0"' },
        }),
      ),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
  });

  it('stands sealed, and masked in the audit log', async () => {
    const { rows } = await database.owner.query<{ text: string }>(
      'select a::text as text from applications a union all select l::text from audit_log l',
    );
    const stored = rows.map(({ text }) => text).join();
    expect(stored).toContain('application.accept');
    expect(stored).not.toMatch(/暗记|13611112222/);
  });
});

describe('the list of a batch', () => {
  const list = async (token = app.token) =>
    (await (await app.call('GET', `/api/v1/batches/${batchId}/applications`, { token })).json()) as {
      remainingS: number;
      counts: object;
      companies: { companyId: string; missing: string[]; late: boolean }[];
    };

  it('tells who is missing and how long there is time, to a company of itself only', async () => {
    const { remainingS, counts, companies } = await list();
    expect(remainingS).toBeGreaterThan(3_000);
    expect(remainingS).toBeLessThanOrEqual(3_600);
    expect(counts).toEqual({ companies: 3, complete: 1, missing: 2, late: 0, toDecide: 0 });
    expect(companies.map(({ companyId, missing }) => [companyId, missing])).toEqual([
      ['C001', []],
      ['C002', ['application']],
      ['C003', ['application', 'roster']],
    ]);
    expect((await list(hr)).companies.map(({ companyId }) => companyId)).toEqual(['C001']);
  });

  it('comes in pages, each with the counts of all companies', async () => {
    const page = async (query: string) =>
      (await (await app.call('GET', `/api/v1/batches/${batchId}/applications?limit=2${query}`)).json()) as {
        counts: { companies: number };
        companies: { companyId: string }[];
        nextCursor: string | null;
      };
    const first = await page('');
    expect(first).toMatchObject({ companies: [{ companyId: 'C001' }, { companyId: 'C002' }], nextCursor: 'C002' });
    const second = await page(`&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ companies: [{ companyId: 'C003' }], nextCursor: null });
    expect([first, second].map(({ counts }) => counts.companies)).toEqual([3, 3]);
  });

  it('tells who is late once the deadline was moved into the past', async () => {
    const { version } = (await (await app.call('GET', `/api/v1/batches/${batchId}`)).json()) as { version: number };
    const json = { deadline: new Date(Date.now() - 60_000).toISOString() };
    const headers = { 'if-match': `"${version}"` };
    expect((await app.call('PATCH', `/api/v1/batches/${batchId}`, { json, headers })).status).toBe(200);
    const { remainingS, counts, companies } = await list();
    expect(remainingS).toBeLessThan(0);
    expect(counts).toEqual({ companies: 3, complete: 1, missing: 2, late: 3, toDecide: 0 });
    // C001 has handed everything in, within the last minute and so after the new deadline
    expect(companies.map(({ late, missing }) => [late, missing.length])).toEqual([
      [true, 0],
      [true, 1],
      [true, 2],
    ]);
  });
});

describe('a closed batch', () => {
  it('takes neither drafts nor applications nor documents', async () => {
    await database.owner.query(`update batches set status = 'closed' where batch_id = $1`, [batchId]);
    const token = await hrOf('C003');
    const headers = { 'if-match': '"0"' };
    await expectProblem(await app.call('PUT', path('C003'), { token, json: filled, headers }), 409, 'conflict');
    await expectProblem(await app.call('POST', `${path('C003')}/submissions`, { token, headers }), 409, 'conflict');
    const body = filesBody([{ name: 'a.pdf', bytes: pdfFile() }]);
    await expectProblem(
      await app.call('POST', `${path('C003')}/documents?kind=isolation_plan`, { token, body }),
      409,
      'conflict',
    );
    await database.owner.query(`update batches set status = 'open' where batch_id = $1`, [batchId]);
  });
});
