import type { Queryable } from './pool.ts';
import { records } from './records.ts';

export const alertKinds = ['complaint', 'missed_check', 'missed_reading', 'overdue_release'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What tells one alert from every other of a plan. */
export interface AlertName {
  workerId: string;
  kind: AlertKind;
  /** Which one of its kind. */
  key: string;
}

/** An alert to be raised. */
export interface NewAlert extends AlertName {
  alertId: string;
  tripId: string | null;
  /** When it happened. */
  at: Date;
  detailSealed: Buffer | null;
}

/** An alert as it stands. */
export interface AlertRow extends NewAlert {
  planId: string;
  companyId: string;
  raisedAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
}

/** Raises alerts, each once. @returns the worker's company of each that is new */
export async function insertAlerts(
  db: Queryable,
  { planId, batchId }: { planId: string; batchId: string },
  alerts: readonly NewAlert[],
): Promise<string[]> {
  if (alerts.length === 0) return [];
  const { rows } = await db.query<{ companyId: string }>(
    `with new as (
       insert into health_alerts (alert_id, batch_id, plan_id, trip_id, worker_id, org_id, kind, alert_key, at, detail_sealed)
       select x."alertId", $1, $2, x."tripId", x."workerId", c.org_id, x.kind, x.key, x.at, x."detailSealed"
       from jsonb_to_recordset($3) as x("alertId" uuid, "tripId" text, "workerId" text, kind text, key text, at timestamptz,
         "detailSealed" bytea)
       join claims k on k.batch_id = $1 and k.worker_id = x."workerId"
       join companies c on c.batch_id = $1 and c.company_id = k.company_id
       on conflict (plan_id, worker_id, kind, alert_key) do nothing returning org_id)
     select c.company_id as "companyId" from new join companies c on c.batch_id = $1 and c.org_id = new.org_id`,
    [batchId, planId, records(alerts)],
  );
  return rows.map(({ companyId }) => companyId);
}

const columns = `a.alert_id as "alertId", a.plan_id as "planId", a.trip_id as "tripId", a.worker_id as "workerId",
  c.company_id as "companyId", a.kind, a.alert_key as key, a.at, a.raised_at as "raisedAt", a.detail_sealed as "detailSealed",
  a.settled_at as "settledAt", a.settled_by as "settledBy"`;

/** Alerts of a plan that the reader may see, the newest first; the open ones alone where asked. */
export async function listAlerts(
  db: Queryable,
  planId: string,
  { onlyOpen }: { onlyOpen: boolean },
): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `select ${columns} from health_alerts a join companies c on c.batch_id = a.batch_id and c.org_id = a.org_id
     where a.plan_id = $1 and (not $2 or a.settled_at is null) order by a.at desc, a.alert_id`,
    [planId, onlyOpen],
  );
  return rows;
}

/** Settles an open alert. @returns the worker's company; null where there is no such open alert */
export async function settleAlert(
  db: Queryable,
  { planId, alertId, by }: { planId: string; alertId: string; by: string },
): Promise<string | null> {
  const { rows } = await db.query<{ companyId: string }>(
    `update health_alerts a set settled_at = now(), settled_by = $3 from companies c
     where a.plan_id = $1 and a.alert_id = $2 and a.settled_at is null and c.batch_id = a.batch_id and c.org_id = a.org_id
     returning c.company_id as "companyId"`,
    [planId, alertId, by],
  );
  return rows[0]?.companyId ?? null;
}

/** Settles alerts whose matter is no more, in the name of the program. @returns the workers' companies */
export async function settleByName(db: Queryable, planId: string, names: readonly AlertName[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await db.query<{ companyId: string }>(
    `update health_alerts a set settled_at = now(), settled_by = 'system'
     from jsonb_to_recordset($2) as x("workerId" text, kind text, key text), companies c
     where a.plan_id = $1 and a.worker_id = x."workerId" and a.kind = x.kind and a.alert_key = x.key and a.settled_at is null
       and c.batch_id = a.batch_id and c.org_id = a.org_id
     returning c.company_id as "companyId"`,
    [planId, records(names)],
  );
  return rows.map(({ companyId }) => companyId);
}

/** Settles open complaints by the events that raised them, in the name of the program. @returns the workers' companies */
export async function settleByKey(db: Queryable, planId: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ companyId: string }>(
    `update health_alerts a set settled_at = now(), settled_by = 'system' from companies c
     where a.plan_id = $1 and a.kind = 'complaint' and a.alert_key = any ($2) and a.settled_at is null
       and c.batch_id = a.batch_id and c.org_id = a.org_id
     returning c.company_id as "companyId"`,
    [planId, keys],
  );
  return rows.map(({ companyId }) => companyId);
}
