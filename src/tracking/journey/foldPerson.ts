import type { PersonJourney } from '../../contract/journey.ts';
import type { PersonEvent, RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PlanWorker } from '../../contract/plan.ts';
import type { JourneyRules } from './foldJourney.ts';
import { alightStop, type FoldedTrip, type TripCall } from './foldTrip.ts';
import { compareActions, type Timed } from './order.ts';
import { applyToPerson, enter, isSettled, startPerson } from './personState.ts';

/** What was told of one person. */
export type ToldOfPerson = Timed<RecordedEvent & PersonEvent>;

/** What a person's journey is made of. */
export interface PersonSource {
  workerId: string;
  /** Null where the plan does not know him. */
  worker: PlanWorker | null;
  /** What was told of him and counts, in the order of actions. */
  told: readonly ToldOfPerson[];
  /** The buses that he is planned for, told in or signed for. */
  buses: ReadonlyMap<string, FoldedTrip>;
}

/**
 * What became of one person: what was told of him, and the calls of the buses that he may have been in. Of somebody whom the plan does not
 * know nothing holds before the first that is told of him.
 */
export function foldPerson({ workerId, worker, told, buses }: PersonSource, { isFever }: JourneyRules): PersonJourney {
  const person = startPerson(workerId, worker);
  const reached = new Map<string, number>();
  let isKnown = worker !== null;
  for (const { event, call } of inOrder(told, buses)) {
    if (call !== null) {
      reached.set(call.event.tripId ?? '', call.reached);
      if (isKnown) meetBus(person, call, buses.get(call.event.tripId ?? '')!);
      continue;
    }
    isKnown = true;
    applyToPerson(person, event, isFever);
    const bus = buses.get(event.tripId ?? '');
    if (bus !== undefined) getOff(person, bus, reached.get(bus.planned.tripId) ?? -1, event);
  }
  const planned = buses.get(person.plannedTripId ?? '');
  const boardStop = planned?.planned.stops.findIndex(({ board }) => board.includes(workerId)) ?? -1;
  person.isMissing = person.state === 'placed' && boardStop >= 0 && boardStop <= planned!.passed;
  return person;
}

type Step = { event: RecordedEvent & PersonEvent; call: null } | { event: null; call: TripCall };

function inOrder(told: readonly ToldOfPerson[], buses: ReadonlyMap<string, FoldedTrip>): Step[] {
  const own = told.map((at) => ({ at, step: { event: at.event, call: null } }));
  const calls = [...buses.values()].flatMap(({ calls }) =>
    calls.map((at) => ({ at, step: { event: null, call: at } })),
  );
  return [...own, ...calls].sort((a, b) => compareActions(a.at, b.at)).map(({ step }) => step);
}

/** His bus has come to a stop; or the company has signed for him, whatever was told of him on the way. */
function meetBus(person: PersonJourney, { event, reached }: TripCall, bus: FoldedTrip): void {
  if (event.kind === 'handed_over' && event.people.includes(person.workerId)) takeOver(person, event);
  getOff(person, bus, reached, event);
}

function takeOver(person: PersonJourney, event: RecordedEvent & { kind: 'handed_over' }): void {
  if (person.state === 'arrived' || isSettled(person.state)) return;
  person.tripId = event.tripId ?? person.tripId;
  person.boardedAs ??= person.plannedTripId === event.tripId ? 'listed' : 'walk_on';
  enter(person, 'arrived', event);
}

/** Whoever sits in the bus and gets off at a stop that it has come to, or had on its way, has arrived. */
function getOff(person: PersonJourney, { planned }: FoldedTrip, reached: number, event: RecordedEvent): void {
  if (person.state !== 'boarded' || person.tripId !== planned.tripId) return;
  if (alightStop(planned, person) <= reached) enter(person, 'arrived', event);
}
