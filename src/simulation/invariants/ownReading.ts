import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import type { Scene } from '../scene.ts';
import type { Evidence } from './invariant.ts';

/** What the log says, read once for all invariants: standing events by person, with the hand-overs in which he was signed for. */
export function evidenceOf(scene: Scene, log: readonly RecordedEvent[]): Evidence {
  const events = new Map<string, RecordedEvent[]>();
  const furthest = new Map<string, number>();
  for (const event of standingEvents(log)) {
    const { kind, tripId = '' } = event;
    if (kind === 'arrived' || kind === 'handed_over')
      furthest.set(tripId, Math.max(furthest.get(tripId) ?? -1, event.stop));
    const people = 'workerId' in event ? [event.workerId] : kind === 'handed_over' ? event.people : [];
    for (const workerId of people) {
      const own = events.get(workerId);
      if (own === undefined) events.set(workerId, [event]);
      else own.push(event);
    }
  }
  return { scene, events, furthest };
}

/**
 * The log as the invariants read it, on purpose without the code of `src/tracking`: what was undone is out, the rest stands in the order
 * of time. What is told of one instant may stand in any order: nothing here depends on it.
 */
function standingEvents(log: readonly RecordedEvent[]): RecordedEvent[] {
  const undone = new Set<string>();
  for (const event of log) if (event.kind === 'undone') undone.add(event.eventId);
  return log
    .filter(({ id, kind }) => kind !== 'undone' && !undone.has(id))
    .map((event) => ({ event, atMs: Date.parse(event.at) }))
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ event }) => event);
}

/** Where somebody is, as coarse as what can be said without knowing when buses arrive. */
export type Place = 'home' | `bus ${string}` | 'dorm' | 'clinic' | 'gone';

const boardings: ReadonlySet<string> = new Set(['boarded', 'walk_on', 'wrong_bus']);
const leavings: ReadonlySet<string> = new Set(['no_show', 'refused', 'withdrawn_on_site']);
const inDorm: ReadonlySet<string> = new Set(['bed', 'moved_out', 'isolated', 'returned', 'released']);

/** The one place in which a person's standing events put him. */
export function placeOf(events: readonly RecordedEvent[]): Place {
  let place: Place = 'home';
  for (const event of events) place = placeAfter(place, event);
  return place;
}

function placeAfter(place: Place, { kind, tripId = '?' }: RecordedEvent): Place {
  const bus: Place = `bus ${tripId}`;
  const isAtHome = place === 'home';
  const isInBus = place.startsWith('bus');
  if (boardings.has(kind)) return bus;
  // a bus that misses somebody knows nothing of him who sits in another one or has been received
  if (leavings.has(kind)) return isAtHome || place === bus ? 'home' : place;
  if (kind === 'handed_over') return isAtHome ? bus : place;
  // written down at the desk after he had been sent on
  if (kind === 'registered') return isAtHome || isInBus ? 'dorm' : place;
  if (kind === 'referred' || kind === 'hospital') return 'clinic';
  if (kind === 'checked_out') return 'gone';
  return inDorm.has(kind) ? 'dorm' : place;
}
