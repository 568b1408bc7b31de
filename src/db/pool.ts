import pg from 'pg';
import { type Actor, actorSettings } from './actor.ts';
import { type Listener, type ListenOptions, listenOn } from './listen.ts';
import { inOwnTransaction, inTransaction, type Note } from './transaction.ts';

export type Pool = pg.Pool;

/** What can run a statement: a pool (own transaction each) or a client inside a transaction. */
export interface Queryable {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

/** A connection inside a transaction. */
export type Client = Queryable;

export interface PoolOptions {
  connectionString: string;
  /** Most connections of this pool. Default 10. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** How long to wait for a free connection. Default 5000. */
  connectTimeoutMs?: number;
  /** Longest statement. Default 60000. */
  statementTimeoutMs?: number;
  /** Idle connections that break (a restarted server) are replaced; this only tells somebody. */
  onError?(error: Error): void;
}

/**
 * Opens a pool; nothing connects before the first statement. Statements are sent without waiting for the answers of those
 * before them (pipeline), so that a transaction of one statement is one round trip.
 */
export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'jieyun',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 60_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    pipeline: true,
  });
  pool.on('error', (error) => options.onError?.(error));
  return pool;
}

/** The database as one actor sees it; the only way in which the application reaches its tables. */
export interface Database extends Queryable {
  readonly actor: Actor;
  /** Runs `work` in one transaction: commits what it returns, rolls back what it throws. */
  transaction<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** `transaction` for reading alone, of one state of the database, so that what is read fits together. */
  snapshot<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** The same database for somebody else. */
  as(actor: Actor): Database;
  /** The same database, whose transactions end with a statement that is committed with them, or not at all. */
  noting(note: Note): Database;
  /** Hears notices, on a connection beside the pool. What they tell of is still to be read as the actor. */
  listen(options: ListenOptions): Listener;
}

/** Every statement runs in a transaction that carries the actor; outside of one the application's role sees no row. */
export function databaseAs(pool: Pool, actor: Actor, note?: Note): Database {
  const settings = actorSettings(actor);
  return {
    actor,
    query: (text, values) => inOwnTransaction(pool, settings, { text, values }, note),
    transaction: (work) => inTransaction(pool, settings, work, { note }),
    snapshot: (work) => inTransaction(pool, settings, work, { kind: 'snapshot' }),
    as: (other) => databaseAs(pool, other, note),
    noting: (other) => databaseAs(pool, actor, other),
    listen: (options) => listenOn({ connectionString: pool.options.connectionString }, options),
  };
}

/** One transaction of the owner's, who is not bound to an actor: migrations. */
export function withOwnerTransaction<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  return inTransaction(pool, null, work);
}

/** Whether an error is PostgreSQL's, with this SQLSTATE. */
export function isSqlState(error: unknown, state: string): boolean {
  return error instanceof pg.DatabaseError && error.code === state;
}

/** SQLSTATE of a broken unique constraint. */
export const uniqueViolation = '23505';
