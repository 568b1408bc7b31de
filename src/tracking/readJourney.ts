import type { PersonStanding } from '../contract/api/journey.ts';
import type { PersonJourney, TripProgress, WorkerState } from '../contract/journey.ts';
import { workerStates } from '../contract/journey.ts';
import type { RecordedEvent } from '../contract/journeyEvent.ts';
import type { PlanPart } from '../contract/planPart.ts';
import { listJourneyEvents } from '../db/journeyEvents.ts';
import { findCurrentTrip } from '../db/planParts.ts';
import { findPlan, type PlanRow } from '../db/plans.ts';
import type { Queryable } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadDocument } from '../planning/server/loadDocument.ts';
import { listPeople } from '../planning/server/loadIntake.ts';
import { loadBatch } from '../planning/server/loadScenario.ts';
import { openPart } from '../planning/server/planDocument.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { fromJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import { maskName, maskPhone } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';
import { foldJourney, type JourneyFold } from './journey/foldJourney.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A published plan with what has become of it, as far as the reader may see either. */
export interface LoadedJourney {
  row: PlanRow;
  plan: PlanPart;
  policy: Policy;
  /** What the log says, in no order that counts; of positions the newest of each trip. */
  events: RecordedEvent[];
  fold: JourneyFold;
  /** Its time stands at its newest event (`journeyClock`). */
  isDemo: boolean;
  timeZone: string;
}

/** Somebody on a bus or about to be, masked by the batch's policy. */
export type ManifestPerson = PersonJourney & { nameMasked: string; phoneMasked: string };

/**
 * The newest published version of a plan and its log, folded. With a trip, only what concerns that trip and its people.
 *
 * @throws AppError `not_found` where the plan is not published, or the trip is not the reader's
 */
export async function loadJourney(deps: Deps, planId: string, tripId: string | null = null): Promise<LoadedJourney> {
  const row = await publishedPlan(deps.database, planId);
  const document = await loadDocument(deps, planId, row.publishedVersion);
  return foldPlan(deps, row, tripId === null ? document : onlyTrip(document, tripId), tripId);
}

/** @throws AppError `not_found` where there is no plan of the id that was published, or it is not the reader's */
export async function publishedPlan(db: Queryable, planId: string): Promise<PlanRow> {
  const row = await findPlan(db, planId);
  if (row === null || row.publishedVersion === 0)
    throw new AppError('not_found', 'there is no published plan of this id');
  return row;
}

/** The same for one trip, reading nothing of the others; null where the published plan has no such trip that the reader may see. */
export async function loadTripJourney(deps: Deps, planId: string, tripId: string): Promise<LoadedJourney | null> {
  const row = await findPlan(deps.database, planId);
  const part = row === null ? null : await findCurrentTrip(deps.database, planId, tripId);
  return row === null || part === null ? null : foldPlan(deps, row, openPart(deps.keys, planId, part), tripId);
}

async function foldPlan(deps: Deps, row: PlanRow, plan: PlanPart, tripId: string | null): Promise<LoadedJourney> {
  const { policy, batch } = await loadBatch(deps.database, row.batchId);
  const scope = tripId === null ? {} : { tripId, workerIds: plan.workers.map(({ workerId }) => workerId) };
  const rows = await listJourneyEvents(deps.database, { planId: row.planId, ...scope });
  const events = rows.map((event) => fromJourneyRow(deps.keys, event)).filter((event) => event !== null);
  const fold = foldJourney(plan, events, { isFever: (celsius) => isFever(celsius, policy) });
  return { row, plan, policy, events, fold, isDemo: batch.isDemo, timeZone: batch.timeZone };
}

/** How a trip does, and everybody who belongs to it or came along. @throws as `loadJourney` */
export async function readTripJourney(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
): Promise<{ trip: TripProgress; people: ManifestPerson[] }> {
  const { row, policy, fold } = await loadJourney(deps, planId, tripId);
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
  return { trip: fold.trips.get(tripId)!, people };
}

/** Where everybody of a plan is whom the reader may see, without history and health. @throws as `loadJourney` */
export async function listStandings(deps: Deps, planId: string): Promise<PersonStanding[]> {
  const { fold } = await loadJourney(deps, planId);
  return [...fold.people.values()].map(({ history: _, temperature: __, ...standing }) => standing);
}

/** How everything of a plan does. @throws as `loadJourney` */
export async function readPlanProgress(
  deps: Deps,
  planId: string,
): Promise<{ publishedVersion: number; trips: TripProgress[]; states: Record<WorkerState, number>; missing: number }> {
  const { row, fold } = await loadJourney(deps, planId);
  const states = Object.fromEntries(workerStates.map((state) => [state, 0])) as Record<WorkerState, number>;
  let missing = 0;
  for (const { state, isMissing } of fold.people.values()) {
    states[state] += 1;
    if (isMissing) missing += 1;
  }
  return { publishedVersion: row.publishedVersion, trips: [...fold.trips.values()], states, missing };
}

/** A plan as far as it concerns one trip. @throws AppError `not_found` */
function onlyTrip(plan: PlanPart, tripId: string): PlanPart {
  const trip = findTrip(plan, tripId);
  return { ...plan, trips: [trip], workers: plan.workers.filter((worker) => worker.tripId === tripId) };
}
