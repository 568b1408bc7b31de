import type { Queryable } from './pool.ts';

/** What the installation remembers under `key`; null where nothing. */
export async function findSetting(db: Queryable, key: string): Promise<unknown> {
  const { rows } = await db.query<{ value: unknown }>('select value from app_settings where key = $1', [key]);
  return rows[0]?.value ?? null;
}

/** Remembers `value` in place of what stood under `key`. */
export async function putSetting(db: Queryable, key: string, value: unknown): Promise<void> {
  await db.query(
    `insert into app_settings (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [key, JSON.stringify(value)],
  );
}

/** `findSetting`, holding the key until the transaction ends, also where nothing stands there yet. */
export async function lockedSetting(db: Queryable, key: string): Promise<unknown> {
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [`app_settings ${key}`]);
  return findSetting(db, key);
}
