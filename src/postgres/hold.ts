import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/**
 * Who uses a server is settled by advisory locks on it, since the operating system lets go of them however a process
 * ends. Every user shares `usersLock`; the one process that runs the product also owns `ownerLock`.
 */
const usersLock = 732_060_001;
const ownerLock = 732_060_002;

/** A killed predecessor's session may live for a moment after it. */
const patienceMs = 3_000;

/**
 * Enters as a user of the server, and as its owner if asked. Returns `held` when in, `stopping` when the server is
 * about to be stopped by its last user, or the name of the process that owns it.
 */
export async function enter(
  client: pg.Client,
  exclusive: boolean,
): Promise<{ state: 'held' | 'stopping' } | { state: 'owned'; holder: string }> {
  if (!(await tryLock(client, 'pg_try_advisory_lock_shared', usersLock))) return { state: 'stopping' };
  if (!exclusive) return { state: 'held' };
  const until = Date.now() + patienceMs;
  while (!(await tryLock(client, 'pg_try_advisory_lock', ownerLock))) {
    if (Date.now() > until) return { state: 'owned', holder: await findHolder(client) };
    await sleep(100);
  }
  return { state: 'held' };
}

/** Leaves; true when nobody else is in, so that the caller may stop the server. */
export async function leave(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_all()');
  return tryLock(client, 'pg_try_advisory_lock', usersLock);
}

async function tryLock(client: pg.Client, name: string, key: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`select ${name}($1::bigint) as got`, [key]);
  return rows[0]?.got === true;
}

async function findHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ holder: string }>(
    `select a.application_name as holder from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [ownerLock],
  );
  return rows[0]?.holder ?? '?';
}
