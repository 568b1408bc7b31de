import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDriverLink } from '../../src/accounts/driverLinks.ts';
import { type Actor, type ActorRole, gateActor, systemActor } from '../../src/db/actor.ts';
import { verifyAppRole } from '../../src/db/appRole.ts';
import { databaseAs, type Queryable } from '../../src/db/pool.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadDocument } from '../../src/planning/server/loadDocument.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
});

afterAll(() => deps.queues.close());

/** Tables that hold nothing of anybody's: only the owner reads them. */
const ownerOnly = ['app_roles', 'schema_migrations'];

/** Tables of places and roads, which are nobody's: every part of the program reads them without an actor. */
const common = ['road_legs', 'road_maps', 'road_settled'];

interface Table {
  name: string;
  /** Whether the ownership rules bind it. */
  bound: boolean;
  /** Whether the application's role may read it at all. */
  granted: boolean;
}

async function tables({ owner, url }: TestDatabase): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `select relname as name, relrowsecurity as bound, has_table_privilege($1, oid, 'select') as granted
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
    [new URL(url).username],
  );
  return rows;
}

async function count(db: Queryable, table: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::integer as n from ${table}`);
  return rows[0]!.n;
}

/** How many rows of each table an actor sees; tables of which he sees none are left out. */
async function sees(actor: Actor): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const { name } of await tables(database)) {
    if (ownerOnly.includes(name) || common.includes(name)) continue;
    const n = await count(deps.database.as(actor), name);
    if (n > 0) seen[name] = n;
  }
  return seen;
}

async function driver(): Promise<Actor> {
  const gate = deps.database.as(gateActor({ address: null, requestId: null }));
  const link = (await openDriverLink({ gate, keys: deps.keys }, world.driverToken))!;
  return { ...gate.actor, role: 'driver', trip: link };
}

describe('row-level security', () => {
  it('binds every table of the application, and the owner-only ones are out of its reach', async () => {
    const found = await tables(database);
    const unbound = found.filter(({ bound }) => !bound).map(({ name }) => name);
    const granted = found.filter((table) => table.granted).map(({ name }) => name);
    expect(unbound.sort()).toEqual([...ownerOnly, ...common].sort());
    expect(granted.filter((name) => ownerOnly.includes(name))).toEqual([]);
  });

  it('catches a table that was made without it', async () => {
    const other = await server.create();
    await other.owner.query('create table forgotten (id integer)');
    const found = (await tables(other)).filter(
      ({ bound, name }) => !bound && ![...ownerOnly, ...common].includes(name),
    );
    expect(found.map(({ name }) => name)).toEqual(['forgotten']);
  });

  it('shows nothing without an actor', async () => {
    expect(await count(database.pool, 'batches')).toBe(0);
    await expect(database.pool.query(`insert into app_settings (key, value) values ('x', '1')`)).rejects.toThrow(
      /row-level security/,
    );
  });

  it('is lost at the end of the transaction: a pooled connection forgets its actor', async () => {
    const single = databaseAs(database.pool, systemActor('test'));
    expect(await count(single, 'batches')).toBe(2);
    for (let i = 0; i < 20; i += 1) expect(await count(database.pool, 'batches')).toBe(0);
  });

  it('binds the role that the application really connects as, and a start refuses another one', async () => {
    await verifyAppRole(database.pool);
    await expect(verifyAppRole(database.owner)).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

describe('a company', () => {
  it('sees itself, its people, what it sent and its part of the plan, and nothing of anybody else', async () => {
    // C001 has two people in one file of one request, both in T01, which R1 drives; accounts: its own
    expect(await sees(actorOf(world.users.hr))).toEqual({
      batches: 1,
      claims: 2,
      companies: 1,
      depots: 1,
      dorm_rooms: 1,
      drivers: 1,
      // of the batch, its request twice, the published plan, the sheet of its bus
      events: 5,
      organisations: 1,
      pickups: 1,
      plan_crews: 1,
      plan_parts: 1,
      plan_seats: 2,
      plan_sheets: 1,
      plans: 1,
      requests: 1,
      roster_files: 1,
      roster_rows: 2,
      users: 1,
    });
  });

  it('changes nothing of anybody else, whatever it tries', async () => {
    const hr = deps.database.as(actorOf(world.users.hr));
    const foreign = world.own.claimIds.C002;
    expect((await hr.query('update claims set withdrawal = null where claim_id = $1', [foreign])).rowCount).toBe(0);
    expect((await hr.query('delete from requests where company_id = $1', ['C002'])).rowCount).toBe(0);
    expect((await hr.query('update batches set status = $1', ['closed'])).rowCount).toBe(0);
    await expect(
      hr.query(
        `insert into requests (request_id, batch_id, company_id, from_folder)
         values (gen_random_uuid(), $1, 'C002', false)`,
        [world.own.batchId],
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      hr.query(`insert into users (user_id, login, role) values (gen_random_uuid(), 'me', 'admin')`),
    ).rejects.toThrow(/row-level security/);
  });

  it('on a pooled bus sees the bus and its own people, not the others', async () => {
    const asHr = { ...deps, database: deps.database.as(actorOf(world.users.hr)) };
    const part = await loadDocument(asHr, world.own.planId);
    expect(part.trips.map(({ tripId }) => tripId)).toEqual(['T01']);
    expect(part.trips[0]!.bus.plate).toBe('苏F·B1234');
    expect(part.workers.map(({ workerId }) => workerId)).toEqual(['C001-001', 'C001-002']);
    const text = JSON.stringify(part);
    expect(text).not.toMatch(/C00[23]/);
    expect(text).not.toMatch(/costCny|kpis|大地电气/);
    await expect(loadDocument(asHr, world.foreign.planId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the others', () => {
  it('a driver sees one trip: four people of two companies, himself, no file and no account', async () => {
    const { roster_files: files, ...seen } = await sees(await driver());
    // the two files that his people stand in, sealed
    expect(files).toBe(2);
    expect(seen).toEqual({
      batches: 1,
      claims: 4,
      companies: 2,
      depots: 1,
      drivers: 1,
      // that his sheet was published
      events: 1,
      plan_crews: 1,
      plan_parts: 1,
      plan_seats: 4,
      plan_sheets: 1,
      plans: 1,
      roster_rows: 4,
    });
  });

  it('desk and warden see people and trips of both batches, not money, requests, whole plans or accounts', async () => {
    for (const role of ['desk', 'warden'] as const) {
      const seen = await sees(actorOf(world.users[role]));
      for (const table of ['fleet', 'requests', 'credentials', 'audit_log']) expect(seen).not.toHaveProperty(table);
      // T01 and T02 of each of the two plans
      expect(seen).toMatchObject({ batches: 2, roster_rows: 6, plan_parts: 4, users: 1 });
    }
  });

  it('a dispatcher sees all that is planned and no account but his own', async () => {
    const seen = await sees(actorOf(world.users.dispatcher));
    expect(seen).toMatchObject({ batches: 2, fleet: 4, requests: 4, users: 1 });
    for (const table of ['credentials', 'audit_log', 'app_settings']) expect(seen).not.toHaveProperty(table);
  });

  it('the gate sees what signing in takes and nothing of any batch', async () => {
    expect(await sees(gateActor({ address: null, requestId: null }))).toEqual({ users: 6, driver_links: 1 });
  });

  it('a made-up role sees nothing', async () => {
    expect(await sees({ ...systemActor('x'), role: 'nobody' as ActorRole })).toEqual({});
  });
});
