import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** Requests of somebody within a minute. */
export interface CountedRequests {
  key: string;
  points: number;
}

/**
 * Adds what one process has counted to what all have.
 *
 * @param expire when the minute is long over, in milliseconds of Unix time
 * @returns what all processes have counted by now
 */
export async function addRequests(
  db: Queryable,
  counted: readonly CountedRequests[],
  expire: number,
): Promise<CountedRequests[]> {
  const { rows } = await db.query<CountedRequests>(
    `insert into rate_limits as r (key, points, expire)
     select key, points, $2 from jsonb_to_recordset($1) as x(key text, points integer) order by key
     on conflict (key) do update set points = r.points + excluded.points returning key, points`,
    [records(counted), expire],
  );
  return rows;
}

/** Forgets minutes that are over. */
export async function purgeRequests(db: Queryable, now: number): Promise<void> {
  await db.query('delete from rate_limits where expire < $1', [now]);
}
