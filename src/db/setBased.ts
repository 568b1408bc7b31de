import type { Queryable } from './pool.ts';

/**
 * Runs statements about all rows of a batch at once. Rows that came in the same transaction are in no statistics yet: taken for a handful,
 * they would be compared each with each, which takes minutes for ten thousand of them. Hashing and sorting costs next to nothing where they
 * really are few.
 */
export async function setBased(db: Queryable, work: () => Promise<void>): Promise<void> {
  await db.query('set local enable_nestloop = off');
  await work();
  await db.query('set local enable_nestloop = on');
}
