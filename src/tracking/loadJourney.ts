import type { PersonJourney, TripStatus } from '../contract/journey.ts';
import type { RecordedEvent } from '../contract/journeyEvent.ts';
import type { PlanPart } from '../contract/planPart.ts';
import { systemActor } from '../db/actor.ts';
import { listJourneyEvents, listPositionsAt } from '../db/journeyEvents.ts';
import { findCurrentTrip } from '../db/planParts.ts';
import { findPlan, type PlanRow } from '../db/plans.ts';
import type { Queryable } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import { batchClock } from '../planning/clock.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { type DocumentCache, readDocument } from '../planning/server/loadDocument.ts';
import { openPart } from '../planning/server/planDocument.ts';
import { knownBatch } from '../planning/server/readBatch.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { fromJourneyRow } from '../planning/server/sealJourney.ts';
import { isFever } from '../policy/fever.ts';
import type { Policy } from '../policy/schema.ts';
import { EtaEngine } from './eta/etaOf.ts';
import { foldJourney, type JourneyFold, type JourneyRules } from './journey/foldJourney.ts';
import { journeyClock } from './journeyClock.ts';
import type { JourneyMemory } from './journeyMemory.ts';
import { policyOf } from './policyOf.ts';

/** What reading a journey needs. */
export type JourneyDeps = Pick<ServerDeps, 'database' | 'keys'> & {
  /** Left out where nothing is read twice. */
  documents?: DocumentCache;
  journeys?: JourneyMemory;
  /** Instant as of which a demo's journey is looked at; null or left out: now. */
  asOf?: Date | null;
};

/** A published plan with what has become of it, as far as the reader may see either. */
export interface LoadedJourney {
  row: PlanRow;
  plan: PlanPart;
  policy: Policy;
  fold: JourneyFold;
  /** What the log says, in no order that counts; of positions the newest of each trip. */
  log(): RecordedEvent[];
  /** Instant as of which it is seen; null: with all that was told. */
  seenAt: Date | null;
  /** Its time stands at its newest event (`journeyClock`). */
  isDemo: boolean;
  serviceDate: string;
  timeZone: string;
}

/**
 * The newest published version of a plan and its log, folded. With a trip, only what concerns that trip and its people.
 *
 * @param at only what had happened by then; left out: all that was told
 * @throws AppError `not_found` where the plan is not published, or the trip is not the reader's
 */
export async function loadJourney(
  deps: JourneyDeps,
  planId: string,
  tripId: string | null = null,
  at: Date | null = null,
): Promise<LoadedJourney> {
  const row = await publishedPlan(deps.database, planId);
  const { document, stamp } = await readDocument(deps, planId, row.publishedVersion);
  const batch = await knownBatch(deps.database, row.batchId);
  const policy = policyOf(batch.policy);
  const { isDemo, serviceDate, timeZone } = batch;
  const until = at ?? (isDemo ? (deps.asOf ?? null) : null);
  const common = { row, policy, seenAt: until, isDemo, serviceDate, timeZone };
  const plan = tripId === null ? document : onlyTrip(document, tripId);
  const seen = { plan: document, stamp: `${stamp}/${JSON.stringify(batch.policy)}`, rules: rulesOf(policy) };
  const book = (await deps.journeys?.read(deps, planId, seen)) ?? null;
  if (book === null) return { ...common, plan, ...(await foldPlan(deps, { planId, plan, policy }, { tripId, until })) };
  if (until === null)
    return { ...common, plan, fold: tripId === null ? book.fold : ofTrip(book.fold, tripId), log: () => book.events };
  const positions = await listPositionsAt(deps.database, planId, until);
  const events = [
    ...book.events.filter(({ kind, at }) => kind !== 'position' && Date.parse(at) <= until.getTime()),
    ...positions.map((position) => fromJourneyRow(deps.keys, position)).filter((event) => event !== null),
  ];
  const then = foldJourney(document, events, seen.rules);
  return { ...common, plan, fold: tripId === null ? then : ofTrip(then, tripId), log: () => events };
}

/** @throws AppError `not_found` where there is no plan of the id that was published, or it is not the reader's */
export async function publishedPlan(db: Queryable, planId: string): Promise<PlanRow> {
  const row = await findPlan(db, planId);
  if (row === null || row.publishedVersion === 0)
    throw new AppError('not_found', 'there is no published plan of this id');
  return row;
}

/** The same for one trip, reading nothing of the others; null where the published plan has no such trip that the reader may see. */
export async function loadTripJourney(
  deps: JourneyDeps,
  planId: string,
  tripId: string,
): Promise<LoadedJourney | null> {
  const row = await findPlan(deps.database, planId);
  const part = row === null ? null : await findCurrentTrip(deps.database, planId, tripId);
  if (row === null || part === null) return null;
  const plan = openPart(deps.keys, planId, part);
  const batch = await knownBatch(deps.database, row.batchId);
  const policy = policyOf(batch.policy);
  const { isDemo, serviceDate, timeZone } = batch;
  const folded = await foldPlan(deps, { planId, plan, policy }, { tripId, until: null });
  return { row, plan, policy, seenAt: null, isDemo, serviceDate, timeZone, ...folded };
}

/** A journey with when each bus comes. */
export type JourneyStatus = LoadedJourney & { trips: Map<string, TripStatus>; nowMs: number };

/**
 * A journey with when each bus comes.
 *
 * @param at as seen at an instant with what had happened by then; null: with all that was told
 * @param now what time it is otherwise; null: by the journey's own clock
 * @throws as `loadJourney`
 */
export async function loadStatus(
  deps: JourneyDeps,
  planId: string,
  { tripId = null, at, now = null }: { tripId?: string | null; at: Date | null; now?: Date | null },
): Promise<JourneyStatus> {
  const loaded = await loadJourney(deps, planId, tripId, at);
  const { policy, plan, fold, serviceDate, timeZone } = loaded;
  const nowMs = now?.getTime() ?? journeyClock(loaded);
  const engine = new EtaEngine(policy, batchClock(serviceDate, timeZone));
  // a company knows of no other's people; when the bus comes hangs on all that was told of it
  const whole = deps.database.actor.role === 'hr' ? await loadJourney(asProgram(deps), planId, tripId, at) : loaded;
  const runs = new Map(whole.plan.trips.map((trip) => [trip.tripId, trip]));
  const trips = new Map(
    plan.trips.map((trip) => {
      const progress = fold.trips.get(trip.tripId)!;
      const { etaAt, ...eta } = engine.of(runs.get(trip.tripId)!, whole.fold.trips.get(trip.tripId)!, nowMs);
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

function asProgram(deps: JourneyDeps): JourneyDeps {
  return { ...deps, database: deps.database.as(systemActor('eta')) };
}

/** The log as far as the reader may see it, read and folded. */
async function foldPlan(
  { database, keys }: JourneyDeps,
  { planId, plan, policy }: { planId: string; plan: PlanPart; policy: Policy },
  { tripId, until }: { tripId: string | null; until: Date | null },
): Promise<Pick<LoadedJourney, 'fold' | 'log'>> {
  const ofTrip = tripId === null ? {} : { tripId, workerIds: plan.workers.map(({ workerId }) => workerId) };
  const rows = await listJourneyEvents(database, { planId, ...ofTrip, ...(until && { until }) });
  const events = rows.map((event) => fromJourneyRow(keys, event)).filter((event) => event !== null);
  return { fold: foldJourney(plan, events, rulesOf(policy)), log: () => events };
}

function rulesOf(policy: Policy): JourneyRules {
  return { isFever: (celsius) => isFever(celsius, policy) };
}

/** What concerns one trip: the bus, and everybody who is planned for it or was told in it. */
function ofTrip({ trips, people, ...log }: JourneyFold, tripId: string): JourneyFold {
  const concerns = ({ plannedTripId, tripId: actual, history }: PersonJourney) =>
    plannedTripId === tripId || actual === tripId || history.some((entry) => entry.tripId === tripId);
  return {
    ...log,
    trips: new Map([...trips].filter(([id]) => id === tripId)),
    people: new Map([...people].filter(([, person]) => concerns(person))),
  };
}

/** A plan as far as it concerns one trip. @throws AppError `not_found` */
function onlyTrip(plan: PlanPart, tripId: string): PlanPart {
  const trip = findTrip(plan, tripId);
  return { ...plan, trips: [trip], workers: plan.workers.filter((worker) => worker.tripId === tripId) };
}
