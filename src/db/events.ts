import type { EventKind } from '../contract/api/events.ts';
import type { Queryable } from './pool.ts';

/** Channel on which a process hears that there are new events; the notice itself is empty. */
export const eventsChannel = 'jieyun_events';

/** Channel on which a process hears whose way in has changed; the notice is the id of the account or the driver's link. */
export const accessChannel = 'jieyun_access';

/** Something that happened, for whoever may see it. */
export type NewEvent = {
  kind: EventKind;
  /** Id of what the kind begins with. */
  objectId: string;
  batchId?: string;
  /** Small, and nothing personal: readers take what they show from the object itself, where the ownership rules guard it. */
  data?: unknown;
} & EventAudience;

/** Who hears of it; planners always do. */
export type EventAudience =
  | { to: 'staff' }
  /** The company of a batch, too. */
  | { to: 'company'; batchId: string; companyId: string }
  /** Whoever sees the batch: hosts and its companies, too. */
  | { to: 'batch'; batchId: string }
  /** Hosts, the companies aboard and the driver, too. */
  | { to: 'trip'; planId: string; tripId: string };

/**
 * Tells of a change, in the transaction of the change: it goes out when that commits, and never where it does not. Any place in
 * the transaction will do; the order of all events is that of the commits.
 */
export async function publishEvent(db: Queryable, event: NewEvent): Promise<void> {
  const { kind, objectId, batchId = null, to, data } = event;
  const companyId = to === 'company' ? event.companyId : null;
  const { planId, tripId } = to === 'trip' ? event : { planId: null, tripId: null };
  await db.query(
    `insert into events (kind, object_id, batch_id, audience, org_id, plan_id, trip_id, data)
     values ($1, $2, $3, $4, (select org_id from companies where batch_id = $3 and company_id = $5), $6, $7, $8)`,
    [kind, objectId, batchId, to, companyId, planId, tripId, data === undefined ? null : JSON.stringify(data)],
  );
}

/** An event in the order. */
export interface EventRow {
  seq: number;
  at: Date;
  kind: EventKind;
  objectId: string;
  batchId: string | null;
  planId: string | null;
  tripId: string | null;
  data: unknown;
}

/** What comes after a place in the order. */
export interface EventPage {
  /** Those that the reader may see. */
  events: EventRow[];
  /** Where to go on; past events that the reader may not see. */
  next: number;
  /** Whether there is more behind `next`. */
  more: boolean;
  /** True where what came after the place is known no longer, or the place is none of this database's. */
  lost: boolean;
}

/**
 * Reads on after a place, as the actor of `db` may see it.
 *
 * @param after null: at the end, nothing is read
 */
export async function readEvents(
  db: Queryable,
  { after, limit }: { after: number | null; limit: number },
): Promise<EventPage> {
  const { rows } = await db.query<{ purgedTo: number; newest: number; event: Omit<EventRow, 'at'> & { at: string } }>(
    `select b.purged_to::float8 as "purgedTo", b.newest::float8 as newest, to_jsonb(e) as event
     from event_bounds() b left join lateral (
       select seq, at, kind, object_id as "objectId", batch_id as "batchId", plan_id as "planId", trip_id as "tripId", data
       from events where seq > $1 and seq <= b.newest order by seq limit $2) e on true
     order by e.seq`,
    [after, limit],
  );
  const { purgedTo, newest } = rows[0]!;
  const lost = after === null || after < purgedTo || after > newest;
  if (lost) return { events: [], next: newest, more: false, lost };
  const events = rows.flatMap(({ event }) => (event === null ? [] : [{ ...event, at: new Date(event.at) }]));
  const more = events.length === limit;
  return { events, next: more ? events[events.length - 1]!.seq : newest, more, lost };
}

/** Forgets events that are older than `keptMs`. @returns how many */
export async function purgeEvents(db: Queryable, keptMs: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `with old as (delete from events where at < now() - make_interval(secs => $1::float8 / 1000) returning seq),
       noted as (update event_purge set purged_to = greatest(purged_to, (select max(seq) from old))
         where exists (select from old))
     select count(*)::integer as n from old`,
    [keptMs],
  );
  return rows[0]!.n;
}
