import {
  careKinds,
  type JourneyEvent,
  type RecordedEvent,
  sealedKinds,
  stayKinds,
} from '../../contract/journeyEvent.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText, type SealedPlace, seal } from '../../crypto/seal.ts';
import type { JourneyRow, NewJourneyRow, OpenKind } from '../../db/journeyEvents.ts';
import { paddedJson } from './health/paddedJson.ts';

/** Where an event is sealed to. */
export function journeyPlace(eventId: string): SealedPlace {
  return { table: 'journey_events', column: 'detail', row: eventId };
}

/** Whether an event is about a stay and not about the road: a trip's driver does not read it. */
function isOfStay(event: JourneyEvent): boolean {
  return stayKinds.has(event.kind) || (event.kind === 'temperature' && event.checkpoint === 'observation');
}

/** What an event is called in the open: of what tells something of health, that somebody was cared for, or has a bed. */
export function openKind(event: JourneyEvent): OpenKind {
  if (!careKinds.has(event.kind)) return event.kind;
  return event.kind === 'isolated' && event.bedId !== undefined ? 'bed' : 'care';
}

/** An event as the log keeps it. @param orgId company of the worker; null for events of the trip */
export function toJourneyRow(keys: KeyRing, event: JourneyEvent, orgId: string | null): NewJourneyRow {
  const { id, at, tripId, stop, workerId, kind, planVersion, ...rest } = event as JourneyEvent & {
    stop?: number;
    workerId?: string;
  };
  return {
    eventId: id,
    tripId: isOfStay(event) ? null : (tripId ?? null),
    workerId: workerId ?? null,
    orgId,
    kind: openKind(event),
    at,
    stop: stop ?? null,
    planVersion: planVersion ?? null,
    ...detailOf(keys, event, rest),
  };
}

/** What an event tells beside, in the open or sealed. Each bed has a seal, which says whether it is one apart. */
function detailOf(keys: KeyRing, event: JourneyEvent, rest: object): Pick<NewJourneyRow, 'detail' | 'detailSealed'> {
  const { id } = event;
  const kind = openKind(event);
  const sealed = (body: object) => seal(keys, journeyPlace(id), paddedJson(body));
  if (kind === 'care') return { detail: null, detailSealed: sealed({ kind: event.kind, ...rest }) };
  if (kind === 'bed') return { detail: rest, detailSealed: sealed({ kind: event.kind }) };
  const detail = Object.keys(rest).length === 0 ? null : rest;
  if (detail === null || !sealedKinds.has(kind)) return { detail, detailSealed: null };
  return { detail: null, detailSealed: sealed(detail) };
}

/**
 * An event out of the log. Null where what it told was forgotten and nothing is left without it: a temperature, a stay at a hospital. That
 * somebody was refused stays, without the reason.
 */
export function fromJourneyRow(keys: KeyRing, row: JourneyRow): RecordedEvent | null {
  const { eventId, kind, detail, detailSealed, tripId, workerId, stop } = row;
  const told = detailSealed === null ? null : JSON.parse(openText(keys, journeyPlace(eventId), detailSealed));
  if (told === null && kind === 'care') return null;
  // the log takes in nothing that the contract does not know (recordEvents), so that it need not be proven at each reading
  return {
    ...(kind === 'refused' && { reason: 'other' }),
    kind,
    ...(detail as object | null),
    ...(told as object | null),
    id: eventId,
    at: row.at.toISOString(),
    ...(tripId !== null && { tripId }),
    ...(workerId !== null && { workerId }),
    ...(stop !== null && { stop }),
    seq: row.seq,
    receivedAt: row.receivedAt.toISOString(),
    by: row.notedBy,
    planVersion: row.planVersion,
  } as RecordedEvent;
}
