import type { WorkerState } from '../../contract/journey.ts';
import { isPersonEvent, type JourneyEvent } from '../../contract/journeyEvent.ts';
import { applyToPerson, startPerson } from './personState.ts';

/** Where the events of one person alone put him; buses that have arrived are not looked at. Events in the order of actions. */
export function standing(events: readonly JourneyEvent[]): { state: WorkerState; tripId: string | null } {
  const person = startPerson('', null);
  for (const event of events) {
    const recorded = { ...event, seq: 0, receivedAt: event.at, by: '', planVersion: 0 };
    if (isPersonEvent(recorded)) applyToPerson(person, recorded, () => false);
  }
  return person;
}
