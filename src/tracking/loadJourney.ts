import type { TripStatus } from '../contract/journey.ts';
import type { PlanPart } from '../contract/planPart.ts';
import { listJourneyEvents } from '../db/journeyEvents.ts';
import { findPlan, type PlanRow } from '../db/plans.ts';
import { AppError } from '../errors.ts';
import { batchClock } from '../planning/clock.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadBatch } from '../planning/server/loadScenario.ts';
import { loadDocument } from '../planning/server/planDocument.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { fromJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import type { Policy } from '../policy/schema.ts';
import { EtaEngine } from './eta/etaOf.ts';
import { foldJourney, type JourneyFold } from './journey/foldJourney.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A published plan with what has become of it, as far as the reader may see either. */
export interface LoadedJourney {
  row: PlanRow;
  plan: PlanPart;
  policy: Policy;
  fold: JourneyFold;
}

/** Which part of a journey, and as it stood when. */
export interface JourneyPart {
  /** Only what concerns this trip and its people; left out: all. */
  tripId?: string;
  /** What happened until then; left out: all that was told. */
  until?: Date;
}

/**
 * The newest published version of a plan and its log, folded.
 *
 * @throws AppError `not_found` where the plan is not published, or the trip is not the reader's
 */
export async function loadJourney(
  deps: Deps,
  planId: string,
  { tripId, until }: JourneyPart = {},
): Promise<LoadedJourney> {
  const row = await findPlan(deps.database, planId);
  if (row === null || row.publishedVersion === 0)
    throw new AppError('not_found', 'there is no published plan of this id');
  const document = await loadDocument(deps, planId, row.publishedVersion);
  const plan = tripId === undefined ? document : onlyTrip(document, tripId);
  const { policy } = await loadBatch(deps.database, row.batchId);
  const ofTrip = tripId === undefined ? {} : { tripId, workerIds: plan.workers.map(({ workerId }) => workerId) };
  const rows = await listJourneyEvents(deps.database, { planId, ...ofTrip, ...(until && { until }) });
  const events = rows.map((event) => fromJourneyRow(deps.keys, event)).filter((event) => event !== null);
  const fold = foldJourney(plan, events, { isFever: (celsius) => isFever(celsius, policy) });
  return { row, plan, policy, fold };
}

/** `loadJourney` with when each bus comes, as seen at `now`. @throws as `loadJourney` */
export async function loadStatus(
  deps: Deps,
  planId: string,
  { now, ...part }: JourneyPart & { now: Date },
): Promise<LoadedJourney & { trips: Map<string, TripStatus> }> {
  const loaded = await loadJourney(deps, planId, part);
  const { batch } = await loadBatch(deps.database, loaded.row.batchId);
  const engine = new EtaEngine(loaded.policy, batchClock(batch.serviceDate, batch.timeZone));
  const trips = new Map(
    loaded.plan.trips.map((trip) => {
      const progress = loaded.fold.trips.get(trip.tripId)!;
      const { etaAt, ...eta } = engine.of(trip, progress, now.getTime());
      const stops = trip.stops.map(({ companyId, arriveAt }, stop) => ({
        stop,
        companyId,
        plannedAt: arriveAt,
        etaAt: etaAt[stop] ?? null,
      }));
      return [trip.tripId, { ...progress, eta: { ...eta, stops } }] as const;
    }),
  );
  return { ...loaded, trips };
}

/** A plan as far as it concerns one trip. @throws AppError `not_found` */
function onlyTrip(plan: PlanPart, tripId: string): PlanPart {
  const trip = findTrip(plan, tripId);
  return { ...plan, trips: [trip], workers: plan.workers.filter((worker) => worker.tripId === tripId) };
}
