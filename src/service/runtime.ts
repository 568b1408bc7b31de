import type { Config } from '../config.ts';
import type { KeyRing } from '../crypto/keyRing.ts';
import { systemActor } from '../db/actor.ts';
import { ensureAppRole, grantAppRole, verifyAppRole } from '../db/appRole.ts';
import { migrate } from '../db/migrate.ts';
import { createPool, type Database, databaseAs, type Pool } from '../db/pool.ts';
import { createQueues, type Queues } from '../jobs/enqueue.ts';
import { migrateQueues } from '../jobs/postgresBackend.ts';
import type { QueueStore } from '../jobs/store.ts';
import { readOrCreateKeyFile } from '../keyFile.ts';
import { type Log, scopedLog } from '../log.ts';
import { sealOpenHealth } from '../planning/server/health/sealOpenHealth.ts';
import { openKeys } from '../planning/server/openKeys.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/index.ts';
import type { Shutdown } from '../shutdown.ts';
import { checkDatabase, checkRedis } from './dependencies.ts';

/** What every command that works on the server's data stands on. */
export interface Runtime {
  /** Connection string of the application's role. */
  databaseUrl: string;
  /** Connections of the application's role, which sees rows only as an actor. */
  pool: Pool;
  /** The database as the program itself sees it. */
  database: Database;
  keyRing: KeyRing;
  queueStore: QueueStore;
  queues: Queues;
  /** The embedded server, or null with a database of the operator's own. */
  postgres: EmbeddedPostgres | null;
}

export interface RuntimeOptions {
  config: Config;
  log: Log;
  /** Gets a closer for each part as soon as it stands, so that a failure half-way leaves nothing running. */
  shutdown: Shutdown;
  /** True for the one process that serves a data folder; false for commands that may join it. */
  exclusive: boolean;
  /** How long to wait for a free connection. Default: as the pool's, for somebody who waits for an answer. */
  connectTimeoutMs?: number;
}

/** Connections of the application's own pool; workers and queues have theirs. */
const poolConnections = 10;

/** Opens database and queues, newest schema included. Everything closes through `shutdown`. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { config, log, shutdown } = options;
  if (config.redisUrl !== null) await checkRedis(config.redisUrl);
  const { postgres, databaseUrl, pool } = await openDatabase(options);
  const database = databaseAs(pool, systemActor('jieyun'));
  const keyRing = await openKeys(database, config.keyRing ?? (await readOrCreateKeyFile(config.dataDir)));
  const sealed = await sealOpenHealth({ database, keys: keyRing });
  if (sealed > 0) log.info({ sealed }, 'what stood open about health is sealed');
  const queueStore: QueueStore =
    config.redisUrl === null ? { kind: 'postgres', databaseUrl } : { kind: 'redis', redisUrl: config.redisUrl };

  const queueLog = scopedLog(log, { part: 'queues' });
  const queues = createQueues(queueStore, (error) => queueLog.warn({ err: error }, 'a queue connection broke'));
  shutdown.add('queues', { name: 'queues', close: () => queues.close() });
  return { databaseUrl, pool, database, keyRing, queueStore, queues, postgres };
}

/** Opens the database alone, newest schema included: what remembers legs of roads needs no more. */
export async function openDatabase({
  config,
  log,
  shutdown,
  exclusive,
  connectTimeoutMs,
}: RuntimeOptions): Promise<Pick<Runtime, 'postgres' | 'databaseUrl' | 'pool'>> {
  const postgres = config.databaseUrl === null ? await startPostgres(config, log, exclusive) : null;
  if (postgres !== null) {
    shutdown.add('server', {
      name: 'embedded postgres',
      close: (budgetMs) => postgres.stop(budgetMs - 800),
      abandon: () => postgres.abandon(),
    });
  }
  const databaseLog = scopedLog(log, { part: 'database' });
  const databaseUrl = await prepareDatabase(config, config.databaseUrl ?? postgres!.url, databaseLog);
  const pool = createPool({
    connectionString: databaseUrl,
    max: poolConnections,
    ...(connectTimeoutMs !== undefined && { connectTimeoutMs }),
    onError: (error) => databaseLog.warn({ err: error }, 'a database connection broke'),
  });
  shutdown.add('database', { name: 'database pool', close: () => pool.end() });
  await verifyAppRole(pool);
  return { postgres, databaseUrl, pool };
}

/**
 * As the owner: brings the schema to its newest version and makes the role that the application connects as. The owner's
 * connections are closed again before anybody is served.
 *
 * @returns the connection string of the application's role
 */
async function prepareDatabase(config: Config, ownerUrl: string, log: Log): Promise<string> {
  const owner = createPool({ connectionString: ownerUrl, max: 1 });
  try {
    await checkDatabase(owner);
    const applied = await migrate(owner);
    if (applied.length > 0) log.info({ versions: applied }, 'migrated');
    if (config.redisUrl === null) await migrateQueues(owner);
    if (config.databaseAppUrl === null) return await ensureAppRole(owner, ownerUrl);
    await grantAppRole(owner, config.databaseAppUrl);
    return config.databaseAppUrl;
  } finally {
    await owner.end();
  }
}

function startPostgres(config: Config, log: Log, exclusive: boolean): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: config.dataDir, log: scopedLog(log, { part: 'postgres' }), exclusive });
}
