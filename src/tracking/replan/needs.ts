import type { PersonJourney, TripProgress, TripStatus } from '../../contract/journey.ts';
import type { Plan } from '../../contract/plan.ts';
import type { ReplanCause } from '../../contract/replanProposal.ts';
import type { Policy } from '../../policy/schema.ts';
import type { JourneyFold } from '../journey/foldJourney.ts';
import { lastMovedMs } from '../journey/tripProgress.ts';

/** Something that the draft does not know yet, and who is concerned. */
export interface ReplanNeed {
  cause: ReplanCause;
  /** Published trip that it is about; null where there is none. */
  tripId: string | null;
  workerIds: string[];
  /** Where they sit in fact; null: to be sought, or nowhere. */
  toTripId: string | null;
}

/** What has become of the published plan. */
export interface Road {
  trips: ReadonlyMap<string, TripStatus>;
  people: JourneyFold['people'];
}

/**
 * What a draft has to learn from the road. As little as can be: a bus that has left keeps its sheet, whoever it left behind or refused; only who sits
 * elsewhere, waits for another bus, or will not board one that has not left yet, makes a change. A bus that is late keeps its sheet too,
 * its times are told by ETAs; one that would leave so late that the rules keep it further is replaced.
 *
 * @param draft the plan as the draft has it, after the batch of today was taken in
 */
export function replanNeeds(draft: Plan, { trips, people }: Road, { track }: Pick<Policy, 'track'>): ReplanNeed[] {
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
  for (const [tripId, trip] of trips) {
    const cause = running.has(tripId) ? troubleOf(trip, track) : null;
    if (cause === null) continue;
    const waits = ({ workerId, tripId: own }: Plan['workers'][number]) => {
      const person = people.get(workerId);
      return own === tripId && person?.state === 'placed' && person.plannedTripId === tripId && !person.isMissing;
    };
    const workerIds = cause === 'stranded' ? draft.workers.filter(waits).map(({ workerId }) => workerId) : [];
    needs.set(tripId, { cause, tripId, workerIds, toTripId: null });
  }
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

/** What keeps a bus from its trip; null where it goes, or has gone on since. */
function troubleOf(trip: TripStatus, { late_min }: Policy['track']): ReplanCause | null {
  const incident = trip.incidents.findLast(({ type }) => type === 'breakdown' || type === 'accident');
  if (trip.state === 'planned') {
    if (incident !== undefined) return 'breakdown';
    const { isLawful, rulesAddMin } = trip.eta;
    return trip.delay !== null && (!isLawful || rulesAddMin >= late_min) ? 'late' : null;
  }
  return trip.state === 'departed' && incident !== undefined && Date.parse(incident.at) > lastMovedMs(trip)
    ? 'stranded'
    : null;
}
