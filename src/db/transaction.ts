import type pg from 'pg';
import { setActor } from './actor.ts';
import type { Client } from './pool.ts';
import { prepared } from './prepared.ts';

/** How transactions begin; a snapshot reads one state of the database, whatever others commit meanwhile. */
const beginnings = { transaction: 'begin', snapshot: 'begin isolation level repeatable read, read only' };

/** A last statement of transactions that change something. */
export interface Note {
  text: string;
  values: unknown[];
}

/**
 * Runs `work` in one transaction: commits what it returns, rolls back what it throws. Statements that `work` does not wait for travel with
 * the commit, and it fails where one of them does: whatever locks they take are held for no round trip.
 *
 * @param settings values of `setActor`; null for the owner, who is bound to nobody
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  settings: string[] | null,
  work: (client: Client) => Promise<T>,
  { kind = 'transaction', note }: { kind?: keyof typeof beginnings; note?: Note | undefined } = {},
): Promise<T> {
  const connection = await pool.connect();
  const unanswered = new Set<Promise<unknown>>();
  const client = preparing(connection, unanswered);
  const opened = open(connection, client, settings, kind);
  try {
    const result = await work(client);
    if (note !== undefined) withCommit(client.query(note.text, note.values));
    const last = [...unanswered];
    gather(connection);
    const committed = connection.query('commit');
    committed.catch(() => undefined);
    // after a statement that failed, `commit` rolls back and says nothing of it
    await Promise.all([opened, ...last]);
    await committed;
    return result;
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    release(connection);
  }
}

/** Leaves a last statement of a transaction to travel with the commit; where it fails, the transaction does. */
export function withCommit(statement: Promise<unknown>): void {
  statement.catch(() => undefined);
}

/** One statement in a transaction of its own, in one round trip. */
export async function inOwnTransaction<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  settings: string[],
  { text, values }: { text: string; values: unknown[] | undefined },
  note?: Note,
): Promise<pg.QueryResult<Row>> {
  const connection = await pool.connect();
  const client = preparing(connection);
  try {
    const opened = open(connection, client, settings);
    const answer = client.query<Row>(text, values);
    const noted = note === undefined ? null : client.query(note.text, note.values);
    // after a failure this ends the transaction as a rollback does
    const committed = connection.query('commit');
    const results = await Promise.allSettled([opened, answer, noted, committed]);
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return await answer;
  } finally {
    release(connection);
  }
}

/** @param unanswered holds each statement until its answer is there */
function preparing(connection: pg.PoolClient, unanswered = new Set<Promise<unknown>>()): Client {
  return {
    query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      gather(connection);
      const answer = connection.query<Row>(prepared(text, values));
      unanswered.add(answer);
      const isAnswered = () => unanswered.delete(answer);
      answer.then(isAnswered, isAnswered);
      return answer;
    },
  };
}

/** What is sent at one go leaves with one system call: the statements of a short transaction travel together. */
function gather({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Sends the beginning without waiting: whatever is sent next is answered after it, and fails where it failed. */
function open(
  connection: pg.PoolClient,
  client: Client,
  settings: string[] | null,
  kind: keyof typeof beginnings = 'transaction',
): Promise<unknown> {
  gather(connection);
  const begun = connection.query(beginnings[kind]);
  const opened = settings === null ? begun : Promise.all([begun, client.query(setActor, settings)]);
  opened.catch(() => undefined);
  return opened;
}

/** A connection that is still in a transaction is closed; the next one gets a fresh one. */
function release(connection: pg.PoolClient): void {
  connection.release(connection.getTransactionStatus() !== 'I');
}
