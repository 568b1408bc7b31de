import type { TripStatus } from '../contract/journey.ts';
import type { RecordedEvent } from '../contract/journeyEvent.ts';
import type { PlanPart } from '../contract/planPart.ts';
import { listJourneyEvents } from '../db/journeyEvents.ts';
import { findCurrentTrip } from '../db/planParts.ts';
import { findPlan, type PlanRow } from '../db/plans.ts';
import type { Queryable } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import { batchClock } from '../planning/clock.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadDocument } from '../planning/server/loadDocument.ts';
import { loadBatch } from '../planning/server/loadScenario.ts';
import { openPart } from '../planning/server/planDocument.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { fromJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import type { Policy } from '../policy/schema.ts';
import { EtaEngine } from './eta/etaOf.ts';
import { foldJourney, type JourneyFold } from './journey/foldJourney.ts';
import { journeyClock } from './journeyClock.ts';

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
  serviceDate: string;
  timeZone: string;
}

/**
 * The newest published version of a plan and its log, folded. With a trip, only what concerns that trip and its people.
 *
 * @param until only what happened by then; left out: all that was told
 * @throws AppError `not_found` where the plan is not published, or the trip is not the reader's
 */
export async function loadJourney(
  deps: Deps,
  planId: string,
  tripId: string | null = null,
  until: Date | null = null,
): Promise<LoadedJourney> {
  const row = await publishedPlan(deps.database, planId);
  const document = await loadDocument(deps, planId, row.publishedVersion);
  return foldPlan(deps, row, tripId === null ? document : onlyTrip(document, tripId), { tripId, until });
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
  if (row === null || part === null) return null;
  return foldPlan(deps, row, openPart(deps.keys, planId, part), { tripId, until: null });
}

/** A journey with when each bus comes, as seen at an instant with what had happened by then; null: now. @throws as `loadJourney` */
export async function loadStatus(
  deps: Deps,
  planId: string,
  { tripId = null, at }: { tripId?: string | null; at: Date | null },
): Promise<LoadedJourney & { trips: Map<string, TripStatus>; nowMs: number }> {
  const loaded = await loadJourney(deps, planId, tripId, at);
  const { policy, plan, fold, serviceDate, timeZone } = loaded;
  const nowMs = at?.getTime() ?? journeyClock(loaded);
  const engine = new EtaEngine(policy, batchClock(serviceDate, timeZone));
  const trips = new Map(
    plan.trips.map((trip) => {
      const progress = fold.trips.get(trip.tripId)!;
      const { etaAt, ...eta } = engine.of(trip, progress, nowMs);
      const stops = trip.stops.map(({ companyId, arriveAt }, stop) => ({
        stop,
        companyId,
        plannedAt: arriveAt,
        etaAt: etaAt[stop] ?? null,
      }));
      return [trip.tripId, { ...progress, eta: { ...eta, stops } }] as const;
    }),
  );
  return { ...loaded, trips, nowMs };
}

async function foldPlan(
  deps: Deps,
  row: PlanRow,
  plan: PlanPart,
  { tripId, until }: { tripId: string | null; until: Date | null },
): Promise<LoadedJourney> {
  const { policy, batch } = await loadBatch(deps.database, row.batchId);
  const ofTrip = tripId === null ? {} : { tripId, workerIds: plan.workers.map(({ workerId }) => workerId) };
  const rows = await listJourneyEvents(deps.database, { planId: row.planId, ...ofTrip, ...(until && { until }) });
  const events = rows.map((event) => fromJourneyRow(deps.keys, event)).filter((event) => event !== null);
  const fold = foldJourney(plan, events, { isFever: (celsius) => isFever(celsius, policy) });
  const { isDemo, serviceDate, timeZone } = batch;
  return { row, plan, policy, events, fold, isDemo, serviceDate, timeZone };
}

/** A plan as far as it concerns one trip. @throws AppError `not_found` */
function onlyTrip(plan: PlanPart, tripId: string): PlanPart {
  const trip = findTrip(plan, tripId);
  return { ...plan, trips: [trip], workers: plan.workers.filter((worker) => worker.tripId === tripId) };
}
