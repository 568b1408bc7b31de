import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DriverTrip } from '../../src/contract/driverTrip.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases } from '../support/database.ts';
import { person } from '../support/people.ts';
import { closeWorld, serveWorld } from '../support/servedWorld.ts';
import { expectProblem, type TestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let deps: WorkDeps;
let app: TestApp;
let world: World;

beforeAll(async () => {
  ({ deps, app, world } = await serveWorld(server, makeWorld));
});

afterAll(() => closeWorld({ app, deps }));

const path = '/api/v1/driver-trip';
const readTrip = async () => (await (await app.call('GET', path, { token: world.driverToken })).json()) as DriverTrip;

describe("a driver's trip", () => {
  it('names his passengers, their seats and how to reach them, with no more of the ID number than its end', async () => {
    const { run } = await readTrip();
    const shown = run!.people.map(({ name, phone, idTail }) => ({ name, phone, idTail }));
    const expected = [1, 2, 3, 4].map(person).map(({ name, phone, id }) => ({ name, phone, idTail: id.slice(-4) }));
    expect(shown).toEqual(expect.arrayContaining(expected));
    expect(shown).toHaveLength(4);
    const text = JSON.stringify(run);
    for (const n of [1, 2, 3, 4, 5]) expect(text).not.toContain(person(n).id);
    expect(text).not.toContain(person(5).name);
    expect(text).not.toContain('costCny');
  });

  it('brings the rules of the plan, the version of the sheet and when the link runs out', async () => {
    const { run, sheet, eta, expiresAt, timeZone } = await readTrip();
    // nothing was told yet: every stop with people is still ahead
    expect(eta!.stops.map(({ plannedAt }) => plannedAt)).toEqual(run!.stops.map(({ arriveAt }) => arriveAt));
    expect(run!.rules).toMatchObject({ feverC: 37.3, feverOp: '>=', maxWaitMin: 30 });
    expect(sheet).toMatchObject({ sheetVersion: 1, state: 'open' });
    expect(timeZone).toBe('Asia/Shanghai');
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  it('tells what was told so far, without temperatures', async () => {
    const [first] = (await readTrip()).run!.people;
    const at = new Date().toISOString();
    const { workerId } = first!;
    const events = [
      { kind: 'temperature', id: randomUUID(), at, workerId, celsius: 36.7, checkpoint: 'boarding' },
      { kind: 'boarded', id: randomUUID(), at, workerId, stop: 1 },
    ];
    const told = `/api/v1/plans/${world.own.planId}/trips/T01/events`;
    expect((await app.call('POST', told, { token: world.driverToken, json: { events } })).status).toBe(200);
    const { log } = await readTrip();
    expect(log.map(({ id, kind }) => ({ id, kind }))).toEqual(events.map(({ id, kind }) => ({ id, kind })));
    expect(JSON.stringify(log)).not.toContain('36.7');
  });

  it('is nobody’s else: accounts have no trip of their own', async () => {
    const token = await tokenOf(deps.database, world.users.dispatcher);
    await expectProblem(await app.call('GET', path, { token }), 403, 'forbidden');
  });
});
