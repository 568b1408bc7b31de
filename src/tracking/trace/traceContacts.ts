import type { Trace, TracedContact } from '../../contract/health.ts';
import { appendAudit } from '../../db/audit.ts';
import { findWorkerClaim, listPersonClaims, type PersonClaim } from '../../db/persons.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { loadBatch } from '../../planning/server/loadScenario.ts';
import { publishedPlan } from '../loadJourney.ts';
import { companiesAndNames } from '../people.ts';
import { type BusContacts, boardedTrips, busContacts } from './busContacts.ts';
import { eventsOf, roomContacts } from './roomContacts.ts';

export type TraceDeps = Pick<ServerDeps, 'database' | 'keys'>;

/** Whom to trace, and why. */
export interface TraceRequest {
  planId: string;
  workerId: string;
  purpose: string;
}

/**
 * Everybody who shared a bus, a seat neighbourhood or a room with a person, in whatever batch he travelled, with times. Reads the trips and
 * rooms that he was in and nothing else, so that it takes no longer however many others there are. That somebody asked, and why, is
 * audited before anything is shown.
 *
 * @throws AppError `not_found`
 */
export async function traceContacts(deps: TraceDeps, { planId, workerId, purpose }: TraceRequest): Promise<Trace> {
  const { database } = deps;
  const { batchId } = await publishedPlan(database, planId);
  const claims = await database.transaction(async (db) => {
    const claim = await findWorkerClaim(db, batchId, workerId);
    if (claim === null) throw new AppError('not_found', 'the batch has no such person');
    await appendAudit(db, { action: 'person.trace', objectKind: 'claim', objectId: claim.claimId, batchId, purpose });
    return listPersonClaims(db, claim.identityHash);
  });

  const contacts: TracedContact[] = [];
  const crews: Trace['crews'] = [];
  for (const claim of claims) {
    const found = await contactsOfClaim(deps, claim);
    contacts.push(...found.contacts);
    crews.push(...found.crews);
  }
  const { policy } = await loadBatch(database, batchId);
  return { workerId, contacts, crews, dueBy: new Date(Date.now() + policy.trace.sla_h * 3_600_000).toISOString() };
}

/** What a person shared in one batch: trips of the plans that have a seat for him, or that he boarded, and rooms. */
async function contactsOfClaim(deps: TraceDeps, { batchId, workerId, seats }: PersonClaim) {
  const contacts: TracedContact[] = [];
  const crews: Trace['crews'] = [];
  if (workerId === null) return { contacts, crews };
  for (const planId of new Set(seats.map((seat) => seat.planId))) {
    const told = await eventsOf(deps, planId, [workerId]);
    const planned = seats.filter((seat) => seat.planId === planId).map(({ tripId }) => tripId);
    const buses: BusContacts[] = [];
    for (const tripId of new Set([...planned, ...boardedTrips(told)])) {
      const bus = await busContacts(deps, { planId, tripId }, workerId);
      if (bus !== null) buses.push(bus);
    }
    const rooms = await roomContacts(deps, { planId, batchId }, workerId);
    const met = [...buses.flatMap((bus) => bus.contacts), ...rooms].map((contact) => contact.workerId);
    const { policy } = await loadBatch(deps.database, batchId);
    const people = await companiesAndNames(deps, batchId, [...new Set(met)], policy);
    const who = (id: string) => ({ workerId: id, companyId: '', nameMasked: '', ...people.get(id) });
    for (const { tripId, driverIds, contacts: aboard } of buses) {
      crews.push({ tripId, driverIds });
      for (const { workerId: other, rowsApart, isNear, isClose, fromMs, toMs } of aboard)
        contacts.push({
          ...who(other),
          where: 'bus',
          place: tripId,
          ...{ rowsApart, isNear, isClose },
          from: iso(fromMs),
          to: iso(toMs),
        });
    }
    for (const { workerId: other, room, fromMs, toMs } of rooms)
      contacts.push({
        ...who(other),
        where: 'room',
        place: room,
        ...{ rowsApart: null, isNear: true, isClose: true },
        from: iso(fromMs),
        to: toMs === null ? null : iso(toMs),
      });
  }
  return { contacts, crews };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
