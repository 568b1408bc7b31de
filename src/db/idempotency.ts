import type { Queryable } from './pool.ts';

/** How a request with a key stands. */
export interface KeyedRequest {
  fingerprint: Buffer;
  /** Null while the first request is at work. */
  status: number | null;
  answerSealed: Buffer | null;
}

/**
 * Takes a key for a request, or finds the one that has it. A request that never came to an end, because its process was
 * killed, gives the key back after `staleMs`.
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
       where k.status is null and k.started_at < now() - make_interval(secs => $4::float8 / 1000)`,
    [sender, key, fingerprint, staleMs],
  );
  if (rowCount === 1) return null;
  const { rows } = await db.query<KeyedRequest>(
    `select fingerprint, status, answer_sealed as "answerSealed" from idempotency_keys
     where sender = $1 and key = $2`,
    [sender, key],
  );
  return rows[0] ?? takeKey(db, { sender, key, fingerprint, staleMs });
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
