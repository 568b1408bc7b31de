import {
  type JourneyEvent,
  type JourneyKind,
  type RecordedEvent,
  sealedKinds,
  stayKinds,
} from '../../contract/journeyEvent.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText, type SealedPlace, seal } from '../../crypto/seal.ts';
import type { JourneyRow, NewJourneyRow } from '../../db/journeyEvents.ts';

const place = (eventId: string): SealedPlace => ({ table: 'journey_events', column: 'detail', row: eventId });

/** Whether an event is about a stay and not about the road: a trip's driver does not read it. */
function isOfStay(event: JourneyEvent): boolean {
  return stayKinds.has(event.kind) || (event.kind === 'temperature' && event.checkpoint === 'observation');
}

/** An event as the log keeps it. @param orgId company of the worker; null for events of the trip */
export function toJourneyRow(keys: KeyRing, event: JourneyEvent, orgId: string | null): NewJourneyRow {
  const { id, kind, at, tripId, stop, workerId, ...rest } = event as JourneyEvent & {
    stop?: number;
    workerId?: string;
  };
  const detail = Object.keys(rest).length === 0 ? null : rest;
  const isSealed = detail !== null && sealedKinds.has(kind);
  return {
    eventId: id,
    tripId: isOfStay(event) ? null : (tripId ?? null),
    workerId: workerId ?? null,
    orgId,
    kind,
    at,
    stop: stop ?? null,
    detail: isSealed ? null : detail,
    detailSealed: isSealed ? seal(keys, place(id), JSON.stringify(detail)) : null,
  };
}

/** Kinds of which nothing is left without what they told. */
const emptyWithout: ReadonlySet<JourneyKind> = new Set<JourneyKind>(['temperature', 'symptom', 'extended']);

/**
 * An event out of the log. Null where what it told was forgotten and nothing is left without it: a temperature, a symptom. That
 * somebody was refused stays, without the reason.
 */
export function fromJourneyRow(keys: KeyRing, row: JourneyRow): RecordedEvent | null {
  const { eventId, kind, detail, detailSealed, tripId, workerId, stop } = row;
  const told = detailSealed === null ? detail : JSON.parse(openText(keys, place(eventId), detailSealed));
  if (told === null && emptyWithout.has(kind)) return null;
  // the log takes in nothing that the contract does not know (recordEvents), so that it need not be proven at each reading
  return {
    ...(kind === 'refused' && { reason: 'other' }),
    ...(told as object | null),
    id: eventId,
    kind,
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
