import type { EventResult } from '../contract/journey.ts';
import { isPersonEvent, type JourneyEvent } from '../contract/journeyEvent.ts';
import { appendAudit } from '../db/audit.ts';
import { publishEvent } from '../db/events.ts';
import {
  findJourneyEvents,
  insertJourneyEvents,
  listEventsOfPeople,
  listPublishedTrips,
  lockJourneyPeople,
} from '../db/journeyEvents.ts';
import { findPlan } from '../db/plans.ts';
import type { Client } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadBatch } from '../planning/server/loadScenario.ts';
import { fromJourneyRow, toJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import { raiseComplaints } from './alerts/raiseComplaints.ts';
import { admitEvent, type TellingContext } from './journey/admitEvent.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** What somebody tells of a plan that was published. */
export interface Telling {
  planId: string;
  /** The trip of events that name none; null where there is none. */
  tripId: string | null;
  events: readonly JourneyEvent[];
  /** True where the caller has looked at the rules of release (`observation/signRelease.ts`). */
  isSignOff?: boolean;
}

/** A clock that goes ahead by less is no reason to doubt it. */
const clockSlackMs = 120_000;

/**
 * Records what was told, in one transaction: when this returns, what it calls `recorded` is on disk. An id that is known changes nothing.
 * What cannot be is refused event by event, with the reason; the others stand.
 *
 * @param now instants beyond it become it: a phone whose clock goes ahead must not win over what happens later
 * @throws AppError `not_found` where the plan is not published, or the trip not the teller's
 */
export async function recordEvents(
  { database, keys }: Deps,
  { planId, tripId, events: told, isSignOff = false }: Telling,
  now: Date = new Date(),
): Promise<EventResult[]> {
  const { actor } = database;
  return database.transaction(async (db) => {
    const plan = await findPlan(db, planId);
    if (plan === null || plan.publishedVersion === 0) throw noPlan();
    const { batchId, publishedVersion: planVersion } = plan;
    const tripIds = await listPublishedTrips(db, planId);
    if (tripId !== null && !tripIds.has(tripId)) throw new AppError('not_found', 'the plan has no such trip');

    const events = told.map((event) => ({ ...event, at: notAfter(event.at, now), ...tripOf(event, tripId) }));
    const { context, orgIds } = await contextOf({ db, keys, role: actor.role }, { planId, batchId, tripIds }, events);
    context.isSignOff = isSignOff;
    const known = new Set((await findJourneyEvents(db, ids(events))).map(({ eventId }) => eventId));
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

    const notedBy = actor.trip === null ? actor.login : 'driver';
    const rows = admitted.map((event) =>
      toJourneyRow(keys, event, isPersonEvent(event) ? (orgIds.get(event.workerId) ?? null) : null),
    );
    const added = await insertJourneyEvents(db, { planId, batchId, planVersion, notedBy }, rows);
    for (const { id } of admitted) if (!added.has(id)) results.set(id, { id, result: 'known' });
    const recorded = admitted.filter(({ id }) => added.has(id));
    await tell(db, { planId, batchId }, recorded);
    await raiseComplaints({ db, keys, rules: context.rules }, { planId, batchId }, recorded);
    return told.map(({ id }) => results.get(id)!);
  });
}

/** Everything that admitting needs, in as many statements however many events there are. */
async function contextOf(
  { db, keys, role }: { db: Client; keys: Deps['keys']; role: string },
  { planId, batchId, tripIds }: { planId: string; batchId: string; tripIds: ReadonlySet<string> },
  events: readonly JourneyEvent[],
): Promise<{ context: TellingContext; orgIds: Map<string, string> }> {
  const { policy } = await loadBatch(db, batchId);
  const workerIds = [...new Set(events.flatMap(whom))];
  const people = workerIds.length === 0 ? [] : await lockJourneyPeople(db, planId, workerIds);
  const ofPerson = new Map<string, JourneyEvent[]>();
  for (const row of workerIds.length === 0 ? [] : await listEventsOfPeople(db, planId, workerIds)) {
    const event = fromJourneyRow(keys, row);
    if (event !== null) ofPerson.set(row.workerId!, [...(ofPerson.get(row.workerId!) ?? []), event]);
  }
  const undone = events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : []));
  const targets = undone.length === 0 ? [] : await findJourneyEvents(db, undone);
  return {
    orgIds: new Map(people.map(({ workerId, orgId }) => [workerId, orgId])),
    context: {
      role,
      tripIds,
      seats: new Map(people.map(({ workerId, seatTripId }) => [workerId, seatTripId])),
      ofPerson,
      undoable: new Set(targets.filter(({ kind }) => kind !== 'undone').map(({ eventId }) => eventId)),
      rules: { isFever: (celsius) => isFever(celsius, policy) },
    },
  };
}

/** Tells the pages, once for each trip, and notes in the audit log that something was told; bare positions are not worth a note. */
async function tell(
  db: Client,
  { planId, batchId }: { planId: string; batchId: string },
  events: readonly JourneyEvent[],
): Promise<void> {
  const byTrip = new Map<string | null, Set<string>>();
  for (const { tripId = null, kind } of events) byTrip.set(tripId, (byTrip.get(tripId) ?? new Set()).add(kind));
  for (const [tripId, kinds] of byTrip) {
    const event = { kind: 'journey.record', objectId: planId, batchId, data: { kinds: [...kinds] } } as const;
    await publishEvent(db, tripId === null ? { ...event, to: 'batch' } : { ...event, to: 'trip', planId, tripId });
  }
  const counts: Record<string, number> = {};
  for (const { kind } of events) if (kind !== 'position') counts[kind] = (counts[kind] ?? 0) + 1;
  if (Object.keys(counts).length === 0) return;
  const after = { trips: [...byTrip.keys()].filter((id) => id !== null), counts };
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

function notAfter(at: string, now: Date): string {
  return Date.parse(at) > now.getTime() + clockSlackMs ? now.toISOString() : at;
}

function ids(events: readonly JourneyEvent[]): string[] {
  return events.map(({ id }) => id);
}

function noPlan(): AppError {
  return new AppError('not_found', 'there is no published plan of this id');
}
