import type { Queryable } from './pool.ts';

/** A matter of somebody's health that somebody had to see to. */
export interface PersonAlert {
  alertId: string;
  at: Date;
  settledAt: Date | null;
  /** What it is about. */
  detailSealed: Buffer;
}

/** A bed that he was given by hand, null where he lost it; or, without a reason, the one that nobody else may have. */
export interface PersonBed {
  bed: string | null;
  /** Why he got it; null where he holds it. */
  reasonSealed: Buffer | null;
  /** Null where nobody has told yet that he has it. */
  movedAt: Date | null;
}

/** A signed list of passengers on which he stands. */
export interface PersonHandover {
  planId: string;
  tripId: string;
  stop: number;
  companyId: string;
  at: Date;
}

/** What stands of a worker of a batch beside rows, seats and the journey log. */
export interface PersonTraces {
  alerts: PersonAlert[];
  beds: PersonBed[];
  handovers: PersonHandover[];
}

export async function listPersonTraces(db: Queryable, batchId: string, workerId: string): Promise<PersonTraces> {
  const of = [batchId, workerId];
  const alerts = await db.query<PersonAlert>(
    `select alert_id as "alertId", at, settled_at as "settledAt", detail_sealed as "detailSealed"
     from health_alerts where batch_id = $1 and worker_id = $2 order by at, alert_id`,
    of,
  );
  const beds = await db.query<PersonBed>(
    `select concat_ws('-', site, building, floor, room, bed::text) as bed, reason_sealed as "reasonSealed", moved_at as "movedAt"
     from dorm_moves where batch_id = $1 and worker_id = $2
     union all select bed_id, null, told_at from bed_holds where batch_id = $1 and worker_id = $2`,
    of,
  );
  const handovers = await db.query<PersonHandover>(
    `select plan_id as "planId", trip_id as "tripId", stop, company_id as "companyId", at
     from handovers where batch_id = $1 and $2 = any (worker_ids) order by at, handover_id`,
    of,
  );
  return {
    alerts: alerts.rows,
    beds: beds.rows.map(({ bed, ...move }) => ({ bed: bed === '' ? null : bed, ...move })),
    handovers: handovers.rows,
  };
}

/**
 * Forgets them. The lists of passengers name him by a worker id, which is nobody's from then on, and stay as they were signed; so does the
 * bed that he holds, into which nobody else is to be put while he is there.
 */
export async function forgetPersonTraces(db: Queryable, batchId: string, workerId: string): Promise<void> {
  await db.query('delete from health_alerts where batch_id = $1 and worker_id = $2', [batchId, workerId]);
  await db.query('delete from dorm_moves where batch_id = $1 and worker_id = $2', [batchId, workerId]);
}
