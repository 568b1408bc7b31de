import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { pdfFile } from '../support/documents.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, filesBody, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let orgId: string;
let hr: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
  const json = {
    code: 'K01',
    name: '南通样本有限公司',
    address: '南通市港闸区陈桥街道工业园 1 号',
    contact: '暗记联系人',
    phone: '13611113333',
  };
  const made = (await (await app.call('POST', '/api/v1/companies', { json })).json()) as { orgId: string };
  orgId = made.orgId;
  hr = await tokenOf(deps.database, await addUser(deps.database, 'hr', orgId));
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const read = async () =>
  (await (await app.call('GET', `/api/v1/companies/${orgId}`)).json()) as { version: number; resumption: unknown };

async function edit(json: object, token = app.token): Promise<Response> {
  const headers = { 'if-match': `"${(await read()).version}"` };
  return app.call('PATCH', `/api/v1/companies/${orgId}`, { json, token, headers });
}

async function upload(name: string, bytes: Uint8Array, kind = 'resumption_approval', token = hr): Promise<Response> {
  const body = filesBody([{ name, bytes }]);
  return app.call('POST', `/api/v1/companies/${orgId}/documents?kind=${kind}`, { token, body });
}

async function idOf(response: Response): Promise<string> {
  return ((await response.json()) as { documents: { documentId: string }[] }).documents[0]!.documentId;
}

describe('a company', () => {
  it('shows its contact masked, knows its township by its address, and reveals with a purpose', async () => {
    expect(await read()).toMatchObject({ township: '陈桥街道', contactMasked: '暗****', phoneMasked: '136****3333' });
    const path = `/api/v1/companies/${orgId}/reveals`;
    await expectProblem(await app.call('POST', path, { json: {} }), 422, 'input_invalid');
    const shown = await app.call('POST', path, { json: { purpose: 'contact_company' } });
    expect(await shown.json()).toEqual({ contact: '暗记联系人', phone: '13611113333' });
    const { rows } = await database.owner.query<{ text: string }>(
      `select l::text as text from audit_log l union all select o::text from organisations o`,
    );
    const stored = rows.map(({ text }) => text).join();
    expect(stored).toContain('contact_company');
    expect(stored).not.toMatch(/暗记|13611113333/);
  });

  it('tells its own contact, hours and headcount; its name and approval are the district’s to tell', async () => {
    const own = { contact: '新联系人', phone: '13700000000', headcount: 80, receiveFrom: '07:00', receiveTo: '22:00' };
    expect((await edit(own, hr)).status).toBe(200);
    expect(await read()).toMatchObject({ headcount: 80, receiveFrom: '07:00', phoneMasked: '137****0000' });
    for (const json of [{ name: '改名' }, { lng: 1, lat: 1 }, { resumption: null }, { township: '别处' }]) {
      await expectProblem(await edit(json, hr), 403, 'forbidden');
    }
    await expectProblem(await edit({ receiveFrom: null }), 422, 'input_invalid');
  });

  it('of a code and name that exist is a conflict', async () => {
    const json = { code: 'K01', name: '南通样本有限公司' };
    await expectProblem(await app.call('POST', '/api/v1/companies', { json }), 409, 'conflict');
  });

  it('joins a batch once, with its profile, when it is known where it is', async () => {
    const batchId = await createBatch(deps, { scenario: smallScenario(randomUUID()), policyChoice: {} });
    const path = `/api/v1/batches/${batchId}/companies`;
    await expectProblem(await app.call('POST', path, { json: { orgId } }), 422, 'input_invalid');
    await expectProblem(await app.call('GET', `/api/v1/batches/${batchId}`, { token: hr }), 404, 'not_found');
    expect((await edit({ lng: 120.8, lat: 32.05 })).status).toBe(200);
    expect((await app.call('POST', path, { json: { orgId, staffNeeded: 5 } })).status).toBe(201);
    await expectProblem(await app.call('POST', path, { json: { orgId } }), 409, 'conflict');
    expect((await app.call('GET', `/api/v1/batches/${batchId}`, { token: hr })).status).toBe(200);
    const { companies } = (await (await app.call('GET', path)).json()) as { companies: { companyId: string }[] };
    expect(companies.map(({ companyId }) => companyId)).toEqual(['C001', 'C002', 'C003', 'K01']);
    expect(companies[3]).toMatchObject({ receiveFrom: '07:00', staffNeeded: 5 });
  });
});

describe('a document', () => {
  it('is taken by its content, once, and comes back byte for byte as a download only', async () => {
    const bytes = pdfFile('approval');
    const documentId = await idOf(await upload('暗记 复工批准.pdf', bytes));
    expect(await idOf(await upload('again.pdf', bytes))).toBe(documentId);
    const file = await app.call('GET', `/api/v1/documents/${documentId}`, { token: hr });
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
    const { rows } = await database.owner.query<{ text: string }>('select d::text as text from documents d');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain('暗记');
    expect(rows[0]!.text).not.toContain(Buffer.from(bytes).toString('hex'));
  });

  it('of another type, of a type that its name denies, with macros or too large is refused, each named', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('x');
    const xlsx = new Uint8Array(await book.xlsx.writeBuffer());
    expect((await upload('a.xlsx', xlsx, 'other')).status).toBe(201);
    const html = new TextEncoder().encode('<html><script>alert(1)</script>');
    const broken = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    const withMacro = Buffer.from(xlsx);
    // the same length, so that the container stays sound
    for (let at = withMacro.indexOf('xl/theme/theme1.xml'); at >= 0; at = withMacro.indexOf('xl/theme/theme1.xml')) {
      withMacro.write('xl/vbaProject01.bin', at);
    }
    const files = [
      { name: 'page.pdf', bytes: html },
      { name: 'list.csv', bytes: html },
      { name: 'a.png', bytes: pdfFile() },
      { name: 'a.docx', bytes: xlsx },
      { name: 'b.xlsx', bytes: broken },
      { name: 'm.xlsx', bytes: new Uint8Array(withMacro) },
      { name: 'big.pdf', bytes: Buffer.concat([pdfFile(), new Uint8Array(10 * 1024 * 1024)]) },
      { name: 'fine.pdf', bytes: pdfFile('fine') },
    ];
    const before = await database.owner.query('select from documents');
    const refused = await app.call('POST', `/api/v1/companies/${orgId}/documents?kind=other`, {
      token: hr,
      body: filesBody(files),
    });
    const { errors } = await expectProblem(refused, 422, 'input_invalid');
    expect(errors.map(({ location }) => location)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `body.file.${n}`));
    expect((await database.owner.query('select from documents')).rowCount).toBe(before.rowCount);
  });

  it('proves the resumption approval only where it is the company’s own and of that kind, and then stays', async () => {
    const approval = await idOf(await upload('复工.pdf', pdfFile('approval 2')));
    const other = await idOf(await upload('别的.pdf', pdfFile('other'), 'other'));
    const resumption = (documentId: string) => ({ resumption: { approvedOn: '2020-02-14', documentId } });
    await expectProblem(await edit(resumption(other)), 422, 'input_invalid');
    await expectProblem(await edit(resumption(randomUUID())), 422, 'input_invalid');
    expect((await edit(resumption(approval))).status).toBe(200);
    expect((await read()).resumption).toEqual({ approvedOn: '2020-02-14', documentId: approval });
    const remove = (id: string) => app.call('DELETE', `/api/v1/documents/${id}`, { token: hr });
    await expectProblem(await remove(approval), 409, 'conflict');
    expect((await remove(other)).status).toBe(204);
    await expectProblem(await remove(other), 404, 'not_found');
  });

  it('that proves nothing any more is purged with age; the approval stays', async () => {
    await database.owner.query(`update documents set created_at = now() - interval '31 days'`);
    await purgeExpired(deps, '2020-03-30');
    const { rows } = await database.owner.query<{ kind: string }>('select kind from documents');
    expect(rows).toEqual([{ kind: 'resumption_approval' }]);
  });
});
