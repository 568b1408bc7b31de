import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { revealableFields } from '../../src/contract/api/people.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person } from '../support/people.ts';
import { closeWorld, serveWorld } from '../support/servedWorld.ts';
import { expectProblem, type TestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let world: World;

beforeAll(async () => {
  ({ database, deps, app, world } = await serveWorld(server, makeWorld));
});

afterAll(() => closeWorld({ app, deps }));

const post = async (who: keyof World['users'], path: string, json: unknown) =>
  app.call('POST', `/api/v1/batches/${world.own.batchId}/${path}`, {
    token: await tokenOf(deps.database, world.users[who]),
    json,
  });

describe('revealing', () => {
  const reveal = (who: keyof World['users'], fields: readonly string[], purpose = 'check_identity') =>
    post(who, `claims/${world.own.claimIds.C002}/reveals`, { fields, purpose });

  it('shows the fields that were asked for, and tells the audit log which, why and who, but not the values', async () => {
    const answer = await (await reveal('dispatcher', ['idNumber', 'phone'])).json();
    // the last row of C002 is person 4
    expect(answer).toEqual({ idNumber: person(4).id, phone: person(4).phone });
    const { rows } = await database.owner.query<{ text: string }>(
      `select a::text as text from audit_log a where action = 'person.reveal' order by seq desc limit 1`,
    );
    const [{ text }] = rows as [{ text: string }];
    for (const told of ['idNumber', 'check_identity', world.users.dispatcher.login]) expect(text).toContain(told);
    for (const value of [person(4).id, person(4).phone]) expect(text).not.toContain(value);
  });

  it.each([
    ['dispatcher', ['name', 'idNumber', 'phone', 'remark']],
    ['otherHr', ['name', 'idNumber', 'phone', 'remark']],
    ['admin', ['name', 'idNumber', 'phone', 'remark']],
    ['desk', ['name', 'idNumber', 'phone']],
    ['warden', ['name', 'phone']],
  ] as const)('shows %s what the work takes and nothing more', async (who, allowed) => {
    for (const field of revealableFields) {
      const response = await reveal(who, [field]);
      if ((allowed as readonly string[]).includes(field)) expect(response.status).toBe(200);
      else await expectProblem(response, 403, 'forbidden');
    }
  });

  it('does not exist for another company, and asks for a purpose of the list', async () => {
    await expectProblem(await reveal('hr', ['name']), 404, 'not_found');
    await expectProblem(await reveal('dispatcher', ['name'], 'curiosity'), 422, 'input_invalid');
  });
});

describe('looking for somebody', () => {
  const find = async (who: keyof World['users'], json: unknown) => {
    const { workers } = (await (await post(who, 'worker-searches', json)).json()) as {
      workers: { nameMasked: string; idMasked: string; companyId: string }[];
    };
    return workers;
  };

  it('finds him by the whole number however it is written, and by its last four signs, masked', async () => {
    const { id } = person(3);
    const spaced = `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14).toLowerCase()}`;
    for (const json of [{ idNumber: id }, { idNumber: spaced }, { idLast4: id.slice(-4) }]) {
      const found = await find('desk', json);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ companyId: 'C002', nameMasked: '张***' });
      expect(JSON.stringify(found)).not.toContain(id);
    }
    expect(await find('desk', { idLast4: '9999' })).toEqual([]);
  });

  it('finds nobody of another company', async () => {
    expect(await find('hr', { idNumber: person(3).id })).toEqual([]);
    expect(await find('hr', { idNumber: person(1).id })).toHaveLength(1);
  });

  it('leaves a trace without the number', async () => {
    const { rows } = await database.owner.query<{ text: string }>(
      `select a::text as text from audit_log a where action = 'person.search'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ text }) => text).join()).not.toContain(person(3).id.slice(-4));
  });
});
