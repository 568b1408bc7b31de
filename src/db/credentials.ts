import type { Queryable } from './pool.ts';

/** The stored hash of an account's password; null where it has none. */
export async function findPasswordHash(db: Queryable, userId: string): Promise<string | null> {
  const { rows } = await db.query<{ hash: string }>(
    'select password_hash as hash from credentials where user_id = $1',
    [userId],
  );
  return rows[0]?.hash ?? null;
}

export async function putPasswordHash(db: Queryable, userId: string, hash: string): Promise<void> {
  await db.query(
    `insert into credentials (user_id, password_hash) values ($1, $2)
     on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`,
    [userId, hash],
  );
}

export async function deletePasswordHash(db: Queryable, userId: string): Promise<void> {
  await db.query('delete from credentials where user_id = $1', [userId]);
}

/** Failures are kept under a hash: what people type into the field is not always a login. */
const hashed = `sha256(convert_to($1, 'UTF8'))`;

/** Until when a login is locked; null where it is not. */
export async function findLock(db: Queryable, login: string): Promise<Date | null> {
  const { rows } = await db.query<{ until: Date }>(
    `select locked_until as until from sign_in_failures where login_hash = ${hashed} and locked_until > now()`,
    [login],
  );
  return rows[0]?.until ?? null;
}

/**
 * Counts a wrong password. From the `freeFailures`-th on the login is locked: a minute, then twice as long each time, at most
 * `lockMaxS`. Failures are forgotten a day after the last one.
 *
 * @returns until when it is locked, null where it is not.
 */
export async function noteFailure(
  db: Queryable,
  login: string,
  { freeFailures, lockMaxS }: { freeFailures: number; lockMaxS: number },
): Promise<Date | null> {
  const { rows } = await db.query<{ until: Date | null }>(
    `insert into sign_in_failures as f (login_hash, failures) values (${hashed}, 1)
     on conflict (login_hash) do update set
       failures = case when f.failed_at < now() - interval '1 day' then 1 else f.failures + 1 end,
       locked_until = case when f.failed_at >= now() - interval '1 day' and f.failures + 1 >= $2
         then now() + make_interval(secs => least(60 * 2 ^ least(f.failures + 1 - $2, 20), $3)) end,
       failed_at = now()
     returning locked_until as until`,
    [login, freeFailures, lockMaxS],
  );
  return rows[0]!.until;
}

/** Forgets wrong passwords after a right one, or when an admin resets. */
export async function clearFailures(db: Queryable, login: string): Promise<void> {
  await db.query(`delete from sign_in_failures where login_hash = ${hashed}`, [login]);
}

/** Forgets failures of more than a day ago, which no longer count. */
export async function purgeFailures(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(`delete from sign_in_failures where failed_at < now() - interval '1 day'`);
  return rowCount ?? 0;
}
