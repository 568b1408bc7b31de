import type { JourneyKind } from '../contract/journeyEvent.ts';
import type { Queryable } from './pool.ts';
import { chunks, records } from './records.ts';

/** What events are called in the open; `care`: something of a person's health, and which is sealed. */
export type OpenKind = JourneyKind | 'care';

/** An event on its way into the log. */
export interface NewJourneyRow {
  eventId: string;
  /** Null where it belongs to a person who is not on the road. */
  tripId: string | null;
  workerId: string | null;
  /** The worker's company; null where the event is about the trip. */
  orgId: string | null;
  kind: OpenKind;
  /** ISO 8601 with offset. */
  at: string;
  stop: number | null;
  /** Published version that `stop` counts in; null: the newest. */
  planVersion: number | null;
  /** What else the kind tells, unless it is sealed. */
  detail: unknown;
  detailSealed: Buffer | null;
}

/** An event as the log holds it. */
export interface JourneyRow extends Omit<NewJourneyRow, 'at' | 'orgId' | 'planVersion'> {
  seq: number;
  at: Date;
  receivedAt: Date;
  notedBy: string;
  planVersion: number;
}

/** Plan whose log it is, and who tells. */
export interface JourneyTeller {
  planId: string;
  batchId: string;
  planVersion: number;
  notedBy: string;
}

const insertChunk = 2000;

/** Appends events; those whose id is known stay as they are. @returns the ids that were new */
export async function insertJourneyEvents(
  db: Queryable,
  { planId, batchId, planVersion, notedBy }: JourneyTeller,
  events: readonly NewJourneyRow[],
): Promise<Set<string>> {
  const added = new Set<string>();
  for (const chunk of chunks(events, insertChunk)) {
    const { rows } = await db.query<{ eventId: string }>(
      `insert into journey_events (event_id, batch_id, plan_id, plan_version, trip_id, worker_id, org_id, kind, at, stop, detail,
         detail_sealed, noted_by)
       select "eventId", $1, $2, least("planVersion", $3), "tripId", "workerId", "orgId", kind, at, stop, detail, "detailSealed", $4
       from jsonb_to_recordset($5) as x("eventId" uuid, "tripId" text, "workerId" text, "orgId" uuid, kind text,
         at timestamptz, stop integer, "planVersion" integer, detail jsonb, "detailSealed" bytea)
       on conflict (event_id) do nothing returning event_id as "eventId"`,
      [batchId, planId, planVersion, notedBy, records(chunk)],
    );
    for (const { eventId } of rows) added.add(eventId);
  }
  return added;
}

const columns = `event_id as "eventId", seq::float8 as seq, trip_id as "tripId", worker_id as "workerId", kind, at,
  received_at as "receivedAt", stop, detail, detail_sealed as "detailSealed", noted_by as "notedBy", plan_version as "planVersion"`;

/** Which part of a plan's log to read. */
export interface JourneyScope {
  planId: string;
  /** Events of this trip, and of `workerIds`; left out: of all. */
  tripId?: string;
  /** People of that trip, whose events off the road belong to it. */
  workerIds?: readonly string[];
  /** What happened until then; left out: all. */
  until?: Date;
}

/** The log as far as the reader may see it; of positions the newest of each trip only. In no order that counts. */
export async function listJourneyEvents(
  db: Queryable,
  { planId, tripId, workerIds = [], until }: JourneyScope,
): Promise<JourneyRow[]> {
  const part = `plan_id = $1 and ($2::text is null or trip_id = $2 or worker_id = any ($3)) and ($4::timestamptz is null or at <= $4)`;
  const { rows } = await db.query<JourneyRow>(
    `select ${columns} from journey_events where ${part} and kind <> 'position'
     union all
     select * from (select distinct on (trip_id) ${columns} from journey_events
       where ${part} and kind = 'position' order by trip_id, at desc, seq desc) p`,
    [planId, tripId ?? null, workerIds, until ?? null],
  );
  return rows;
}

/** What was told of a plan since somebody last looked. */
export interface JourneyNews {
  /** Whether the reader may see every event of every plan; else nothing was read. */
  seesAll: boolean;
  rows: JourneyRow[];
  /** To be given the next time: whatever was told by then has been read. */
  since: string;
  /** How often something of the batch's log was forgotten. */
  forgets: number;
}

/**
 * What was told of a plan since somebody last looked, for those who see all of it; some of it may come again.
 *
 * @param db a snapshot
 * @param since null: from the beginning, of positions the newest of each trip
 */
export async function listJourneyNews(db: Queryable, planId: string, since: string | null): Promise<JourneyNews> {
  const { rows: bounds } = await db.query<Omit<JourneyNews, 'rows'>>(
    `select is_staff() or is_host() as "seesAll", pg_snapshot_xmin(pg_current_snapshot())::text as since,
       coalesce((select f.times from journey_forgets f join plans p using (batch_id) where p.plan_id = $1), 0) as forgets`,
    [planId],
  );
  const bound = bounds[0]!;
  if (!bound.seesAll) return { ...bound, rows: [] };
  if (since === null) return { ...bound, rows: await listJourneyEvents(db, { planId }) };
  const { rows } = await db.query<JourneyRow>(
    `select ${columns} from journey_events where plan_id = $1 and told_in >= $2::xid8`,
    [planId, since],
  );
  return { ...bound, rows };
}

/** The newest position of each trip by an instant, as far as the reader may see them. */
export async function listPositionsAt(db: Queryable, planId: string, until: Date): Promise<JourneyRow[]> {
  const { rows } = await db.query<JourneyRow>(
    `select distinct on (trip_id) ${columns} from journey_events
     where plan_id = $1 and kind = 'position' and at <= $2 order by trip_id, at desc, event_id desc`,
    [planId, until],
  );
  return rows;
}

/** Whose events a batch holds. */
export interface JourneyPerson {
  workerId: string;
  orgId: string;
  /** Trip in which the published plan has a seat for him; null where it has none. */
  seatTripId: string | null;
}

/**
 * Who people are that are told of, whether or not the teller may read their places elsewhere; and no other transaction tells of them
 * until this one ends. Ids that are nobody's of the batch are left out.
 */
export async function lockJourneyPeople(
  db: Queryable,
  { planId, batchId }: Pick<JourneyTeller, 'planId' | 'batchId'>,
  workerIds: readonly string[],
): Promise<JourneyPerson[]> {
  const { rows } = await db.query<JourneyPerson>(
    `with held as materialized (select count(pg_advisory_xact_lock(key)) from (
       select hashtextextended($2 || '/' || w, 7434907) as key from unnest($3::text[]) w order by key) keys)
     select worker_id as "workerId", org_id as "orgId", seat_trip_id as "seatTripId" from held, journey_people($1, $3)`,
    [planId, batchId, workerIds],
  );
  return rows;
}

/**
 * All that the batch's log holds of people, whichever trip it was told of, and events by id, as far as the reader may see them. Some may
 * come twice.
 */
export async function listKnownEvents(
  db: Queryable,
  planId: string,
  { workerIds, eventIds }: { workerIds: readonly string[]; eventIds: readonly string[] },
): Promise<JourneyRow[]> {
  const { rows } = await db.query<JourneyRow>(
    `select ${columns} from journey_of_people($1, $2)
     union all select ${columns} from journey_events where event_id = any ($3)`,
    [planId, workerIds, eventIds],
  );
  return rows;
}

/** The log of one worker of a batch, in the order of telling. */
export async function listEventsOfWorker(db: Queryable, batchId: string, workerId: string): Promise<JourneyRow[]> {
  const { rows } = await db.query<JourneyRow>(
    `select ${columns} from journey_events where batch_id = $1 and worker_id = $2 order by seq`,
    [batchId, workerId],
  );
  return rows;
}

/** What counts of what was told of people's beds and care where they stay, the newest first. */
export async function listStayRows(
  db: Queryable,
  batchId: string,
  workerIds: readonly string[],
): Promise<(JourneyRow & { workerId: string })[]> {
  const { rows } = await db.query<JourneyRow & { workerId: string }>(
    `select ${columns} from journey_events j
     where batch_id = $1 and worker_id = any ($2) and trip_id is null and kind in ('bed', 'care')
       and not exists (select from journey_events u
         where u.kind = 'undone' and u.detail ->> 'eventId' = j.event_id::text and u.batch_id = j.batch_id)
     order by j.at desc, j.seq desc`,
    [batchId, workerIds],
  );
  return rows;
}

/** Who ever had a bed in one of these rooms, as far as the reader may see it. */
export async function listRoomWorkers(db: Queryable, batchId: string, rooms: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ workerId: string }>(
    `select distinct worker_id as "workerId" from journey_events
     where batch_id = $1 and kind = 'bed' and bed_room(detail ->> 'bedId') = any ($2)`,
    [batchId, rooms],
  );
  return rows.map(({ workerId }) => workerId);
}

/** When the newest was done that a plan's log holds, as far as the reader may see it; null where there is nothing. */
export async function newestActionAt(db: Queryable, planId: string): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>('select max(at) as at from journey_events where plan_id = $1', [
    planId,
  ]);
  return rows[0]!.at;
}

/** A published plan as somebody sees it who tells of it. */
export interface ToldPlan {
  batchId: string;
  planVersion: number;
  /** The batch's policy as chosen. */
  policy: unknown;
  /** Trips that were ever published, as far as the teller may see them. */
  tripIds: string[];
}

/** Null where there is no such plan, or none that was published. */
export async function findToldPlan(db: Queryable, planId: string): Promise<ToldPlan | null> {
  const { rows } = await db.query<ToldPlan>(
    `select p.batch_id as "batchId", p.published_version as "planVersion", b.policy,
       array(select s.trip_id from plan_sheets s where s.plan_id = p.plan_id) as "tripIds"
     from plans p join batches b using (batch_id) where p.plan_id = $1 and p.published_version > 0`,
    [planId],
  );
  return rows[0] ?? null;
}

/**
 * Forgets a batch's log, or what it says of one person's health and in words.
 *
 * @returns how many events it was about
 */
export async function forgetJourney(db: Queryable, batchId: string, workerId: string | null): Promise<number> {
  const { rows } = await db.query<{ n: number }>('select forget_journey($1, $2) as n', [batchId, workerId]);
  return rows[0]!.n;
}
