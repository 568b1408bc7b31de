import type { EventResult } from '../contract/journey.ts';
import { isPersonEvent, type JourneyEvent, type JourneyEventOf } from '../contract/journeyEvent.ts';
import type { Actor } from '../db/actor.ts';
import { appendAudit } from '../db/audit.ts';
import { publishEvent } from '../db/events.ts';
import {
  findToldPlan,
  insertJourneyEvents,
  listKnownEvents,
  lockJourneyPeople,
  type ToldPlan,
} from '../db/journeyEvents.ts';
import type { Client } from '../db/pool.ts';
import { withCommit } from '../db/transaction.ts';
import { AppError } from '../errors.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { fromJourneyRow, openKind, toJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import { raiseComplaints } from './alerts/raiseComplaints.ts';
import { giveBeds } from './dorms/giveBeds.ts';
import { admitEvent, boards, type TellingContext } from './journey/admitEvent.ts';
import { policyOf } from './policyOf.ts';
import { byServersClock } from './tellersClock.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** What somebody tells of a plan that was published. */
export interface Telling {
  planId: string;
  /** The trip of events that name none; null where there is none. */
  tripId: string | null;
  events: readonly JourneyEvent[];
  /** True where the caller has looked at the rules of release (`observation/signRelease.ts`). */
  isSignOff?: boolean;
  /** Hears of each temperature that is recorded, now or before, and is fever by the policy: what should have followed may not have. */
  onFever?(event: JourneyEventOf<'temperature'>): void;
}

/**
 * Records what was told, in one transaction: when this returns, what it calls `recorded` is on disk. An id that is known changes nothing.
 * What cannot be is refused event by event, with the reason; the others stand.
 *
 * @param now against which clocks that go ahead are put back (`byServersClock`)
 * @throws AppError `not_found` where the plan is not published, or the trip not the teller's
 */
export async function recordEvents(
  { database, keys }: Deps,
  telling: Telling,
  now: Date = new Date(),
): Promise<EventResult[]> {
  return database.transaction((db) => recordIn(db, { keys, actor: database.actor }, telling, now));
}

/** `recordEvents` as the last of a transaction that does more. */
export async function recordIn(
  db: Client,
  { keys, actor }: { keys: Deps['keys']; actor: Actor },
  { planId, tripId, events: told, isSignOff = false, onFever }: Telling,
  now: Date,
): Promise<EventResult[]> {
  const plan = await findToldPlan(db, planId);
  if (plan === null) throw noPlan();
  const { batchId, planVersion } = plan;
  if (tripId !== null && !plan.tripIds.includes(tripId)) throw new AppError('not_found', 'the plan has no such trip');

  const ofTrips = told.map((event) => ({ ...event, ...tripOf(event, tripId) }));
  const events = byServersClock(ofTrips, now);
  const { context, orgIds, known } = await contextOf({ db, keys, role: actor.role }, { planId, ...plan }, events);
  context.isSignOff = isSignOff;
  const results = new Map<string, EventResult>();
  const admitted: JourneyEvent[] = [];
  for (const event of events) {
    if (results.has(event.id)) continue;
    const refusal = known.has(event.id) ? null : admitEvent(event, context);
    if (refusal === null && !known.has(event.id)) admitted.push(event);
    results.set(event.id, {
      id: event.id,
      ...(refusal === null ? { result: known.has(event.id) ? 'known' : 'recorded' } : { result: 'refused', refusal }),
    });
  }

  const withoutBed = await giveBeds(db, { planId, batchId }, admitted);
  for (const [id, refusal] of withoutBed) results.set(id, { id, result: 'refused', refusal });
  const taken = admitted.filter(({ id }) => !withoutBed.has(id));

  const notedBy = actor.trip === null ? actor.login : 'driver';
  const rows = taken.map((event) =>
    toJourneyRow(keys, event, isPersonEvent(event) ? (orgIds.get(event.workerId) ?? null) : null),
  );
  const added = await insertJourneyEvents(db, { planId, batchId, planVersion, notedBy }, rows);
  for (const { id } of taken) if (!added.has(id)) results.set(id, { id, result: 'known' });
  const recorded = taken.filter(({ id }) => added.has(id));
  const published = publish(db, { planId, batchId }, recorded);
  await raiseComplaints({ db, keys, rules: context.rules }, { planId, batchId }, recorded);
  // others wait for whoever is at the audit log, from here to the end: no round trip in between
  withCommit(Promise.all([published, note(db, { planId, batchId }, recorded)]));
  for (const event of events)
    if (
      event.kind === 'temperature' &&
      results.get(event.id)?.result !== 'refused' &&
      context.rules.isFever(event.celsius)
    )
      onFever?.(event);
  return told.map(({ id }) => results.get(id)!);
}

/** Everything that admitting needs, in as many statements however many events there are. */
async function contextOf(
  { db, keys, role }: { db: Client; keys: Deps['keys']; role: string },
  { planId, batchId, tripIds, policy }: ToldPlan & { planId: string },
  events: readonly JourneyEvent[],
): Promise<{ context: TellingContext; orgIds: Map<string, string>; known: Set<string> }> {
  const workerIds = [...new Set(events.flatMap(whom))];
  // only who gets on may be kept from it by what was told of him before
  const boarding = [...new Set(events.flatMap((event) => (boards(event) ? event.workerId : [])))];
  const eventIds = events.flatMap((event) => (event.kind === 'undone' ? [event.id, event.eventId] : [event.id]));
  // sent together: the log is read once the people are held
  const [people, known] = await Promise.all([
    workerIds.length === 0 ? [] : lockJourneyPeople(db, { planId, batchId }, workerIds),
    listKnownEvents(db, planId, { workerIds: boarding, eventIds }),
  ]);
  const rows = new Map(known.map((row) => [row.eventId, row] as const));
  const asked = new Set(eventIds);
  const own = new Set(boarding);
  const ofPerson = new Map<string, JourneyEvent[]>();
  for (const row of rows.values()) {
    const event = row.workerId !== null && own.has(row.workerId) ? fromJourneyRow(keys, row) : null;
    if (event !== null) ofPerson.set(row.workerId!, [...(ofPerson.get(row.workerId!) ?? []), event]);
  }
  const undoable = [...rows.values()].filter(({ kind, eventId }) => kind !== 'undone' && asked.has(eventId));
  const effective = policyOf(policy);
  return {
    known: new Set(rows.keys()),
    orgIds: new Map(people.map(({ workerId, orgId }) => [workerId, orgId])),
    context: {
      role,
      tripIds: new Set(tripIds),
      seats: new Map(people.map(({ workerId, seatTripId }) => [workerId, seatTripId])),
      ofPerson,
      undoable: new Set(undoable.map(({ eventId }) => eventId)),
      rules: { isFever: (celsius) => isFever(celsius, effective) },
    },
  };
}

/** Tells the pages, once for each trip. */
async function publish(
  db: Client,
  { planId, batchId }: { planId: string; batchId: string },
  events: readonly JourneyEvent[],
): Promise<void> {
  const byTrip = new Map<string | null, Set<string>>();
  for (const event of events) {
    const { tripId = null } = event;
    byTrip.set(tripId, (byTrip.get(tripId) ?? new Set()).add(openKind(event)));
  }
  const told = [...byTrip].map(([tripId, kinds]) => {
    const event = { kind: 'journey.record', objectId: planId, batchId, data: { kinds: [...kinds] } } as const;
    return publishEvent(db, tripId === null ? { ...event, to: 'batch' } : { ...event, to: 'trip', planId, tripId });
  });
  await Promise.all(told);
}

/** Notes in the audit log that something was told; bare positions are not worth a note. */
async function note(
  db: Client,
  { planId, batchId }: { planId: string; batchId: string },
  events: readonly JourneyEvent[],
): Promise<void> {
  const counts: Record<string, number> = {};
  for (const event of events) {
    const kind = openKind(event);
    if (kind !== 'position') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  if (Object.keys(counts).length === 0) return;
  const trips = [...new Set(events.flatMap(({ tripId }) => tripId ?? []))];
  const after = { trips, counts };
  await appendAudit(db, { action: 'journey.record', objectKind: 'plan', objectId: planId, batchId, after });
}

function whom(event: JourneyEvent): readonly string[] {
  if (isPersonEvent(event)) return [event.workerId];
  return event.kind === 'handed_over' ? event.people : [];
}

function tripOf(event: JourneyEvent, tripId: string | null): { tripId?: string } {
  const own = event.tripId ?? tripId;
  return own === null ? {} : { tripId: own };
}

function noPlan(): AppError {
  return new AppError('not_found', 'there is no published plan of this id');
}
