import type { PersonStanding } from '../contract/api/journey.ts';
import {
  type PersonJourney,
  type TripEta,
  type TripStatus,
  type WorkerState,
  workerStates,
} from '../contract/journey.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { listPeople } from '../planning/server/loadIntake.ts';
import { maskName, maskPhone } from '../policy/mask.ts';
import { loadJourney, loadStatus } from './loadJourney.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Somebody on a bus or about to be, masked by the batch's policy. */
export type ManifestPerson = PersonJourney & { nameMasked: string; phoneMasked: string };

/**
 * How a trip does, and everybody who belongs to it or came along.
 *
 * @param at as things stood then; null: now
 * @throws as `loadJourney`
 */
export async function readTripJourney(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
  at: Date | null = null,
): Promise<{ trip: TripStatus; people: ManifestPerson[] }> {
  const { row, policy, fold, trips } = await loadStatus(deps, planId, { tripId, at });
  const known = new Map((await listPeople(deps, row.batchId)).map((worker) => [worker.workerId, worker]));
  const people = [...fold.people.values()].map((person) => {
    const worker = known.get(person.workerId);
    return {
      ...person,
      companyId: person.companyId ?? worker?.companyId ?? null,
      nameMasked: worker === undefined ? '' : maskName(worker.name, policy),
      phoneMasked: worker === undefined ? '' : maskPhone(worker.phone, policy),
    };
  });
  return { trip: trips.get(tripId)!, people };
}

/** When a trip comes to its stops, by what is known now. @throws as `loadJourney` */
export async function readTripEta(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
): Promise<TripEta> {
  const { trips } = await loadStatus(deps, planId, { tripId, at: null });
  return trips.get(tripId)!.eta;
}

/** Where everybody of a plan is whom the reader may see, without history and health. @throws as `loadJourney` */
export async function listStandings(deps: Deps, planId: string): Promise<PersonStanding[]> {
  const { fold } = await loadJourney(deps, planId);
  return [...fold.people.values()].map(({ history: _, temperature: __, ...standing }) => standing);
}

/** How everything of a plan does. @param at as things stood then; null: now @throws as `loadJourney` */
export async function readPlanProgress(
  deps: Deps,
  planId: string,
  at: Date | null = null,
): Promise<{ publishedVersion: number; trips: TripStatus[]; states: Record<WorkerState, number>; missing: number }> {
  const { row, fold, trips } = await loadStatus(deps, planId, { at });
  const states = Object.fromEntries(workerStates.map((state) => [state, 0])) as Record<WorkerState, number>;
  let missing = 0;
  for (const { state, isMissing } of fold.people.values()) {
    states[state] += 1;
    if (isMissing) missing += 1;
  }
  return { publishedVersion: row.publishedVersion, trips: [...trips.values()], states, missing };
}
