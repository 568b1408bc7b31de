import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { migrate } from '../../src/db/migrate.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import { migrateQueues } from '../../src/jobs/postgresBackend.ts';
import { startTestServer, type TestServer } from './postgres.ts';

const template = 'jieyun_template';

/** The database server of one test file. Call `databases()` at the top of the file. */
export interface TestDatabases {
  /** A database of its own, migrated (also for BullMQ); dropped with the server. */
  create(): Promise<TestDatabase>;
  /** A database with nothing in it. */
  createEmpty(): Promise<TestDatabase>;
}

export interface TestDatabase {
  url: string;
  pool: Pool;
}

/** Starts a server before the tests of a file and stops it after them; a template is migrated once and copied. */
export function databases(): TestDatabases {
  let server: TestServer;
  let admin: Pool;
  const pools: Pool[] = [];

  const open = (url: string): Pool => {
    const pool = createPool({ connectionString: url });
    pools.push(pool);
    return pool;
  };
  const make = async (clause: string): Promise<TestDatabase> => {
    const name = `t_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} ${clause}`);
    return { url: server.url(name), pool: open(server.url(name)) };
  };

  beforeAll(async () => {
    server = await startTestServer();
    admin = open(server.url('postgres'));
    await admin.query(`create database ${template}`);
    const pool = createPool({ connectionString: server.url(template) });
    await migrate(pool);
    await migrateQueues(pool);
    await pool.end();
  }, 60_000);

  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server?.stop();
  }, 30_000);

  return { create: () => make(`template ${template}`), createEmpty: () => make('') };
}
