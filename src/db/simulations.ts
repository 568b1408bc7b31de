import type { Queryable } from './pool.ts';

export type SimulationStatus = 'queued' | 'running' | 'done' | 'failed';

/** The story that is played over a demo's published plan. */
export interface SimulationRow {
  planId: string;
  batchId: string;
  seed: number;
  status: SimulationStatus;
  /** Time of the story: its beginning, and how far it was told; null until it begins. */
  beginsAt: Date | null;
  toldUntil: Date | null;
  /** Invariants that did not hold; null until it is done. */
  broken: number | null;
}

const columns = `plan_id as "planId", batch_id as "batchId", seed, status, begins_at as "beginsAt", told_until as "toldUntil", broken`;

/** Notes that a story is to be played; one that failed begins again. @returns false where it is noted already */
export async function requestSimulation(
  db: Queryable,
  { planId, batchId, seed }: Pick<SimulationRow, 'planId' | 'batchId' | 'seed'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into simulations as s (plan_id, batch_id, seed) values ($1, $2, $3)
     on conflict (plan_id) do update set status = 'queued' where s.status = 'failed'`,
    [planId, batchId, seed],
  );
  return rowCount === 1;
}

/** Null where none was asked for. */
export async function findSimulation(db: Queryable, planId: string): Promise<SimulationRow | null> {
  const { rows } = await db.query<SimulationRow>(`select ${columns} from simulations where plan_id = $1`, [planId]);
  return rows[0] ?? null;
}

/** Stores how far a story was told. */
export async function reportSimulation(
  db: Queryable,
  planId: string,
  { beginsAt, toldUntil }: { beginsAt: Date; toldUntil: Date },
): Promise<void> {
  await db.query(
    `update simulations set status = 'running', begins_at = $2, told_until = greatest(told_until, $3) where plan_id = $1`,
    [planId, beginsAt, toldUntil],
  );
}

/** Notes that a story came to its end. @param broken invariants that did not hold; null where it failed */
export async function endSimulation(db: Queryable, planId: string, broken: number | null): Promise<void> {
  await db.query(`update simulations set status = $2, broken = $3 where plan_id = $1`, [
    planId,
    broken === null ? 'failed' : 'done',
    broken,
  ]);
}
