import type { PersonJourney, WorkerState } from '../../contract/journey.ts';
import type { PersonEvent, RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PlanWorker } from '../../contract/plan.ts';

/** States of somebody who is not on the road any more. */
const settled: ReadonlySet<WorkerState> = new Set([
  'registered',
  'in_bed',
  'isolated',
  'referred',
  'hospital',
  'released',
  'checked_out',
] as const);

/** Whether somebody has been received at the desk, or is further. */
export function isSettled(state: WorkerState): boolean {
  return settled.has(state);
}

/** Somebody of whom only the plan speaks; `worker` null where not even that. */
export function startPerson(workerId: string, worker: PlanWorker | null): PersonJourney {
  const tripId = worker?.tripId ?? null;
  return {
    workerId,
    companyId: worker?.companyId ?? null,
    plannedTripId: tripId,
    tripId,
    seat: worker?.seat ?? null,
    state: tripId === null ? 'unplaced' : 'placed',
    since: null,
    boardedAs: null,
    isMissing: false,
    bedId: null,
    temperature: null,
    stayUntil: null,
    history: [],
  };
}

/** Puts somebody into a state, with what brought him there. */
export function enter(person: PersonJourney, state: WorkerState, event: RecordedEvent): void {
  if (state !== person.state) Object.assign(person, { state, since: event.at });
  person.history.push({
    eventId: event.id,
    kind: event.kind,
    at: event.at,
    tripId: event.tripId ?? null,
    stop: 'stop' in event ? (event.stop ?? null) : null,
    by: event.by,
    state,
  });
}

/**
 * What an event makes of a person. Events come in the order of actions; the later one wins.
 *
 * @param isFever by the policy
 */
export function applyToPerson(
  person: PersonJourney,
  event: RecordedEvent & PersonEvent,
  isFever: (celsius: number) => boolean,
): void {
  switch (event.kind) {
    case 'boarded':
    case 'walk_on':
    case 'wrong_bus':
      person.tripId = event.tripId ?? person.tripId;
      person.boardedAs = event.kind === 'boarded' ? 'listed' : event.kind;
      break;
    case 'temperature': {
      const { celsius, at, checkpoint } = event;
      person.temperature = { celsius, at, checkpoint, isFever: isFever(celsius) };
      break;
    }
    case 'reseated':
      person.seat = event.seat;
      break;
    case 'bed':
    case 'isolated':
      person.bedId = event.bedId ?? person.bedId;
      break;
    case 'moved_out':
    case 'checked_out':
      person.bedId = null;
      break;
    case 'extended':
      person.stayUntil = event.until;
      break;
  }
  enter(person, stateAfter(person, event), event);
}

/** @param person as the event has left him, but for his state */
function stateAfter(person: PersonJourney, event: PersonEvent): WorkerState {
  switch (event.kind) {
    case 'boarded':
    case 'walk_on':
    case 'wrong_bus':
      return 'boarded';
    case 'no_show':
    case 'refused':
    case 'withdrawn_on_site':
      return keepsRiding(person, event) ? person.state : leftBehind[event.kind];
    case 'temperature':
    case 'symptom':
    case 'reseated':
    case 'extended':
      return person.state;
    case 'registered':
      // who has a bed or is apart already was only written down later
      return isSettled(person.state) ? person.state : 'registered';
    case 'bed':
      return 'in_bed';
    case 'moved_out':
      return 'registered';
    case 'returned':
      return person.bedId === null ? 'registered' : 'in_bed';
    case 'isolated':
    case 'referred':
    case 'hospital':
    case 'released':
    case 'checked_out':
      return event.kind;
  }
}

const leftBehind = { no_show: 'no_show', refused: 'refused', withdrawn_on_site: 'withdrawn' } as const;

/** A bus that misses somebody says nothing of him while he sits in another one, or once he has been received at the desk. */
function keepsRiding({ state, tripId }: PersonJourney, event: PersonEvent): boolean {
  if (isSettled(state) && event.kind !== 'withdrawn_on_site') return true;
  const hasCome = state === 'boarded' || state === 'arrived' || isSettled(state);
  return hasCome && event.tripId !== undefined && event.tripId !== tripId;
}
