import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { editUser } from '../../../src/accounts/editUser.ts';
import { hashPassword } from '../../../src/accounts/password.ts';
import { systemActor } from '../../../src/db/actor.ts';
import { putPasswordHash } from '../../../src/db/credentials.ts';
import { type NewEvent, publishEvent, purgeEvents, readEvents } from '../../../src/db/events.ts';
import { databaseAs } from '../../../src/db/pool.ts';
import type { WorkDeps } from '../../../src/planning/server/deps.ts';
import { editBatch } from '../../../src/planning/server/editBatch.ts';
import { addUser, tokenOf } from '../../support/accounts.ts';
import { browser } from '../../support/browser.ts';
import { databases, type TestDatabase } from '../../support/database.ts';
import { type EventClient, eventClient } from '../../support/eventClient.ts';
import { planPooled } from '../../support/pooledPlan.ts';
import { serverWork } from '../../support/serverWork.ts';
import { type ApiProcess, spawnApi } from '../../support/spawnApi.ts';
import { expectProblem, startTestApp, type TestApp, testSettings } from '../../support/testApp.ts';
import { until } from '../../support/until.ts';
import { makeWorld, type World } from '../../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let app: TestApp;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const path = '/api/v1/events';

/** Tells of `objectId`, to planners only unless said otherwise. */
const tell = (objectId: string, audience: Partial<NewEvent> = {}) =>
  publishEvent(deps.database, { kind: 'plan.progress', objectId, to: 'staff', ...audience } as NewEvent);

const objectIds = ({ frames }: EventClient) =>
  frames.filter(({ event }) => event !== 'ready').map(({ data }) => data.objectId);

const ready = (client: EventClient) => until('the stream is ready', async () => client.frames.length > 0);

async function listener(token: string, url = `${app.url}${path}`): Promise<EventClient> {
  const client = eventClient({ authorization: `Bearer ${token}` });
  expect(await client.connect(url)).toBe(200);
  await ready(client);
  return client;
}

describe('on two API processes', () => {
  let processes: ApiProcess[] = [];

  beforeAll(async () => {
    processes = await Promise.all([1, 2].map(() => spawnApi(database.url, testSettings)));
  });

  afterAll(() => Promise.all(processes.map((process) => process.stop())));

  it('everybody sees the same events once and in the same order, however often he comes again and wherever', async () => {
    const tokens = await Promise.all([1, 2, 3, 4].map(() => tokenOf(deps.database, world.users.dispatcher)));
    const clients = await Promise.all(tokens.map((token, at) => listener(token, `${processes[at % 2]!.url}${path}`)));
    const committed: string[] = [];
    let writing = true;
    const restless = clients.slice(1).map(async (client, at) => {
      for (let turn = at; writing; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20 + 15 * at));
        await client.drop();
        expect(await client.connect(`${processes[turn % 2]!.url}${path}`)).toBe(200);
      }
    });
    // twelve writers at once; each transaction numbers its events only when it commits, every fifth one never does
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        for (let n = 0; n < 10; n += 1) {
          const objectId = `w${writer}-${n}`;
          await deps.database
            .transaction(async (db) => {
              await publishEvent(db, { kind: 'plan.progress', objectId, to: 'staff' });
              await db.query('select pg_sleep($1)', [((writer * 7 + n * 3) % 5) / 100]);
              if (n % 5 === 4) throw new Error('rolled back');
              await publishEvent(db, { kind: 'plan.finish', objectId, to: 'staff' });
            })
            .then(
              () => committed.push(objectId),
              () => undefined,
            );
        }
      }),
    );
    writing = false;
    await Promise.all(restless);
    // 12 writers × 8 transactions × 2 events
    expect(committed).toHaveLength(96);
    await until('all have all', async () => clients.every((client) => objectIds(client).length >= 192));

    const [calm, ...others] = clients.map(({ frames }) => frames.filter(({ event }) => event !== 'ready'));
    expect(new Set(calm!.map(({ id }) => id)).size).toBe(192);
    expect(calm!.map(({ id }) => id)).toEqual(calm!.map(({ id }) => id).sort((a, b) => a - b));
    expect(new Set(calm!.map(({ data }) => data.objectId))).toEqual(new Set(committed));
    for (const frames of others) expect(frames).toEqual(calm);
    await Promise.all(clients.map((client) => client.drop()));
  });

  it('goes on at another one when its own is killed', async () => {
    const doomed = await spawnApi(database.url, testSettings);
    const client = await listener(app.token, `${doomed.url}${path}`);
    await tell('before the kill');
    await until('the first came', async () => objectIds(client).length === 1);
    await doomed.kill();
    await client.closed();
    await tell('meanwhile');
    await client.connect(`${processes[0]!.url}${path}`);
    await until('the second came', async () => objectIds(client).length === 2);
    expect(objectIds(client)).toEqual(['before the kill', 'meanwhile']);
    await client.drop();
  });
});

describe('the order', () => {
  it('is that of the commits: what was written first and commits last is missed by nobody', async () => {
    const { next: start } = await readEvents(deps.database, { after: null, limit: 10 });
    const slow = await database.owner.connect();
    await slow.query('begin');
    await publishEvent(slow, { kind: 'plan.progress', objectId: 'slow', to: 'staff' });
    await tell('quick');
    const first = await readEvents(deps.database, { after: start, limit: 10 });
    expect(first.events.map(({ objectId }) => objectId)).toEqual(['quick']);
    await slow.query('commit');
    slow.release();
    const second = await readEvents(deps.database, { after: first.next, limit: 10 });
    expect(second.events.map(({ objectId }) => objectId)).toEqual(['slow']);
  });

  it('would be missed if numbers were given at once: the guard taken out, the same reader sees less', async () => {
    const other = await server.create();
    const own = databaseAs(other.pool, systemActor('test'));
    await other.owner.query(`drop trigger event_number on events;
      alter table events alter column seq set default nextval('event_seq')`);
    const slow = await other.owner.connect();
    await slow.query('begin');
    await publishEvent(slow, { kind: 'plan.progress', objectId: 'slow', to: 'staff' });
    await publishEvent(own, { kind: 'plan.progress', objectId: 'quick', to: 'staff' });
    const { next } = await readEvents(own, { after: 0, limit: 10 });
    await slow.query('commit');
    slow.release();
    expect((await readEvents(own, { after: next, limit: 10 })).events).toEqual([]);
  });

  it('is paged: a reader far behind gets everything in pieces', async () => {
    const { next: start } = await readEvents(deps.database, { after: null, limit: 10 });
    for (let n = 0; n < 5; n += 1) await tell(`p${n}`);
    const seen: string[] = [];
    let after = start;
    for (let more = true; more; ) {
      const page = await readEvents(deps.database, { after, limit: 2 });
      seen.push(...page.events.map(({ objectId }) => objectId));
      ({ next: after, more } = page);
    }
    expect(seen).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });
});

describe('a reader', () => {
  const seenBy = async (token: string) => {
    const client = await listener(token);
    const { own, foreign } = world;
    const { batchId } = own;
    await tell('staff', { batchId });
    await tell('c1', { to: 'company', batchId, companyId: 'C001' });
    await tell('c2', { to: 'company', batchId, companyId: 'C002' });
    await tell('batch', { to: 'batch', batchId });
    await tell('foreign', { to: 'batch', batchId: foreign.batchId });
    await tell('t1', { to: 'trip', batchId, planId: own.planId, tripId: 'T01' });
    await tell('t2', { to: 'trip', batchId, planId: own.planId, tripId: 'T02' });
    // heard by everybody of the batch or on the trip: all before it has arrived
    await tell('end', { to: 'trip', batchId, planId: own.planId, tripId: 'T01' });
    await until('the last came', async () => objectIds(client).includes('end'));
    await client.drop();
    return objectIds(client).slice(0, -1);
  };

  it('hears of what he may see and of nothing else', async () => {
    const { hr, otherHr, dispatcher, desk, admin } = world.users;
    const token = (user: typeof hr) => tokenOf(deps.database, user);
    const everything = ['staff', 'c1', 'c2', 'batch', 'foreign', 't1', 't2'];
    expect(await seenBy(await token(dispatcher))).toEqual(everything);
    expect(await seenBy(await token(admin))).toEqual(everything);
    expect(await seenBy(await token(desk))).toEqual(['batch', 'foreign', 't1', 't2']);
    expect(await seenBy(await token(hr))).toEqual(['c1', 'batch', 't1']);
    expect(await seenBy(await token(otherHr))).toEqual(['c2', 'batch', 't1']);
    expect(await seenBy(world.driverToken)).toEqual(['t1']);
  });

  it('may ask for one batch, which has to be his to see', async () => {
    const hr = await tokenOf(deps.database, world.users.hr);
    const foreign = await app.call('GET', `${path}?batchId=${world.foreign.batchId}`, { token: hr });
    await expectProblem(foreign, 404, 'not_found');
    const client = await listener(app.token, `${app.url}${path}?batchId=${world.own.batchId}`);
    await tell('other', { to: 'batch', batchId: world.foreign.batchId });
    await editBatch(deps, { batchId: world.own.batchId, edit: { status: 'open' }, version: null });
    await until('the change came', async () => objectIds(client).length > 0);
    expect(client.frames[1]).toMatchObject({ event: 'batch.edit', data: { objectId: world.own.batchId } });
    expect(objectIds(client)).toEqual([world.own.batchId]);
    await client.drop();
  });

  it('is told to read anew where his place is known no longer, or is none of this database', async () => {
    const client = await listener(app.token);
    await client.drop();
    await tell('aged');
    await database.owner.query(`update events set at = now() - interval '2 days' where object_id = 'aged'`);
    expect(await purgeEvents(deps.database, 86_400_000)).toBe(1);
    expect(await purgeEvents(deps.database, 86_400_000)).toBe(0);
    await client.connect(`${app.url}${path}`);
    await until('ready again', async () => client.frames.length === 2);
    expect(client.frames[1]!.event).toBe('ready');
    await client.drop();

    client.lastEventId = '999999999';
    await client.connect(`${app.url}${path}`);
    await until('ready once more', async () => client.frames.length === 3);
    expect(client.frames[2]!.id).toBe(client.frames[1]!.id);
    await client.drop();
    const odd = await app.call('GET', path, { headers: { 'last-event-id': 'x' } });
    await expectProblem(odd, 422, 'input_invalid');
  });

  it('gets it past proxies and compression', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const response = await app.call('GET', path, { headers });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    await response.body!.cancel();
  });

  it('opens no more streams than an account may have', async () => {
    const token = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    const clients = await Promise.all(Array.from({ length: 20 }, () => listener(token)));
    await expectProblem(await app.call('GET', path, { token }), 429, 'too_many_requests');
    await Promise.all(clients.map((client) => client.drop()));
    await until('there is room again', async () => {
      const response = await app.call('GET', path, { token });
      await response.body!.cancel();
      return response.status === 200;
    });
  });
});

describe('a stream ends', () => {
  const soon = async (work: Promise<unknown>) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, 12_000, 'still open after 12 s, before any heartbeat');
    });
    const outcome = await Promise.race([work.then(() => 'ended'), late]);
    clearTimeout(timer);
    return outcome;
  };

  it('with the session of the browser that has it open', async () => {
    const user = await addUser(deps.database, 'dispatcher');
    await putPasswordHash(deps.database, user.userId, await hashPassword('a long password'));
    const person = browser(app);
    await person.signIn(user.login, 'a long password');
    const client = eventClient({ cookie: person.cookie });
    expect(await client.connect(`${app.url}${path}`)).toBe(200);
    await ready(client);
    expect((await person.call('DELETE', '/api/v1/session')).status).toBe(204);
    expect(await soon(client.closed())).toBe('ended');
    expect(await client.connect(`${app.url}${path}`)).toBe(401);
    // ending it has not brought the session back
    const { rows } = await database.owner.query('select from sessions where user_id = $1', [user.userId]);
    expect(rows).toEqual([]);
  });

  it('when the account is disabled, or its role is another', async () => {
    const user = await addUser(deps.database, 'dispatcher');
    const client = await listener(await tokenOf(deps.database, user));
    await editUser(deps.database, { userId: user.userId, change: { status: 'disabled' }, version: null });
    expect(await soon(client.closed())).toBe('ended');

    const demoted = await addUser(deps.database, 'dispatcher');
    const other = await listener(await tokenOf(deps.database, demoted));
    await editUser(deps.database, { userId: demoted.userId, change: { role: 'desk' }, version: null });
    expect(await soon(other.closed())).toBe('ended');
  });

  it("when a driver's link is revoked", async () => {
    const client = await listener(world.driverToken);
    await database.owner.query('update driver_links set revoked_at = now()');
    expect(await soon(client.closed())).toBe('ended');
    expect(await client.connect(`${app.url}${path}`)).toBe(401);
  });

  it('not when something of another account changes', async () => {
    const client = await listener(await tokenOf(deps.database, world.users.admin));
    const { userId } = await addUser(deps.database, 'desk');
    await editUser(deps.database, { userId, change: { status: 'disabled' }, version: null });
    await tell('later');
    await until('it goes on', async () => objectIds(client).includes('later'));
    await client.drop();
  });
});
