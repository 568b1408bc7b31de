import type { Queryable } from './pool.ts';
import type { Note } from './transaction.ts';

/** How a request with a key stands. */
export interface KeyedRequest {
  fingerprint: Buffer;
  /** Null while the first request is at work. */
  status: number | null;
  answerSealed: Buffer | null;
  /** Whether something of it was committed. */
  carriedOut: boolean;
  /** Whether the first request cannot be at work any more. */
  isStale: boolean;
}

/**
 * Takes a key for a request, or finds the one that has it. A request that never came to an end, because its process was
 * killed, gives the key back after `staleMs`, unless something of it was committed.
 *
 * @returns null where the key is the caller's now.
 */
export async function takeKey(
  db: Queryable,
  { sender, key, fingerprint, staleMs }: { sender: string; key: string; fingerprint: Buffer; staleMs: number },
): Promise<KeyedRequest | null> {
  const { rowCount } = await db.query(
    `insert into idempotency_keys as k (sender, key, fingerprint) values ($1, $2, $3)
     on conflict (sender, key) do update set fingerprint = excluded.fingerprint, started_at = now()
       where k.status is null and not k.carried_out and k.started_at < now() - make_interval(secs => $4::float8 / 1000)`,
    [sender, key, fingerprint, staleMs],
  );
  if (rowCount === 1) return null;
  const { rows } = await db.query<KeyedRequest>(
    `select fingerprint, status, answer_sealed as "answerSealed", carried_out as "carriedOut",
       started_at < now() - make_interval(secs => $3::float8 / 1000) as "isStale"
     from idempotency_keys where sender = $1 and key = $2`,
    [sender, key, staleMs],
  );
  return rows[0] ?? takeKey(db, { sender, key, fingerprint, staleMs });
}

/** What a transaction of a request with a key notes where it has changed something: that the request was carried out. */
export function carriedOut(sender: string, key: string): Note {
  return {
    text: `update idempotency_keys set carried_out = true
      where sender = $1 and key = $2 and not carried_out and pg_current_xact_id_if_assigned() is not null`,
    values: [sender, key],
  };
}

/** Keeps the answer of a request that went well. */
export async function keepAnswer(
  db: Queryable,
  { sender, key, status, answerSealed }: { sender: string; key: string; status: number; answerSealed: Buffer },
): Promise<void> {
  await db.query('update idempotency_keys set status = $3, answer_sealed = $4 where sender = $1 and key = $2', [
    sender,
    key,
    status,
    answerSealed,
  ]);
}

/** Gives a key back after a request that failed and changed nothing. */
export async function releaseKey(db: Queryable, sender: string, key: string): Promise<void> {
  await db.query('delete from idempotency_keys where sender = $1 and key = $2 and status is null', [sender, key]);
}

/** Forgets keys older than `ageMs`; returns how many. */
export async function purgeKeys(db: Queryable, ageMs: number): Promise<number> {
  const { rowCount } = await db.query(
    'delete from idempotency_keys where started_at < now() - make_interval(secs => $1::float8 / 1000)',
    [ageMs],
  );
  return rowCount ?? 0;
}
