import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A plan whose people hold beds. */
export interface HoldingPlan {
  planId: string;
  batchId: string;
}

/** That somebody was given a bed. */
export interface ToldBed {
  eventId: string;
  workerId: string;
  bedId: string;
  /** ISO 8601 with offset. */
  at: string;
}

/** `taken`: by somebody else on one of the days; `unknown`: the batch has no such bed; `late`: a later action gave him one already. */
export type HoldAnswer = 'held' | 'taken' | 'unknown' | 'late';

/** Lets people hold the beds that they were given, and no longer those before. @returns by event */
export async function holdBeds(
  db: Queryable,
  { planId, batchId }: HoldingPlan,
  beds: readonly ToldBed[],
): Promise<Map<string, HoldAnswer>> {
  // in one order for everybody, so that nobody waits in a circle
  const { rows } = await db.query<{ eventId: string; answer: HoldAnswer }>(
    `select x."eventId", hold_bed($1, $2, x."workerId", x."bedId", x.at) as answer
     from (select * from jsonb_to_recordset($3) as r("eventId" text, "workerId" text, "bedId" text, at timestamptz) order by "bedId", at) x`,
    [batchId, planId, records(beds)],
  );
  return new Map(rows.map(({ eventId, answer }) => [eventId, answer]));
}

/** Frees the beds of people who have left them; who was given one later keeps it. */
export async function freeBeds(
  db: Queryable,
  batchId: string,
  left: readonly { workerId: string; at: string }[],
): Promise<void> {
  await db.query(
    `delete from bed_holds h using jsonb_to_recordset($2) as x("workerId" text, at timestamptz)
     where h.batch_id = $1 and h.worker_id = x."workerId" and (h.told_at is null or h.told_at <= x.at)`,
    [batchId, records(left)],
  );
}

/** Beds of people whose observation is over: had to the end of that day. */
export async function endHolds(
  db: Queryable,
  batchId: string,
  released: readonly { workerId: string; at: string }[],
): Promise<void> {
  await db.query(
    `update bed_holds h set days = daterange(lower(h.days), greatest(lower(h.days), (x.at at time zone b.time_zone)::date) + 1)
     from jsonb_to_recordset($2) as x("workerId" text, at timestamptz), batches b
     where h.batch_id = $1 and b.batch_id = $1 and h.worker_id = x."workerId"`,
    [batchId, records(released)],
  );
}

/** Gives people back the beds that they had before what is undone. @returns by the event undone; of those alone that were about a bed */
export async function restoreBeds(
  db: Queryable,
  { planId, batchId }: HoldingPlan,
  eventIds: readonly string[],
): Promise<Map<string, HoldAnswer>> {
  const { rows } = await db.query<{ eventId: string; answer: HoldAnswer }>(
    `select j.event_id as "eventId", restore_bed($1, $2, j.worker_id, $3) as answer
     from (select * from journey_events where batch_id = $1 and event_id = any ($3)
       and kind in ('bed', 'moved_out', 'checked_out') order by worker_id) j`,
    [batchId, planId, eventIds],
  );
  return new Map(rows.map(({ eventId, answer }) => [eventId, answer]));
}

/** A bed that the plan or the board gives somebody who has not told of his. */
export interface PlannedHold {
  workerId: string;
  bedId: string;
  /** Local date. */
  from: string;
  /** Local date, included; null: open. */
  until: string | null;
}

const insertPlanned = `insert into bed_holds (batch_id, worker_id, plan_id, org_id, is_demo, bed_id, days, planned_bed, planned_days)
  select $1, x."workerId", $2, c.org_id, b.is_demo, x."bedId", daterange(x."from", x.until, '[]'), x."bedId", daterange(x."from", x.until, '[]')
  from jsonb_to_recordset($3) as x("workerId" text, "bedId" text, "from" date, until date)
  join claims k on k.batch_id = $1 and k.worker_id = x."workerId"
  join companies c on c.batch_id = k.batch_id and c.company_id = k.company_id
  join batches b on b.batch_id = $1
  where not exists (select from bed_holds h where h.batch_id = $1 and h.worker_id = x."workerId")
  order by x."bedId" on conflict do nothing returning worker_id as "workerId"`;

/**
 * Puts the beds of a published plan in place of those that its batch had planned; who was told to have one keeps it.
 *
 * @returns whose bed somebody else has on one of the days
 */
export async function planHolds(
  db: Queryable,
  { planId, batchId }: HoldingPlan,
  planned: readonly PlannedHold[],
): Promise<string[]> {
  await db.query('delete from bed_holds where batch_id = $1 and told_at is null', [batchId]);
  return insertHolds(db, { planId, batchId }, planned);
}

/** Gives people other beds than they were to have, all of them at once. @returns whose bed somebody else has */
export async function changePlannedHolds(
  db: Queryable,
  { planId, batchId }: HoldingPlan,
  workerIds: readonly string[],
  planned: readonly PlannedHold[],
): Promise<string[]> {
  await db.query('delete from bed_holds where batch_id = $1 and worker_id = any ($2)', [batchId, workerIds]);
  return insertHolds(db, { planId, batchId }, planned);
}

async function insertHolds(
  db: Queryable,
  { planId, batchId }: HoldingPlan,
  planned: readonly PlannedHold[],
): Promise<string[]> {
  const { rows } = await db.query<{ workerId: string }>(insertPlanned, [batchId, planId, records(planned)]);
  const told = await listHolds(db, batchId);
  const held = new Set([...rows, ...told.filter(({ isTold }) => isTold)].map(({ workerId }) => workerId));
  return planned.filter(({ workerId }) => !held.has(workerId)).map(({ workerId }) => workerId);
}

/** A bed that somebody holds. */
export interface HoldRow extends PlannedHold {
  /** Whether somebody told that he has it. */
  isTold: boolean;
}

const columns = `h.worker_id as "workerId", h.bed_id as "bedId", lower(h.days)::text as "from", (upper(h.days) - 1)::text as until,
  h.told_at is not null as "isTold"`;

/** Beds that the people of a batch hold, as far as the reader may see them. */
export async function listHolds(db: Queryable, batchId: string): Promise<HoldRow[]> {
  const { rows } = await db.query<HoldRow>(
    `select ${columns} from bed_holds h where h.batch_id = $1 order by h.worker_id`,
    [batchId],
  );
  return rows;
}

/** Beds that people of other batches hold in buildings of this one. */
export async function listHoldsOfOthers(db: Queryable, batchId: string): Promise<HoldRow[]> {
  const { rows } = await db.query<HoldRow>(
    `select ${columns} from bed_holds h join batches b on b.batch_id = $1
     where h.batch_id <> $1 and h.is_demo = b.is_demo and is_bed_of($1, h.bed_id) and exists (select from dorm_rooms r where r.batch_id = $1)
     order by h.bed_id, h.days`,
    [batchId],
  );
  return rows;
}
