import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { ensureAppRole } from '../../src/db/appRole.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import { migrateQueues } from '../../src/jobs/postgresBackend.ts';
import { runServer, type TestServer } from './postgres.ts';

const template = 'jieyun_template';

/** What a test file has on the database server of the run. Call `databases()` at the top of the file. */
export interface TestDatabases {
  /** A database of its own, migrated (also for BullMQ), as the application's role sees it; dropped after the file. */
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

/** One server serves all test files of a run; a template is migrated once and copied. */
export function databases(): TestDatabases {
  let server: Omit<TestServer, 'stop'>;
  let admin: Pool;
  const pools: Pool[] = [];
  const names: string[] = [];

  const open = (url: string): Pool => {
    const pool = createPool({ connectionString: url });
    pools.push(pool);
    return pool;
  };
  const make = async (clause: string): Promise<string> => {
    const name = `t_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} ${clause}`);
    names.push(name);
    return server.url(name);
  };

  beforeAll(async () => {
    server = await runServer(makeTemplate);
    admin = createPool({ connectionString: server.url('postgres') });
  });

  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    for (const name of names) await admin.query(`drop database ${name} with (force)`);
    await admin?.end();
  });

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

async function makeTemplate(server: Omit<TestServer, 'stop'>): Promise<void> {
  const admin = createPool({ connectionString: server.url('postgres') });
  await admin.query(`create database ${template}`);
  await admin.end();
  const pool = createPool({ connectionString: server.url(template) });
  await migrate(pool);
  await migrateQueues(pool);
  await ensureAppRole(pool, server.url(template));
  await pool.end();
}
