import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { ensureAppRole } from '../../src/db/appRole.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import { migrateQueues } from '../../src/jobs/postgresBackend.ts';
import { startTestServer, type TestServer } from './postgres.ts';

const template = 'jieyun_template';

/** The database server of one test file. Call `databases()` at the top of the file. */
export interface TestDatabases {
  /** A database of its own, migrated (also for BullMQ), as the application's role sees it; dropped with the server. */
  create(): Promise<TestDatabase>;
  /** A database with nothing in it, and its owner's connections. */
  createEmpty(): Promise<Omit<TestDatabase, 'owner'>>;
}

export interface TestDatabase {
  url: string;
  pool: Pool;
  /** Connections of the owner, whom the ownership rules do not bind. */
  owner: Pool;
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
  const make = async (clause: string): Promise<string> => {
    const name = `t_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} ${clause}`);
    return server.url(name);
  };

  beforeAll(async () => {
    server = await startTestServer();
    admin = open(server.url('postgres'));
    await admin.query(`create database ${template}`);
    const pool = createPool({ connectionString: server.url(template) });
    await migrate(pool);
    await migrateQueues(pool);
    await ensureAppRole(pool, server.url(template));
    await pool.end();
  }, 60_000);

  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server?.stop();
  }, 30_000);

  return {
    async create() {
      const ownerUrl = await make(`template ${template}`);
      const owner = open(ownerUrl);
      const url = await ensureAppRole(owner, ownerUrl);
      return { url, pool: open(url), owner };
    },
    async createEmpty() {
      const url = await make('');
      return { url, pool: open(url) };
    },
  };
}
