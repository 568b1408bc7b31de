import type { NewJourneyRow } from './journeyEvents.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** An event of before its kind was sealed. */
export interface OpenJourneyRow {
  eventId: string;
  kind: string;
  detail: object | null;
  detailSealed: Buffer | null;
}

/** Up to `limit` events whose kind says something of health in the open. */
export async function listOpenJourneyRows(db: Queryable, limit: number): Promise<OpenJourneyRow[]> {
  const { rows } = await db.query<OpenJourneyRow>(
    `select event_id as "eventId", kind, detail, detail_sealed as "detailSealed" from journey_events
     where tells_health(kind, detail_sealed) limit $1`,
    [limit],
  );
  return rows;
}

/** Puts sealed ones in their place, where they stand open still. */
export async function sealJourneyKinds(
  db: Queryable,
  sealed: readonly Pick<NewJourneyRow, 'eventId' | 'kind' | 'detail' | 'detailSealed'>[],
): Promise<void> {
  await db.query('select seal_journey_kinds($1)', [records(sealed)]);
}

/** An alert of before its kind was sealed. */
export interface OpenAlertRow {
  alertId: string;
  workerId: string;
  kind: string;
  key: string;
  detailSealed: Buffer | null;
}

/** Up to `limit` alerts whose kind stands in the open. */
export async function listOpenAlerts(db: Queryable, limit: number): Promise<OpenAlertRow[]> {
  const { rows } = await db.query<OpenAlertRow>(
    `select alert_id as "alertId", worker_id as "workerId", kind, alert_key as key, detail_sealed as "detailSealed"
     from health_alerts where kind <> 'care' limit $1`,
    [limit],
  );
  return rows;
}

/** Puts what an alert is about under its seal. */
export async function putSealedAlert(
  db: Queryable,
  { alertId, name, detailSealed }: { alertId: string; name: string; detailSealed: Buffer },
): Promise<void> {
  await db.query(`update health_alerts set kind = 'care', alert_key = $2, detail_sealed = $3 where alert_id = $1`, [
    alertId,
    name,
    detailSealed,
  ]);
}

/** Up to `limit` moves of beds whose reason stands in the open. */
export async function listOpenReasons(
  db: Queryable,
  limit: number,
): Promise<{ batchId: string; workerId: string; reason: string }[]> {
  const { rows } = await db.query<{ batchId: string; workerId: string; reason: string }>(
    `select batch_id as "batchId", worker_id as "workerId", reason from dorm_moves where reason is not null limit $1`,
    [limit],
  );
  return rows;
}

export async function putSealedReason(
  db: Queryable,
  { batchId, workerId, reasonSealed }: { batchId: string; workerId: string; reasonSealed: Buffer },
): Promise<void> {
  await db.query('update dorm_moves set reason = null, reason_sealed = $3 where batch_id = $1 and worker_id = $2', [
    batchId,
    workerId,
    reasonSealed,
  ]);
}
