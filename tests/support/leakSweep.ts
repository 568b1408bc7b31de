import { Writable } from 'node:stream';
import { createLog, type Log } from '../../src/log.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from './accounts.ts';
import type { TestDatabase } from './database.ts';
import { pdfFile } from './documents.ts';
import { markedOnTheWay, sendJourney } from './leakJourney.ts';
import { idNumber } from './people.ts';
import { smallScenario } from './smallScenario.ts';
import { filesBody, type TestApp } from './testApp.ts';
import { until } from './until.ts';

/** Values that occur nowhere else, sent through everything that takes any. */
export const marked = {
  name: '诸葛暗记',
  id: idNumber('341221', '19760917', 913),
  phone: '13955557777',
  remark: '备注暗记九一三',
  badPhone: '1395555',
  driver: '司马暗记',
  password: 'a marked password 913',
  ...markedOnTheWay,
};

/** A log that is kept, with everything in it. */
export function keptLog(): { log: Log; text(): string } {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { log: createLog('trace', sink), text: () => text };
}

/** What was said to somebody without the right to see it, or kept; each of them must be free of marked values. */
export interface Outputs {
  refusals: string;
  metrics: string;
  /** Payloads of jobs before they were worked off. */
  jobs: string;
}

/** Uploads, searches, reveals, and calls that are wrong in every place where a value can stand; `work` works the jobs off. */
export async function sendEverything(
  { app, deps, database }: { app: TestApp; deps: WorkDeps; database: TestDatabase },
  work: () => void,
): Promise<Outputs> {
  let refusals = '';
  const call: TestApp['call'] = async (method, path, options) => {
    const response = await app.call(method, path, options);
    if (response.status >= 400) refusals += await response.clone().text();
    return response;
  };
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
  const jobs = await dumpOf(database, ['bullmq']);
  await sendDriver(call, path);
  await sendCompany(call, path, await tokenOf(deps.database, await addUser(deps.database, 'admin')));
  await call('POST', `${path}/worker-searches`, { json: { idNumber: marked.id } });
  await call('POST', `${path}/worker-searches`, { json: { idLast4: marked.id } });
  await call('GET', `${path}/workers?companyId=${encodeURIComponent(marked.name)}`);
  for (const value of [marked.id, marked.phone, marked.name]) await sendWrong(call, value);
  const user = await addUser(deps.database, 'desk');
  await call('POST', '/api/v1/session', { token: null, json: { login: user.login, password: marked.password } });
  await tokenOf(deps.database, user);
  work();
  await until('everything is worked off', async () => {
    const { rows } = await database.owner.query(
      `select from requests where status in ('received', 'processing') union all
       select from plans where status in ('queued', 'running')`,
    );
    return rows.length === 0;
  });
  await sendJourney(call, deps, batchId);
  const metrics = await (await app.call('GET', '/metrics', { token: null })).text();
  return { refusals, metrics, jobs };
}

async function sendDriver(call: TestApp['call'], path: string): Promise<void> {
  const driver = {
    driverId: 'R9',
    name: marked.driver,
    phone: marked.phone,
    depotId: 'D1',
    licenceExpires: '2021-01-01',
  };
  await call('POST', `${path}/drivers`, { json: driver });
  await call('POST', `${path}/drivers`, { json: driver });
  await call('POST', `${path}/drivers`, { json: { ...driver, licenceExpires: marked.phone } });
  await call('PATCH', `${path}/drivers/R9`, { json: { phone: marked.phone }, headers: { 'if-match': '"1"' } });
  await call('POST', `${path}/drivers/R9/reveals`, { json: { purpose: 'contact_driver' } });
  await call('GET', `${path}/drivers`);
}

/** Contacts, documents, applications, fixes, one person's export: right and wrong. */
export async function sendCompany(call: TestApp['call'], path: string, admin: string): Promise<void> {
  const json = { code: 'K1', name: '企业', contact: marked.name, phone: marked.phone };
  const { orgId } = (await (await call('POST', '/api/v1/companies', { json })).json()) as { orgId: string };
  const company = `/api/v1/companies/${orgId}`;
  const version = (n: number) => ({ 'if-match': `"${n}"` });
  await call('POST', `${company}/reveals`, { json: { purpose: 'contact_company' } });
  await call('PATCH', company, { json: { contact: marked.name, phone: [marked.phone] }, headers: version(2) });
  const document = (name: string) => filesBody([{ name, bytes: pdfFile(marked.id) }]);
  await call('POST', `${company}/documents?kind=other`, { body: document(`${marked.name}.pdf`) });
  await call('POST', `${company}/documents?kind=other`, { body: document(`${marked.name}.exe`) });
  const application = `${path}/companies/C001/application`;
  const hours = { receiveFrom: null, receiveTo: null };
  const filled = { contact: marked.name, phone: marked.phone, ...hours, isolationPlan: marked.remark };
  await call('PUT', application, { json: { ...filled, [marked.name]: marked.id }, headers: version(0) });
  await call('PUT', application, { json: filled, headers: version(0) });
  await call('POST', `${application}/submissions`, { headers: version(1) });
  const decision = { decision: 'return', reason: marked.remark };
  await call('POST', `${application}/decisions`, { json: decision, headers: version(2) });
  const { requests } = (await (await call('GET', `${path}/requests`)).json()) as { requests: { requestId: string }[] };
  const cells = [{ file: marked.name, cell: 'A1', value: marked.id }];
  await call('POST', `/api/v1/requests/${requests[0]!.requestId}/fixes`, { json: { cells } });
  for (const purpose of ['access_request', marked.name]) {
    await call('POST', '/api/v1/person-exports', { json: { idNumber: marked.id, purpose }, token: admin });
  }
}

async function sendWrong(call: TestApp['call'], value: string): Promise<void> {
  const odd = encodeURIComponent(value);
  await call('GET', `/api/v1/batches/${odd}`);
  await call('GET', `/nowhere/${odd}?x=${odd}`);
  await call('GET', `/api/v1/batches?${odd}=${odd}`);
  await call('GET', '/api/v1/events', { headers: { 'last-event-id': value.replace(/[^\x21-\x7e]/g, 'x') } });
  await call('POST', '/api/v1/tokens', { json: { name: 7, [value]: value } });
  await call('POST', '/api/v1/session', { token: null, json: { login: value, password: marked.password } });
  await call('POST', '/api/v1/batches', { json: { name: value, serviceDate: value, policy: { preset: value } } });
  const broken = { body: `{"name": "${value}`, headers: { 'content-type': 'application/json' } };
  await call('POST', '/api/v1/tokens', broken);
  await call('GET', '/api/v1/batches', { token: value.replace(/[^\x21-\x7e]/g, 'x') });
  await call('POST', '/api/v1/tokens', { json: { name: 'x' }, headers: { 'idempotency-key': '1' } });
}

/** Every value of every table, the queues' included, as text. */
export async function dumpOf(database: TestDatabase, schemas = ['public', 'bullmq']): Promise<string> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema = any ($1) and table_type = 'BASE TABLE'`,
    [schemas],
  );
  let dump = '';
  for (const { name } of rows) dump += await textOf(database, `select t::text as text from ${name} t`);
  return dump;
}

async function textOf(database: TestDatabase, query: string): Promise<string> {
  const { rows } = await database.owner.query<{ text: string }>(query);
  return rows.map(({ text }) => text).join('\n');
}

/** Which marked values a text holds, plainly or as an address writes them. */
export function leaksIn(text: string): string[] {
  return Object.entries(marked)
    .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
    .map(([what]) => what);
}
