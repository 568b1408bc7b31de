import { allRows, type Page } from './page.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** An alert to be raised. */
export interface NewAlert {
  alertId: string;
  workerId: string;
  tripId: string | null;
  /** Keyed hash of what tells it from every other of its plan. */
  name: string;
  /** When it happened. */
  at: Date;
  /** What it is about. */
  detailSealed: Buffer;
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
       insert into health_alerts (alert_id, batch_id, plan_id, trip_id, worker_id, org_id, alert_key, at, detail_sealed)
       select x."alertId", $1, $2, x."tripId", x."workerId", c.org_id, x.name, x.at, x."detailSealed"
       from jsonb_to_recordset($3) as x("alertId" uuid, "tripId" text, "workerId" text, name text, at timestamptz,
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
  c.company_id as "companyId", a.alert_key as name, a.at, a.raised_at as "raisedAt", a.detail_sealed as "detailSealed",
  a.settled_at as "settledAt", a.settled_by as "settledBy"`;

/** Which alerts of a plan to read. */
export interface AlertSelection extends Partial<Page> {
  onlyOpen: boolean;
  /** What had happened by then; left out: all. */
  until?: Date | null;
}

/** Alerts of a plan that the reader may see, the newest first; the open ones alone where asked. */
export async function listAlerts(
  db: Queryable,
  planId: string,
  { onlyOpen, until = null, limit = allRows.limit, after = allRows.after }: AlertSelection,
): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `select ${columns} from health_alerts a join companies c on c.batch_id = a.batch_id and c.org_id = a.org_id
     where a.plan_id = $1 and (not $2 or a.settled_at is null) and ($3::timestamptz is null or a.at <= $3)
       and ($4::uuid is null or (a.at, a.alert_id) < (select p.at, p.alert_id from health_alerts p where p.alert_id = $4))
     order by a.at desc, a.alert_id desc limit $5`,
    [planId, onlyOpen, until, after, limit],
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

/** Settles open alerts by their names, in the name of the program: their matter is no more. @returns the workers' companies */
export async function settleByName(db: Queryable, planId: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await db.query<{ companyId: string }>(
    `update health_alerts a set settled_at = now(), settled_by = 'system' from companies c
     where a.plan_id = $1 and a.alert_key = any ($2) and a.settled_at is null
       and c.batch_id = a.batch_id and c.org_id = a.org_id
     returning c.company_id as "companyId"`,
    [planId, names],
  );
  return rows.map(({ companyId }) => companyId);
}
