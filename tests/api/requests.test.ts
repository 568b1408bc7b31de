import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { startWorkers, type Workers } from '../../workers/main.ts';
import { databases } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, filesBody, startTestApp, type TestApp } from '../support/testApp.ts';
import { until } from '../support/until.ts';

const server = databases();
let deps: WorkDeps;
let app: TestApp;
let workers: Workers;
let batchId: string;

beforeAll(async () => {
  const database = await server.create();
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  deps = serverWork(database, store);
  app = await startTestApp(deps);
  workers = startWorkers(deps, { store });
  batchId = await createBatch(deps, { scenario: smallScenario('api'), policyChoice: {} });
});

afterAll(async () => {
  await app.close();
  await workers.close(1_000);
  await deps.queues.close();
});

const uploadPath = (companyId: string) => `/api/v1/batches/${batchId}/companies/${companyId}/requests`;

interface RequestAnswer {
  requestId: string;
  status: string;
  accepted: number;
  rejected: number;
  faults: { row: number; cells: { cell: string; code: string; value: string; text: string; fix: string }[] }[];
}

/** The request once its reading is over. */
async function finished(requestId: string, headers: Record<string, string> = {}): Promise<RequestAnswer> {
  let answer: RequestAnswer | null = null;
  await until('the request is done', async () => {
    answer = (await (await app.call('GET', `/api/v1/requests/${requestId}`, { headers })).json()) as RequestAnswer;
    return answer.status === 'done';
  });
  return answer!;
}

describe('an upload', () => {
  it('is taken at once, read through the queue, and answered cell by cell in the language asked for', async () => {
    const bytes = rosterCsv([person(1), { ...person(2), phone: '139' }]);
    const response = await app.call('POST', uploadPath('C001'), { body: filesBody([{ name: '名单.csv', bytes }]) });
    expect(response.status).toBe(202);
    const { requestId } = (await response.json()) as { requestId: string };

    const zh = await finished(requestId);
    expect(zh).toMatchObject({ accepted: 1, rejected: 1 });
    expect(zh.faults).toMatchObject([{ row: 3, cells: [{ cell: 'C3', code: 'phone_format' }] }]);
    expect(zh.faults[0]!.cells[0]!.text).toMatch(/\p{Script=Han}/u);
    const en = await finished(requestId, { 'accept-language': 'en' });
    expect(en.faults[0]!.cells[0]!.text).toMatch(/^[\x20-\x7e]+$/);
  });

  it('shows people masked only', async () => {
    const text = await (await app.call('GET', `/api/v1/batches/${batchId}/workers?companyId=C001`)).text();
    const { workers: people } = JSON.parse(text) as { workers: { workerId: string; nameMasked: string }[] };
    expect(people).toMatchObject([{ workerId: 'C001-001', state: 'planned', nameMasked: '张***' }]);
    expect(text).not.toContain(person(1).id);
    expect(text).not.toContain(person(1).phone);
    expect(text).not.toContain(person(1).name);
  });

  it('settles a person asked for twice by withdrawing one claim', async () => {
    const body = filesBody([{ name: 'b.csv', bytes: rosterCsv([person(1)]) }]);
    const { requestId } = (await (await app.call('POST', uploadPath('C002'), { body })).json()) as {
      requestId: string;
    };
    expect((await finished(requestId)).faults[0]!.cells[0]).toMatchObject({
      code: 'duplicate_other_company',
      cell: 'B2',
    });
    const list = await (await app.call('GET', `/api/v1/batches/${batchId}/workers?companyId=C001`)).json();
    const { claimId, version } = (list as { workers: { claimId: string; version: number }[] }).workers[0]!;

    const path = `/api/v1/batches/${batchId}/claims/${claimId}/withdrawal`;
    const headers = { 'if-match': `"${version}"` };
    expect((await app.call('PUT', path, { json: { decision: 'withdraw', reason: 'duplicate' }, headers })).status).toBe(
      204,
    );

    expect(await finished(requestId)).toMatchObject({ accepted: 1, rejected: 0, faults: [] });
  });
});

describe('uploads that are refused', () => {
  it('without a file, broken, of a foreign type, or to nobody', async () => {
    await expectProblem(await app.call('POST', uploadPath('C001'), { body: filesBody([]) }), 422, 'input_invalid');
    const broken = { body: 'nonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    await expectProblem(await app.call('POST', uploadPath('C001'), broken), 422, 'input_invalid');
    const foreign = { body: 'nonsense', headers: { 'content-type': 'text/csv' } };
    await expectProblem(await app.call('POST', uploadPath('C001'), foreign), 415, 'unsupported_media_type');
    const body = filesBody([{ name: 'a.csv', bytes: rosterCsv([person(9)]) }]);
    await expectProblem(await app.call('POST', uploadPath('C999'), { body }), 404, 'not_found');
  });

  it('when larger than the limit', async () => {
    const body = filesBody([{ name: 'a.csv', bytes: new Uint8Array(25 * 1024 * 1024) }]);
    await expectProblem(await app.call('POST', uploadPath('C001'), { body }), 413, 'payload_too_large');
  });

  it('when of too many files', async () => {
    const files = Array.from({ length: 21 }, (_, n) => ({ name: `${n}.csv`, bytes: new Uint8Array(1) }));
    const problem = await app.call('POST', uploadPath('C001'), { body: filesBody(files) });
    expect((await expectProblem(problem, 422, 'input_invalid')).detail).toContain('21 files');
  });
});
