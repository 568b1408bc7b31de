import type { PersonJourney, TripProgress } from '../../contract/journey.ts';
import type { Plan } from '../../contract/plan.ts';
import type { ReplanCause } from '../../contract/replanProposal.ts';
import type { JourneyFold } from '../journey/foldJourney.ts';

/** Something that the draft does not know yet, and who is concerned. */
export interface ReplanNeed {
  cause: ReplanCause;
  /** Published trip that it is about; null where there is none. */
  tripId: string | null;
  workerIds: string[];
  /** Where they sit in fact; null: to be sought, or nowhere. */
  toTripId: string | null;
}

/**
 * What a draft has to learn from the road. As little as can be: a bus that has left keeps its sheet, whoever it left behind or refused; only who sits
 * elsewhere, waits for another bus, or will not board one that has not left yet, makes a change.
 *
 * @param draft the plan as the draft has it, after the batch of today was taken in
 */
export function replanNeeds(draft: Plan, { trips, people }: JourneyFold): ReplanNeed[] {
  const needs = new Map<string, ReplanNeed>();
  const add = (cause: ReplanCause, workerId: string, tripId: string | null, toTripId: string | null = null) => {
    const key = JSON.stringify([cause, tripId, toTripId]);
    const need = needs.get(key) ?? { cause, tripId, workerIds: [], toTripId };
    need.workerIds.push(workerId);
    needs.set(key, need);
  };
  const running = new Set(draft.trips.map(({ tripId }) => tripId));
  for (const { workerId, tripId } of draft.workers) {
    const person = people.get(workerId);
    if (person === undefined) {
      if (tripId === null) add('new_request', workerId, null);
      continue;
    }
    const fact = factOf(person, tripId, trips);
    if (fact === null) continue;
    const sits = fact === 'walk_on' || fact === 'wrong_bus' ? person.tripId : null;
    if (sits === null || running.has(sits)) add(fact, workerId, tripId, sits);
  }
  for (const [tripId, trip] of trips)
    if (running.has(tripId) && isStranded(trip))
      needs.set(tripId, { cause: 'breakdown', tripId, workerIds: [], toTripId: null });
  return [...needs.values()];
}

/** What is otherwise with a person than the draft has it; null where it is as it has. */
function factOf(
  { state, boardedAs, tripId: actual, isMissing, plannedTripId }: PersonJourney,
  tripId: string | null,
  trips: ReadonlyMap<string, TripProgress>,
): ReplanCause | null {
  if (boardedAs === 'walk_on' || boardedAs === 'wrong_bus') return actual === tripId ? null : boardedAs;
  if (tripId === null || tripId !== plannedTripId) return null;
  const hasLeft = trips.get(tripId)?.state !== 'planned';
  if (state === 'no_show' || isMissing) return hasLeft ? 'missed_bus' : null;
  if (hasLeft) return null;
  if (state === 'refused') return 'refused';
  return state === 'withdrawn' ? 'withdrawn' : null;
}

/** A bus that cannot begin its trip; one on the road is helped from where it stands, which no plan of trips from depots can say. */
function isStranded({ state, incidents }: TripProgress): boolean {
  return state === 'planned' && incidents.some(({ type }) => type === 'breakdown' || type === 'accident');
}
