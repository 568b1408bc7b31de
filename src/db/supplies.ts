import pg from 'pg';
import type { MoveSupplies, SupplyItem, SupplyMoveKind, SupplyPlace, SupplyReason } from '../contract/supplies.ts';
import type { Queryable } from './pool.ts';

/** A line of the ledger. */
export interface SupplyMovementRow {
  seq: number;
  id: string;
  kind: SupplyMoveKind;
  item: SupplyItem;
  quantity: number;
  reason: SupplyReason | null;
  planId: string | null;
  tripId: string | null;
  site: string | null;
  by: string;
  at: Date;
}

/** What is somewhere of one item; plan, trip and site are null in the store. */
export type SupplyBalanceRow = Pick<SupplyMovementRow, 'item' | 'quantity' | 'planId' | 'tripId' | 'site'>;

/** What the ledger refused: so much was held where more should have come from. */
export interface SupplyShortfall {
  item: SupplyItem;
  /** False: a trip or site was to give back more than it has. */
  inStore: boolean;
  held: number;
}

/**
 * Adds a movement to the ledger, its lines in the order of the items, so that two at once do not wait for each other in a circle. Lines that
 * are known stay as they are. Throws what `shortfallOf` knows where a balance would fall below zero.
 *
 * @returns how many lines are new
 */
export async function insertMovement(
  db: Queryable,
  { batchId, by, movement }: { batchId: string; by: string; movement: MoveSupplies },
): Promise<number> {
  const { id, kind, lines } = movement;
  const { planId, tripId, site } = columnsOf('place' in movement ? movement.place : null);
  const reason = 'reason' in movement ? movement.reason : null;
  const { rowCount } = await db.query(
    `insert into supply_movements (movement_id, item, batch_id, kind, quantity, reason, plan_id, trip_id, site, noted_by)
     select $1, l.item, $2, $3, l.quantity, $4, $5, $6, $7, $8
     from jsonb_to_recordset($9::jsonb) as l (item text, quantity integer) order by l.item
     on conflict (movement_id, item) do nothing`,
    [id, batchId, kind, reason, planId, tripId, site, by, JSON.stringify(lines)],
  );
  return rowCount ?? 0;
}

function columnsOf(place: SupplyPlace | null) {
  if (place === null) return { planId: null, tripId: null, site: null };
  if (place.kind === 'site') return { planId: null, tripId: null, site: place.site };
  return { planId: place.planId, tripId: place.tripId, site: null };
}

/** What was short, where an error is the ledger's refusal; else null. */
export function shortfallOf(error: unknown): SupplyShortfall | null {
  if (!(error instanceof pg.DatabaseError) || error.constraint !== 'supply_never_below_zero') return null;
  return JSON.parse(error.detail ?? 'null') as SupplyShortfall | null;
}

/** Whether a batch's ledger has a movement of this id. */
export async function hasMovement(db: Queryable, batchId: string, movementId: string): Promise<boolean> {
  const { rowCount } = await db.query('select from supply_movements where batch_id = $1 and movement_id = $2 limit 1', [
    batchId,
    movementId,
  ]);
  return rowCount === 1;
}

/** What is where of a batch, places in the order of their names; where nothing is left is left out. */
export async function listSupplyBalances(db: Queryable, batchId: string): Promise<SupplyBalanceRow[]> {
  const { rows } = await db.query<SupplyBalanceRow>(
    `select item, quantity::float8 as quantity, plan_id as "planId", trip_id as "tripId", site
     from supply_balances where batch_id = $1 and quantity > 0 order by place collate "C", item`,
    [batchId],
  );
  return rows;
}

/** The ledger of a batch before a line, the newest first. */
export async function listMovements(
  db: Queryable,
  batchId: string,
  { limit, beforeSeq }: { limit: number; beforeSeq: number | null },
): Promise<SupplyMovementRow[]> {
  const { rows } = await db.query<SupplyMovementRow>(
    `select seq::float8 as seq, movement_id as id, kind, item, quantity, reason, plan_id as "planId", trip_id as "tripId", site,
       noted_by as by, noted_at as at
     from supply_movements where batch_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3`,
    [batchId, beforeSeq, limit],
  );
  return rows;
}

/** Whether a batch has a dormitory site of this name. */
export async function hasSite(db: Queryable, batchId: string, site: string): Promise<boolean> {
  const { rowCount } = await db.query('select from dorm_rooms where batch_id = $1 and site = $2 limit 1', [
    batchId,
    site,
  ]);
  return rowCount === 1;
}
