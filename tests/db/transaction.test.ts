import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../src/db/actor.ts';
import { createPool, type Database, databaseAs, type Pool } from '../../src/db/pool.ts';
import { withCommit } from '../../src/db/transaction.ts';
import { databases } from '../support/database.ts';

const server = databases();
let pool: Pool;
let database: Database;

beforeAll(async () => {
  const test = await server.create();
  await test.owner.query(
    `create table notes (id integer primary key, text text not null);
     create table notes_of (id integer references notes deferrable initially deferred);
     grant all on notes, notes_of to public`,
  );
  pool = createPool({ connectionString: test.url, max: 1 });
  database = databaseAs(pool, systemActor('test'));
});

afterAll(() => pool.end());

const put = (id: number, text: string | null) =>
  database.query('insert into notes (id, text) values ($1, $2)', [id, text]);
const list = async () =>
  (await database.query<{ id: number }>('select id from notes order by id')).rows.map(({ id }) => id);
const role = async (db: Database) =>
  (await db.query<{ role: string }>(`select current_setting('jieyun.role', true) as role where $1`, [true])).rows[0]!
    .role;

describe('a statement of its own', () => {
  it('is done or not done as a whole, and its failure is the one that is told', async () => {
    await put(1, 'a');
    await expect(put(1, 'again')).rejects.toMatchObject({ code: '23505' });
    await expect(put(2, null)).rejects.toMatchObject({ code: '23502' });
    await expect(database.query('select nonsense($1::integer)', [1])).rejects.toMatchObject({ code: '42883' });
    // found out at the very end, when the transaction commits
    await expect(database.query('insert into notes_of values ($1)', [99])).rejects.toMatchObject({ code: '23503' });
    expect(await list()).toEqual([1]);
  });

  it('runs for its actor, of many that are sent over one connection at once', async () => {
    const actors = Array.from(
      { length: 20 },
      (_, i) => ({ ...systemActor('test'), role: i % 2 ? 'gate' : 'desk' }) as const,
    );
    expect(await Promise.all(actors.map((actor) => role(database.as(actor))))).toEqual(actors.map(({ role }) => role));
    const left = await pool.query<{ role: string | null }>(
      `select nullif(current_setting('jieyun.role', true), '') as role`,
    );
    expect(left.rows).toEqual([{ role: null }]);
  });

  it('is planned once a connection', async () => {
    for (let i = 0; i < 3; i += 1) await database.query('select 1 where $1::text = $1', ['x']);
    const { rows } = await pool.query<{ runs: number }>(
      `select (generic_plans + custom_plans)::integer as runs from pg_prepared_statements
       where statement = 'select 1 where $1::text = $1'`,
    );
    expect(rows).toEqual([{ runs: 3 }]);
  });
});

describe('a transaction', () => {
  it('that throws leaves nothing behind, and the connection serves the next', async () => {
    const failing = database.transaction(async (db) => {
      await db.query('insert into notes (id, text) values ($1, $2)', [5, 'x']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const broken = database.transaction((db) =>
      Promise.all([db.query('select nonsense($1::integer)', [1]), db.query('select 1 where $1', [true])]),
    );
    await expect(broken).rejects.toMatchObject({ code: '42883' });
    expect(await list()).not.toContain(5);
    expect(pool.totalCount).toBe(1);
  });
});

describe('a snapshot', () => {
  it('reads one state, whatever others commit meanwhile, and changes nothing', async () => {
    const other = createPool({ connectionString: pool.options.connectionString! });
    const count = "select count(*)::integer as n from notes where text = 'meanwhile'";
    try {
      const seen = await database.snapshot(async (db) => {
        const before = await db.query<{ n: number }>(count);
        await databaseAs(other, systemActor('other')).query('insert into notes values ($1, $2)', [77, 'meanwhile']);
        const after = await db.query<{ n: number }>(count);
        return [before.rows[0]!.n, after.rows[0]!.n];
      });
      expect(seen).toEqual([0, 0]);
      expect((await database.query<{ n: number }>(count)).rows[0]!.n).toBe(1);
      const writing = database.snapshot((db) => db.query('insert into notes values ($1, $2)', [78, 'x']));
      await expect(writing).rejects.toMatchObject({ code: '25006' });
    } finally {
      await other.end();
    }
  });
});

describe('a last statement that travels with the commit', () => {
  it('is done with the others, and its failure undoes them', async () => {
    const leaving = (id: number, last: string) =>
      database.transaction(async (db) => {
        await db.query('insert into notes (id, text) values ($1, $2)', [id, 'first']);
        withCommit(db.query('insert into notes (id, text) values ($1, $2)', [id + 1, last]));
        return id;
      });
    const before = await list();
    await expect(leaving(50, 'last')).resolves.toBe(50);
    await expect(leaving(51, 'its id is taken')).rejects.toMatchObject({ code: '23505' });
    await expect(leaving(60, null as unknown as string)).rejects.toMatchObject({ code: '23502' });
    expect(await list()).toEqual([...before, 50, 51].sort((a, b) => a - b));
  });
});
