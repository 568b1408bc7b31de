import type { PostgresConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { queueSchema } from './postgresBackend.ts';

/** Where BullMQ keeps its queues. Nothing but this differs between the two. */
export type QueueStore =
  | { kind: 'postgres'; databaseUrl: string }
  /** `prefix` sets installations (or tests) apart that share one Redis. */
  | { kind: 'redis'; redisUrl: string; prefix?: string };

const connectTimeoutMs = 3_000;

/**
 * A pool for BullMQ alone. Connections see its schema only. The application's own pool and those of producers and workers
 * are separate, because a worker keeps one connection for LISTEN for as long as it lives.
 */
export function queuePool(databaseUrl: string, applicationName: string, max: number): pg.Pool {
  return new pg.Pool({
    connectionString: databaseUrl,
    application_name: applicationName,
    options: `-c search_path=${queueSchema}`,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: 30_000,
    keepAlive: true,
  });
}

/** BullMQ describes the pool that it takes with types of its own, which `pg`'s overloads do not satisfy. */
export function asConnection(pool: pg.Pool): PostgresConnectionOptions {
  return pool as unknown as PostgresConnectionOptions;
}

/** A Redis connection that refuses at once while the server is away, for producers. */
export function producerRedis(url: string): Redis {
  return new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: connectTimeoutMs });
}

/** A Redis connection that waits for the server to come back, for workers. */
export function workerRedis(url: string): Redis {
  return new Redis(url, { maxRetriesPerRequest: null, connectTimeout: connectTimeoutMs });
}
