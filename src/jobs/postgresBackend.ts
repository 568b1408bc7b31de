import { runMigrations } from 'bullmq';
import type pg from 'pg';

/** The schema that BullMQ keeps its tables in; the same in every installation. */
export const queueSchema = 'bullmq';

/** Brings BullMQ's own tables to its version; safe when several processes start at once (it takes an advisory lock). */
export async function migrateQueues(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, queueSchema);
  } finally {
    client.release();
  }
}
