import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanPart } from '../../src/contract/planPart.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { redactPlans } from '../../src/planning/server/redactPlans.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let world: World;
const tokens: Record<string, string> = {};

/** A row that names nobody, so that there is something to redact. */
const rejectedRow = { file: 'list.csv', sheet: '', row: 9, cells: [] };

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(
    database,
    { kind: 'postgres', databaseUrl: database.url },
    {
      makePlan: async (input, options, hooks) => ({
        ...(await planPooled(input, options, hooks)),
        rejected: [rejectedRow],
      }),
    },
  );
  world = await makeWorld(deps);
  app = await startTestApp(deps);
  for (const [role, user] of Object.entries(world.users)) tokens[role] = await tokenOf(deps.database, user);
  tokens.driver = world.driverToken;
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const path = (rest: string) => `/api/v1/plans/${world.own.planId}${rest}`;
const call = (role: string, rest: string, headers: Record<string, string> = {}) =>
  app.call('GET', path(rest), { token: tokens[role]!, headers });

async function document(role: string): Promise<Plan | PlanPart> {
  const response = await call(role, '/document');
  expect(response.status).toBe(200);
  return (await response.json()) as Plan | PlanPart;
}

const companiesIn = ({ workers }: Plan | PlanPart) => [...new Set(workers.map(({ companyId }) => companyId))].sort();

describe('documents from memory', () => {
  it('are each reader’s own, whoever read before him', async () => {
    // twice, so that the second round comes from memory; in between others read theirs
    for (let round = 0; round < 2; round += 1) {
      expect(companiesIn(await document('dispatcher'))).toEqual(['C001', 'C002', 'C003']);
      expect(companiesIn(await document('hr'))).toEqual(['C001']);
      expect(companiesIn(await document('otherHr'))).toEqual(['C002']);
      // T01 carries the first two
      expect(companiesIn(await document('driver'))).toEqual(['C001', 'C002']);
      const desk = await document('desk');
      expect(companiesIn(desk)).toEqual(['C001', 'C002', 'C003']);
      expect(desk).not.toHaveProperty('kpis');
      expect(JSON.stringify(desk)).not.toContain('costCny');
      expect(await document('dispatcher')).toHaveProperty('kpis');
      await expectProblem(await call('driver', '/trips/T02'), 404, 'not_found');
      await expectProblem(await call('hr', '/trips/T02'), 404, 'not_found');
      expect((await call('desk', '/trips/T02')).status).toBe(200);
      expect((await call('dispatcher', '/trips/T01')).status).toBe(200);
    }
  });

  it('are nobody’s any more once the reader may not see them', async () => {
    expect((await call('driver', '/trips/T01')).status).toBe(200);
    await database.owner.query('update driver_links set revoked_at = now()');
    await expectProblem(await call('driver', '/trips/T01'), 401, 'unauthorized');
    expect((await call('hr', '/document')).status).toBe(200);
    await database.owner.query('update plan_parts set is_current = false where plan_id = $1', [world.own.planId]);
    await expectProblem(await call('hr', '/document'), 404, 'not_found');
    await database.owner.query('update plan_parts set is_current = version > 0 where plan_id = $1', [world.own.planId]);
    expect((await call('hr', '/document')).status).toBe(200);
  });

  it('go out as the same bytes, compressed for whoever reads that, and not at all to who has them', async () => {
    const plain = await call('desk', '/trips', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toMatch(/accept-encoding/i);
    const bytes = await plain.text();
    const whole = await call('dispatcher', '/document', { 'accept-encoding': 'identity' });
    const text = await whole.text();
    const packed = await call('dispatcher', '/document', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe(text);
    expect(JSON.parse(bytes)).toMatchObject({ trips: [{ tripId: 'T01' }, { tripId: 'T02' }] });
    // without a word of its own about caches, fetch asks not to be answered from any
    const known = { 'if-none-match': plain.headers.get('etag')!, 'cache-control': 'max-age=0' };
    const again = await call('desk', '/trips', known);
    expect(again.status).toBe(304);
  });

  it('are made anew when what they hold was redacted', async () => {
    expect((await document('dispatcher')).rejected).toHaveLength(1);
    await deps.database.transaction((db) => redactPlans(db, deps.keys, world.own.batchId, [rejectedRow]));
    expect((await document('dispatcher')).rejected).toEqual([]);
  });
});
