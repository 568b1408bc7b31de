import type { BedAddress } from '../contract/dormBoard.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A bed given another way than the plan says. */
export interface DormMoveRow {
  workerId: string;
  planVersion: number;
  /** Null: he has none. */
  bed: BedAddress | null;
  locked: boolean;
  reasonSealed: Buffer;
  version: number;
}

/** Moves of a batch that count for a version of its plan: locked ones always, the others where they were made for it. */
export async function listDormMoves(
  db: Queryable,
  batchId: string,
  planVersion: number | null,
): Promise<DormMoveRow[]> {
  const { rows } = await db.query<DormMoveRow>(
    `select worker_id as "workerId", plan_version as "planVersion", locked, reason_sealed as "reasonSealed", version,
       case when bed is null then null
         else jsonb_build_object('site', site, 'building', building, 'floor', floor, 'room', room, 'bed', bed) end as bed
     from dorm_moves where batch_id = $1 and (locked or plan_version = $2) order by worker_id`,
    [batchId, planVersion],
  );
  return rows;
}

/** Holds the beds of a batch for the rest of the transaction: two moves at once would not see each other. */
export async function holdDormMoves(db: Queryable, batchId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('dorm_moves/' || $1, 0))`, [batchId]);
}

/** What is stored of moves, besides the row. */
export interface MovesBy {
  batchId: string;
  planId: string;
  planVersion: number;
  by: string;
}

/** Stores beds of people; a row that is there is replaced, and its version counts on. */
export async function putDormMoves(
  db: Queryable,
  { batchId, planId, planVersion, by }: MovesBy,
  moves: readonly Omit<DormMoveRow, 'planVersion' | 'version'>[],
): Promise<void> {
  const rows = moves.map(({ workerId, bed, locked, reasonSealed }) => ({
    ...{ worker_id: workerId, locked, reason_sealed: reasonSealed },
    ...bed,
  }));
  await db.query(
    `insert into dorm_moves as m (batch_id, worker_id, plan_id, plan_version, org_id, site, building, floor, room, bed, locked, reason_sealed, moved_by)
     select $1, r.worker_id, $2, $3, c.org_id, r.site, r.building, r.floor, r.room, r.bed, r.locked, r.reason_sealed, $4
     from jsonb_to_recordset($5::jsonb) as r (worker_id text, site text, building text, floor text, room text, bed integer,
       locked boolean, reason_sealed bytea)
     join claims k on k.batch_id = $1 and k.worker_id = r.worker_id
     join companies c on c.batch_id = $1 and c.company_id = k.company_id
     on conflict (batch_id, worker_id) do update set plan_id = excluded.plan_id, plan_version = excluded.plan_version,
       site = excluded.site, building = excluded.building, floor = excluded.floor, room = excluded.room, bed = excluded.bed,
       locked = excluded.locked, reason_sealed = excluded.reason_sealed, reason = null, moved_by = excluded.moved_by, moved_at = now(), version = m.version + 1`,
    [batchId, planId, planVersion, by, records(rows)],
  );
}
