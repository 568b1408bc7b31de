import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../src/db/actor.ts';
import { verifyAppRole } from '../../src/db/appRole.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * What guards in the database, taken out piece by piece in a scratch database: row-level security of each table, the width of
 * a policy, the logs' rights and triggers. Every piece is put back before the next one.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  const { planId, batchId } = world.own;
  await database.owner.query(
    `insert into journey_events (event_id, batch_id, plan_id, plan_version, trip_id, kind, at, noted_by)
     select gen_random_uuid(), $1, $2, 1, trip, 'departed', now(), 'driver' from unnest(array['T01', 'T02']) trip`,
    [batchId, planId],
  );
  await database.owner.query(
    `insert into supply_movements (movement_id, item, batch_id, kind, quantity, reason, noted_by)
     values (gen_random_uuid(), 'mask', $1, 'received', 10, 'bought', 'desk')`,
    [batchId],
  );
  const { rows } = await database.owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace`,
  );
  tables = rows.map(({ name }) => name).sort();
});

afterAll(() => deps.queues.close());

/** Tables that the ownership rules bind, as the schema was made. */
let tables: string[] = [];

/** Tables of which somebody without any role sees rows. */
async function openTables(): Promise<string[]> {
  const nobody = deps.database.as({ ...systemActor('x'), role: 'nobody' as 'system' });
  const open: string[] = [];
  for (const table of tables) {
    const { rows } = await nobody.query<{ seen: boolean }>(`select exists (select from ${table}) as seen`);
    if (rows[0]!.seen) open.push(table);
  }
  return open;
}

/** Tables of which a company sees rows of a batch that it has nothing to do with, or of another company in its own. */
async function foreignRows(): Promise<string[]> {
  const hr = deps.database.as(actorOf(world.users.hr));
  const { rows: columns } = await database.owner.query<{ table: string; name: string }>(
    `select table_name as table, column_name as name from information_schema.columns
     where table_schema = 'public' and column_name in ('batch_id', 'org_id', 'plan_id')`,
  );
  const own: Record<string, string | null> = {
    batch_id: world.own.batchId,
    org_id: world.own.orgIds.C001!,
    plan_id: world.own.planId,
  };
  const found = new Set<string>();
  for (const { table, name } of columns) {
    const { rows } = await hr.query<{ seen: boolean }>(
      `select exists (select from ${table} where ${name} <> $1) as seen`,
      [own[name]],
    );
    if (rows[0]!.seen) found.add(table);
  }
  return [...found].sort();
}

/** Tables that hold something, as the owner knows. */
async function filledTables(): Promise<string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const { rows } = await database.owner.query<{ filled: boolean }>(`select exists (select from ${table}) as filled`);
    if (rows[0]!.filled) filled.push(table);
  }
  return filled;
}

describe('row-level security', () => {
  it('hides everything from nobody, and what is foreign from a company', async () => {
    expect(await openTables()).toEqual([]);
    expect(await foreignRows()).toEqual([]);
  });

  it('taken from any one table, is missed', async () => {
    // somebody's row stands in nearly every table: a table without any would prove nothing
    expect((await filledTables()).length).toBeGreaterThan(20);
    for (const table of await filledTables()) {
      await database.owner.query(`alter table ${table} disable row level security`);
      expect(await openTables()).toEqual([table]);
      await database.owner.query(`alter table ${table} enable row level security`);
    }
    expect(await openTables()).toEqual([]);
  });

  it.each(['batches', 'claims', 'companies', 'plan_parts', 'plan_seats', 'requests', 'roster_rows'])(
    "made wider than the company's own on %s, is missed",
    async (table) => {
      await database.owner.query(`create policy too_wide on ${table} for select using (is_role('hr'))`);
      expect(await foreignRows()).toContain(table);
      await database.owner.query(`drop policy too_wide on ${table}`);
      expect(await foreignRows()).toEqual([]);
    },
  );
});

/** Tables of which the driver of T01 sees what belongs to another trip or plan. */
async function beyondTheTrip(): Promise<string[]> {
  const { planId } = world.own;
  const trip = { linkId: randomUUID(), planId, tripId: 'T01' };
  const driver = deps.database.as({ ...systemActor('driver T01'), role: 'driver', trip });
  const { rows: columns } = await database.owner.query<{ table: string }>(
    `select c.table_name as table from information_schema.columns c join information_schema.columns t using (table_schema, table_name)
     join pg_class k on k.relname = c.table_name and k.relkind = 'r'
     where c.table_schema = 'public' and c.column_name = 'plan_id' and t.column_name = 'trip_id'`,
  );
  const found: string[] = [];
  for (const { table } of columns) {
    const { rows } = await driver.query<{ seen: boolean }>(
      `select exists (select from ${table} where plan_id <> $1 or trip_id <> 'T01') as seen`,
      [planId],
    );
    if (rows[0]!.seen) found.push(table);
  }
  return found.sort();
}

describe("a driver's link", () => {
  it.each(['plan_seats', 'plan_crews', 'plan_parts'])(
    'that reaches beyond its trip in %s, is missed',
    async (table) => {
      expect(await beyondTheTrip()).toEqual([]);
      await database.owner.query(`create policy too_wide on ${table} for select using (is_role('driver'))`);
      expect(await beyondTheTrip()).toEqual([table]);
      await database.owner.query(`drop policy too_wide on ${table}`);
      expect(await beyondTheTrip()).toEqual([]);
    },
  );
});

/** Logs that are written to and never changed, and a change of each. */
const logs = {
  audit_log: `set action = 'z'`,
  journey_events: `set noted_by = 'z'`,
  supply_movements: `set noted_by = 'z'`,
};
type LogTable = keyof typeof logs;

/** Ways in which the application can change what a log says. */
async function rewrites(table: LogTable): Promise<string[]> {
  const wrong: string[] = [];
  for (const statement of [`update ${table} ${logs[table]}`, `delete from ${table}`, `truncate ${table}`]) {
    await deps.database
      .transaction(async (db) => {
        const { rowCount } = await db.query(statement);
        // where no policy lets it reach a row, nothing happens
        if (rowCount !== 0) wrong.push(statement.split(' ')[0]!);
        throw new Error('taken back');
      })
      .catch(() => undefined);
  }
  return wrong;
}

describe.each(Object.keys(logs) as LogTable[])('%s', (table) => {
  const app = () => `"${new URL(database.url).username}"`;

  it('cannot be changed by the application', async () => {
    expect(await rewrites(table)).toEqual([]);
    await verifyAppRole(database.pool);
  });

  it('with the right given back, refuses the start, and is still kept by its policies and triggers', async () => {
    await database.owner.query(`grant update, delete, truncate on ${table} to ${app()}`);
    await expect(verifyAppRole(database.pool)).rejects.toMatchObject({ code: 'config_invalid' });
    expect(await rewrites(table)).toEqual([]);
  });

  it('with its triggers gone, too, and rows to reach, can be: the check sees it', async () => {
    await database.owner.query(`alter table ${table} disable trigger user;
      create policy rewrite on ${table} using (true)`);
    expect(await rewrites(table)).toEqual(['update', 'delete', 'truncate']);
    await database.owner.query(`alter table ${table} enable trigger user; drop policy rewrite on ${table};
      revoke update, delete, truncate on ${table} from ${app()}`);
    expect(await rewrites(table)).toEqual([]);
    await verifyAppRole(database.pool);
  });
});
