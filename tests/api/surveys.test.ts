import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let orgIds: string[];
let hr: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  app = await startTestApp(deps);
  await createBatch(deps, { scenario: smallScenario('surveys'), policyChoice: {} });
  await database.owner.query(`update batches set created_at = '2020-02-01T00:00:00Z'`);
  const { rows } = await database.owner.query<{ id: string }>('select org_id as id from organisations order by code');
  orgIds = rows.map(({ id }) => id);
  hr = await tokenOf(deps.database, await addUser(deps.database, 'hr', orgIds[0]));
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const tell = (json: unknown, token = hr, orgId = orgIds[0]) =>
  app.call('POST', `/api/v1/companies/${orgId}/surveys`, { json, token });
const read = async <T>(path: string, token = app.token) =>
  (await (await app.call('GET', `/api/v1${path}`, { token })).json()) as T;

interface Need {
  companies: number;
  total: { needed: number; present: number; short: number };
  byTown: { town: string }[];
}

describe('surveys', () => {
  it('begin with what the batches tell: 20 to come and 3 there, of each of three companies', async () => {
    expect(await read<Need>('/labour-need')).toMatchObject({
      companies: 3,
      total: { needed: 69, present: 9, short: 60 },
      byTown: [{ town: '港闸区' }],
    });
  });

  it('take the company’s own figures instead, keep every version, and count the newest of the latest day', async () => {
    const rows = [
      { trade: '焊工', town: '陈桥街道', needed: 30, present: 10 },
      { trade: '电工', town: '陈桥街道', needed: 5, present: 5 },
    ];
    expect((await tell({ asOf: '2020-02-20', rows })).status).toBe(201);
    const corrected = [{ ...rows[0], present: 12 }, rows[1]];
    expect((await tell({ asOf: '2020-02-20', rows: corrected })).status).toBe(201);
    // told late: counts for its day, not for today
    expect((await tell({ asOf: '2020-02-10', rows: [{ needed: 35, present: 1 }] })).status).toBe(201);

    // 2 × (20 + 3) of the others, and 35 with 17 there
    expect((await read<Need>('/labour-need')).total).toEqual({ needed: 81, present: 23, short: 58 });
    expect((await read<Need>('/labour-need?asOf=2020-02-15')).total).toMatchObject({ needed: 81, present: 7 });
    const { days } = await read<{ days: unknown[] }>(`/staff-restored?orgId=${orgIds[0]}`);
    expect(days).toEqual([
      { day: '2020-02-01', needed: 23, present: 3, sharePct: 13 },
      { day: '2020-02-10', needed: 35, present: 1, sharePct: 2.9 },
      { day: '2020-02-20', needed: 35, present: 17, sharePct: 48.6 },
    ]);
    const { surveys } = await read<{ surveys: { asOf: string; rows: { short: number }[] }[] }>(
      `/companies/${orgIds[0]}/surveys`,
    );
    expect(surveys.map(({ asOf, rows: [first] }) => [asOf, first!.short])).toEqual([
      ['2020-02-20', 18],
      ['2020-02-20', 20],
      ['2020-02-10', 34],
    ]);
  });

  it('told by fifty at once are one', async () => {
    const json = { asOf: '2020-02-25', rows: [{ trade: '普工', needed: 3, present: 1 }] };
    const answers = await Promise.all(Array.from({ length: 50 }, () => tell(json)));
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { unchanged: boolean }[];
    expect(bodies.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
  });

  it('of another company are not there: neither told nor read nor summed', async () => {
    const json = { asOf: '2020-02-20', rows: [{ needed: 1, present: 1 }] };
    await expectProblem(await tell(json, hr, orgIds[1]), 404, 'not_found');
    expect(await read<Need>('/labour-need', hr)).toMatchObject({ companies: 1 });
    const foreign = await app.call('GET', `/api/v1/staff-restored?orgId=${orgIds[1]}`, { token: hr });
    await expectProblem(foreign, 404, 'not_found');
  });

  it('with a trade and town twice, or with nothing, are refused', async () => {
    const row = { trade: '焊工', needed: 1, present: 1 };
    await expectProblem(await tell({ asOf: '2020-02-20', rows: [row, row] }), 422, 'input_invalid');
    await expectProblem(await tell({ asOf: '2020-02-20', rows: [] }), 422, 'input_invalid');
  });
});
