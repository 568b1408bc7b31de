import type { EventRefusal } from '../../contract/journey.ts';
import {
  isPersonEvent,
  type JourneyEvent,
  type JourneyEventOf,
  type PersonEvent,
} from '../../contract/journeyEvent.ts';
import type { JourneyRules } from './foldJourney.ts';
import { effectiveEvents } from './order.ts';
import { isSettled } from './personState.ts';
import { refusal } from './refusals.ts';
import { mayTell } from './roleKinds.ts';
import { standing } from './standing.ts';

/** What is known when an event is told. */
export interface TellingContext {
  role: string;
  /** Trips that were ever published, as far as the teller may see them. */
  tripIds: ReadonlySet<string>;
  /** People of the batch who are told of, with the trip that they have a seat in. */
  seats: ReadonlyMap<string, string | null>;
  /** What the log holds of those who are told to get on, in no order; grows with what is admitted. */
  ofPerson: Map<string, JourneyEvent[]>;
  /** Ids of events that the teller may undo; grows with what is admitted. */
  undoable: Set<string>;
  rules: JourneyRules;
  /** True where the rules of release were looked at: then it may be told. The program itself may always. */
  isSignOff?: boolean;
}

/** Kinds that mean nothing without a bus. */
const personNeedsTrip: ReadonlySet<string> = new Set([
  'boarded',
  'no_show',
  'refused',
  'walk_on',
  'wrong_bus',
  'withdrawn_on_site',
  'reseated',
]);

/**
 * Whether an event may be recorded: null, or why not. What somebody says that he saw is taken; refused is what cannot be, or what the
 * rules forbid to happen. Admitted events count for those after them.
 */
export function admitEvent(event: JourneyEvent, context: TellingContext): EventRefusal | null {
  const { role, tripIds, undoable } = context;
  if (!mayTell(role, event)) return refusal('not_yours');
  if (event.kind === 'released' && context.isSignOff !== true && role !== 'system') return refusal('sign_off_needed');
  if (event.tripId !== undefined && !tripIds.has(event.tripId))
    return refusal('unknown_trip', { tripId: event.tripId });
  const refused = isPersonEvent(event) ? admitOfPerson(event, context) : admitOfTrip(event, context);
  if (refused !== null) return refused;
  undoable.add(event.id);
  return null;
}

function admitOfTrip(
  event: Exclude<JourneyEvent, PersonEvent>,
  { seats, undoable, ofPerson }: TellingContext,
): EventRefusal | null {
  if (event.kind === 'undone') {
    if (!undoable.has(event.eventId)) return refusal('unknown_event');
    for (const [workerId, known] of ofPerson)
      ofPerson.set(
        workerId,
        known.filter(({ id }) => id !== event.eventId),
      );
    return null;
  }
  if (event.tripId === undefined) return refusal('trip_needed');
  if (event.kind === 'handed_over' && event.people.some((workerId) => !seats.has(workerId)))
    return refusal('unknown_person');
  return null;
}

function admitOfPerson(event: PersonEvent, context: TellingContext): EventRefusal | null {
  const { workerId, tripId } = event;
  const seat = context.seats.get(workerId);
  if (seat === undefined) return refusal('unknown_person');
  if (personNeedsTrip.has(event.kind) && tripId === undefined) return refusal('trip_needed');
  const known = context.ofPerson.get(workerId) ?? [];
  const refused = admitAtBus(event, seat, known, context.rules);
  if (refused === null) context.ofPerson.set(workerId, [...known, event]);
  return refused;
}

function admitAtBus(
  event: PersonEvent,
  seat: string | null,
  known: readonly JourneyEvent[],
  { isFever }: JourneyRules,
): EventRefusal | null {
  if (!boards(event)) return null;
  const { tripId = null } = event;
  if (event.kind === 'boarded' && seat !== tripId)
    return refusal('not_on_trip', { tripId: seat, offers: [seat === null ? 'walk_on' : 'wrong_bus'] });
  if (event.kind !== 'boarded' && seat === tripId) return refusal('has_seat_here', { tripId, offers: ['boarded'] });
  if (event.kind === 'walk_on' && seat !== null) return refusal('not_on_trip', { tripId: seat, offers: ['wrong_bus'] });

  const before = effectiveEvents(known.filter(({ at }) => Date.parse(at) <= Date.parse(event.at)));
  const then = standing(before);
  // a phone that was offline tells of the boarding after the desk has told of the arrival: what counts is which came first
  if (isSettled(then.state)) return refusal('already_arrived');
  for (const { state, tripId: other } of [then, standing(effectiveEvents(known))])
    if (state === 'boarded' && other !== tripId) return refusal('aboard_elsewhere', { tripId: other });
  const measured = before.findLast(({ kind }) => kind === 'temperature');
  if (measured?.kind === 'temperature' && isFever(measured.celsius)) return refusal('fever', { offers: ['refused'] });
  return null;
}

/** Whether somebody gets on a bus by it: the kinds that depend on what was told of him before. */
export function boards(event: JourneyEvent): event is JourneyEventOf<'boarded' | 'walk_on' | 'wrong_bus'> {
  return event.kind === 'boarded' || event.kind === 'walk_on' || event.kind === 'wrong_bus';
}
