import type { AlertKind } from '../contract/journey.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** What makes an alert, as long as it holds. */
export interface AlertCause {
  tripId: string;
  kind: AlertKind;
  /** Tells alerts of a kind apart; '' where there is one a trip. */
  subject: string;
  /** Figures; nothing about people. */
  detail: Record<string, number | string>;
}

export interface AlertRow extends AlertCause {
  alertId: string;
  planId: string;
  batchId: string;
  raisedAt: Date;
  resolvedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
}

const columns = `alert_id as "alertId", plan_id as "planId", batch_id as "batchId", trip_id as "tripId", kind, subject, detail,
  raised_at as "raisedAt", resolved_at as "resolvedAt", acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy"`;

/** Raises alerts that are not open already. @returns those that are new */
export async function raiseAlerts(
  db: Queryable,
  { planId, batchId, at }: { planId: string; batchId: string; at: Date },
  causes: readonly AlertCause[],
): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `insert into journey_alerts (batch_id, plan_id, trip_id, kind, subject, detail, raised_at)
     select $1, $2, "tripId", kind, subject, detail, $3
     from jsonb_to_recordset($4) as x("tripId" text, kind text, subject text, detail jsonb)
     on conflict (plan_id, trip_id, kind, subject) where resolved_at is null do nothing returning ${columns}`,
    [batchId, planId, at, records(causes)],
  );
  return rows;
}

/** Ends alerts. @returns how many were open */
export async function resolveAlerts(db: Queryable, alertIds: readonly string[], at: Date): Promise<number> {
  const { rowCount } = await db.query(
    'update journey_alerts set resolved_at = $2 where alert_id = any ($1) and resolved_at is null',
    [alertIds, at],
  );
  return rowCount ?? 0;
}

/** A plan's alerts, the newest first. */
export async function listAlerts(
  db: Queryable,
  planId: string,
  { openOnly }: { openOnly: boolean },
): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `select ${columns} from journey_alerts where plan_id = $1 and (not $2 or resolved_at is null)
     order by raised_at desc, alert_id limit 500`,
    [planId, openOnly],
  );
  return rows;
}

/** Notes who has seen an alert; the first one counts. Null where there is none. */
export async function acknowledgeAlert(db: Queryable, alertId: string, by: string): Promise<AlertRow | null> {
  const { rows } = await db.query<AlertRow>(
    `update journey_alerts set acknowledged_at = coalesce(acknowledged_at, now()),
       acknowledged_by = coalesce(acknowledged_by, $2)
     where alert_id = $1 returning ${columns}`,
    [alertId, by],
  );
  return rows[0] ?? null;
}

/** Published plans of batches whose days are near an instant, those of a demo at any time; none that was purged. */
export async function listPlansOnTheRoad(db: Queryable, at: Date): Promise<{ planId: string; isDemo: boolean }[]> {
  const { rows } = await db.query<{ planId: string; isDemo: boolean }>(
    `select p.plan_id as "planId", b.is_demo as "isDemo" from plans p join batches b using (batch_id)
     where p.published_version > 0 and b.purged_at is null and (b.is_demo or b.service_date between ($1::date - 4) and ($1::date + 2))
     order by p.plan_id`,
    [at],
  );
  return rows;
}

/** Published plans that have to be looked after: buses may be on the road, or something was told within the last days. */
export async function listWatchedPlans(db: Queryable, at: Date): Promise<{ planId: string; isDemo: boolean }[]> {
  const { rows } = await db.query<{ planId: string; isDemo: boolean }>(
    `select p.plan_id as "planId", b.is_demo as "isDemo" from plans p join batches b using (batch_id)
     where p.published_version > 0 and b.purged_at is null
       and (b.is_demo or b.service_date between ($1::date - 4) and ($1::date + 2)
         or exists (select from journey_events j where j.plan_id = p.plan_id and j.received_at between $1::timestamptz - interval '3 days' and $1::timestamptz + interval '1 day'))
     order by p.plan_id`,
    [at],
  );
  return rows;
}
