import type { Config } from '../config.ts';
import type { KeyRing } from '../crypto/keyRing.ts';
import { migrate } from '../db/migrate.ts';
import { createPool, type Pool } from '../db/pool.ts';
import { createQueues, type Queues } from '../jobs/enqueue.ts';
import { migrateQueues } from '../jobs/postgresBackend.ts';
import type { QueueStore } from '../jobs/store.ts';
import { readOrCreateKeyFile } from '../keyFile.ts';
import { type Log, scopedLog } from '../log.ts';
import { verifyKeys } from '../planning/server/verifyKeys.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/index.ts';
import type { Shutdown } from '../shutdown.ts';
import { checkDatabase, checkRedis } from './dependencies.ts';

/** What every command that works on the server's data stands on. */
export interface Runtime {
  databaseUrl: string;
  pool: Pool;
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
}

/** Connections of the application's own pool; workers and queues have theirs. */
const poolConnections = 10;

/** Opens database and queues, newest schema included. Everything closes through `shutdown`. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { config, log, shutdown } = options;
  if (config.redisUrl !== null) await checkRedis(config.redisUrl);
  const { postgres, databaseUrl, pool } = await openDatabase(options);
  const keyRing = config.keyRing ?? (await readOrCreateKeyFile(config.dataDir));
  await verifyKeys(pool, keyRing);
  const queueStore: QueueStore =
    config.redisUrl === null ? { kind: 'postgres', databaseUrl } : { kind: 'redis', redisUrl: config.redisUrl };
  if (queueStore.kind === 'postgres') await migrateQueues(pool);

  const queueLog = scopedLog(log, { part: 'queues' });
  const queues = createQueues(queueStore, (error) => queueLog.warn({ err: error }, 'a queue connection broke'));
  shutdown.add('queues', { name: 'queues', close: () => queues.close() });
  return { databaseUrl, pool, keyRing, queueStore, queues, postgres };
}

/** Opens the database alone, newest schema included: what remembers legs of roads needs no more. */
export async function openDatabase({
  config,
  log,
  shutdown,
  exclusive,
}: RuntimeOptions): Promise<Pick<Runtime, 'postgres' | 'databaseUrl' | 'pool'>> {
  const postgres = config.databaseUrl === null ? await startPostgres(config, log, exclusive) : null;
  if (postgres !== null) {
    shutdown.add('server', {
      name: 'embedded postgres',
      close: (budgetMs) => postgres.stop(budgetMs - 800),
      abandon: () => postgres.abandon(),
    });
  }
  const databaseUrl = config.databaseUrl ?? postgres!.url;
  const databaseLog = scopedLog(log, { part: 'database' });
  const pool = createPool({
    connectionString: databaseUrl,
    max: poolConnections,
    onError: (error) => databaseLog.warn({ err: error }, 'a database connection broke'),
  });
  shutdown.add('database', { name: 'database pool', close: () => pool.end() });
  await checkDatabase(pool);

  const applied = await migrate(pool);
  if (applied.length > 0) databaseLog.info({ versions: applied }, 'migrated');
  return { postgres, databaseUrl, pool };
}

function startPostgres(config: Config, log: Log, exclusive: boolean): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: config.dataDir, log: scopedLog(log, { part: 'postgres' }), exclusive });
}
