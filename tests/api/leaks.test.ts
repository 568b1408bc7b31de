import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { startWorkers, type Workers } from '../../workers/main.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { pdfFile } from '../support/documents.ts';
import { idNumber } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork, until } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

/** Values that occur nowhere else, sent through everything that takes any. */
const marked = {
  name: '诸葛暗记',
  id: idNumber('341221', '19760917', 913),
  phone: '13955557777',
  remark: '备注暗记九一三',
  badPhone: '1395555',
  password: 'a marked password 913',
};

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let workers: Workers;
let admin: string;
let log = '';
let refusals = '';
let metrics = '';
let jobs = '';

beforeAll(async () => {
  database = await server.create();
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  deps = serverWork(database, store, { makePlan: planPooled, log: createLog('trace', sink) });
  app = await startTestApp(deps);
  admin = await tokenOf(deps.database, await addUser(deps.database, 'admin'));
  await sendEverything();
  workers = startWorkers(deps, { store });
  await until('everything is worked off', async () => {
    const { rows } = await database.owner.query(
      `select from requests where status in ('received', 'processing') union all
       select from plans where status in ('queued', 'running')`,
    );
    return rows.length === 0;
  });
  metrics = await (await app.call('GET', '/metrics', { token: null })).text();
});

afterAll(async () => {
  await app.close();
  await workers.close(1_000);
  await deps.queues.close();
});

async function call(method: string, path: string, options: Parameters<TestApp['call']>[2] = {}): Promise<Response> {
  const response = await app.call(method, path, options);
  if (response.status >= 400) refusals += await response.clone().text();
  return response;
}

/** Uploads, searches, reveals, and calls that are wrong in every place where a value can stand. */
async function sendEverything(): Promise<void> {
  const batchId = await createBatch(deps, { scenario: smallScenario('leaks'), policyChoice: {} });
  const csv = [
    '姓名,身份证号,手机号,上车点,备注',
    `${marked.name},${marked.id},${marked.phone},安徽省阜阳市临泉县,${marked.remark}`,
    `${marked.name},${marked.id},${marked.badPhone},安徽省阜阳市临泉县,${marked.remark}`,
  ].join('\n');
  const body = filesBody([{ name: 'list.csv', bytes: new TextEncoder().encode(csv) }]);
  const path = `/api/v1/batches/${batchId}`;
  await call('POST', `${path}/companies/C001/requests`, { body });
  await call('POST', `${path}/plans`, { json: {} });
  jobs = await text('select j::text as text from bullmq.bullmq_job j').catch(() => '');
  await call('POST', `${path}/worker-searches`, { json: { idNumber: marked.id } });
  await call('POST', `${path}/worker-searches`, { json: { idLast4: marked.id } });
  await call('GET', `${path}/workers?companyId=${encodeURIComponent(marked.name)}`);
  await sendCompanyThings(path);
  for (const value of [marked.id, marked.phone, marked.name]) {
    const odd = encodeURIComponent(value);
    await call('GET', `/api/v1/batches/${odd}`);
    await call('GET', `/nowhere/${odd}?x=${odd}`);
    await call('GET', `/api/v1/batches?${odd}=${odd}`);
    await call('POST', '/api/v1/tokens', { json: { name: 7, [value]: value } });
    await call('POST', '/api/v1/session', { token: null, json: { login: value, password: marked.password } });
    await call('POST', '/api/v1/batches', { json: { name: value, serviceDate: value, policy: { preset: value } } });
    await call('POST', '/api/v1/tokens', {
      body: `{"name": "${value}`,
      headers: { 'content-type': 'application/json' },
    });
    await call('GET', '/api/v1/batches', { token: value.replace(/[^\x21-\x7e]/g, 'x') });
    await call('POST', '/api/v1/tokens', { json: { name: 'x' }, headers: { 'idempotency-key': '1' } });
  }
  const user = await addUser(deps.database, 'desk');
  await call('POST', '/api/v1/session', { token: null, json: { login: user.login, password: marked.password } });
  await tokenOf(deps.database, user);
}

/** Contacts, documents, applications, fixes: right and wrong. */
async function sendCompanyThings(path: string): Promise<void> {
  const json = { code: 'K1', name: '企业', contact: marked.name, phone: marked.phone };
  const { orgId } = (await (await call('POST', '/api/v1/companies', { json })).json()) as { orgId: string };
  const company = `/api/v1/companies/${orgId}`;
  await call('POST', `${company}/reveals`, { json: { purpose: 'contact_company' } });
  await call('PATCH', company, {
    json: { contact: marked.name, phone: [marked.phone] },
    headers: { 'if-match': '"2"' },
  });
  const document = (name: string, line: string) => filesBody([{ name, bytes: pdfFile(line) }]);
  await call('POST', `${company}/documents?kind=other`, { body: document(`${marked.name}.pdf`, marked.id) });
  await call('POST', `${company}/documents?kind=other`, { body: document(`${marked.name}.exe`, marked.id) });
  const application = `${path}/companies/C001/application`;
  const input = { contact: marked.name, phone: marked.phone, receiveFrom: null, receiveTo: null };
  const plan = { ...input, isolationPlan: marked.remark };
  const version = (n: number) => ({ 'if-match': `"${n}"` });
  await call('PUT', application, { json: { ...plan, [marked.name]: marked.id }, headers: version(0) });
  await call('PUT', application, { json: plan, headers: version(0) });
  await call('POST', `${application}/submissions`, { headers: version(1) });
  const decision = { decision: 'return', reason: marked.remark };
  await call('POST', `${application}/decisions`, { json: decision, headers: version(2) });
  const { requests } = (await (await call('GET', `${path}/requests`)).json()) as { requests: { requestId: string }[] };
  const cells = [{ file: marked.name, cell: 'A1', value: marked.id }];
  await call('POST', `/api/v1/requests/${requests[0]!.requestId}/fixes`, { json: { cells } });
  await call('POST', '/api/v1/person-exports', { json: { idNumber: marked.id, purpose: marked.name }, token: admin });
  await call('POST', '/api/v1/person-exports', {
    json: { idNumber: marked.id, purpose: 'access_request' },
    token: admin,
  });
}

async function text(query: string): Promise<string> {
  const { rows } = await database.owner.query<{ text: string }>(query);
  return rows.map((row) => row.text).join('\n');
}

describe('marked values', () => {
  it.each([
    ['log', () => log, 'request'],
    ['metrics', () => metrics, 'jieyun_http_request_seconds'],
    ['error texts', () => refusals, 'urn:jieyun:problem'],
  ])('stand nowhere in the %s', (_, read, expected) => {
    const found = read();
    expect(found).toContain(expected);
    for (const [what, value] of Object.entries(marked)) {
      expect({ what, found: found.includes(value) }).toEqual({ what, found: false });
      const encoded = encodeURIComponent(value);
      expect({ what, found: found.includes(encoded) }).toEqual({ what, found: false });
    }
  });

  it('stand nowhere in the database, jobs and audit log included', async () => {
    const { rows: tables } = await database.owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'`,
    );
    let dump = jobs;
    for (const { name } of tables) dump += await text(`select t::text as text from ${name} t`);
    expect(dump).toContain('request.read');
    for (const [what, value] of Object.entries(marked)) {
      // a login that somebody tried is kept for its lock
      const dumped = dump.split('\n').filter((line) => line.includes(value));
      expect({ what, dumped }).toEqual({ what, dumped: [] });
    }
  });

  it('are found where they are planted: the search is not blind', () => {
    deps.log.info({ remark: marked.id }, 'planted');
    expect(log).toContain(marked.id);
  });
});
