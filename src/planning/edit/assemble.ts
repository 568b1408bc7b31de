import type { Plan, PlanBounds, PlanKpis, PlanTrip, PlanUnassigned, PlanWorker } from '../../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import type { PlanTight } from '../../contract/tight.ts';
import { countyRegister } from '../../geo/index.ts';
import { isoInstant } from '../clock.ts';
import { compareIds } from '../demand.ts';
import { rehousePlan } from '../dorms/housePlan.ts';
import { heldAgainst, planKpis } from '../kpis.ts';
import { tightFigures } from '../tight/figures.ts';
import type { PlannedTrip } from '../trips.ts';
import type { DraftState } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { leftOverBounds } from './leftOverBounds.ts';
import { staffingAfter } from './staffingAfter.ts';

/** What an edit makes of a plan's trips. */
export interface NewTrips {
  /** Trips that are new or changed. */
  drawn: readonly PlannedTrip[];
  /** Trips that are no more. */
  cancelled: ReadonlySet<string>;
  /** People who are in no bus any more. */
  left: ReadonlySet<string>;
}

/** How a document is written. */
export interface Writing {
  now: Date;
  locale: Locale;
}

/**
 * The document with some trips changed. Everything else stays word for word; figures are counted anew, and bounds are kept where they
 * hold: for plans that leave no more people over than the one they were proven for.
 */
export function assemblePlan(
  edits: EditBatch,
  { plan, proof }: Pick<DraftState, 'plan' | 'proof'>,
  { drawn, cancelled, left }: NewTrips,
  { now, locale }: Writing,
): Plan {
  const { policy, clock } = edits.batch;
  const fresh = new Map(drawn.map(({ trip }) => [trip.tripId, trip]));
  const known = new Set(plan.trips.map(({ tripId }) => tripId));
  const trips = [
    ...plan.trips.filter(({ tripId }) => !cancelled.has(tripId)).map((trip) => fresh.get(trip.tripId) ?? trip),
    ...drawn.flatMap(({ trip }) => (known.has(trip.tripId) ? [] : [trip])),
  ];
  const rides = new Map(
    drawn.flatMap(({ trip: { tripId }, workers, seats }) =>
      workers.map(({ workerId }) => [workerId, { tripId, seat: seats.get(workerId) ?? null }] as const),
    ),
  );
  const workers = plan.workers.map((worker): PlanWorker => {
    const ride = rides.get(worker.workerId);
    if (ride !== undefined) return { ...worker, ...ride };
    return left.has(worker.workerId) ? { ...worker, tripId: null, seat: null } : worker;
  });
  const unassigned = [
    ...plan.unassigned.filter(({ workerId }) => !rides.has(workerId)),
    ...[...left].map((workerId) => byHand(workerId, locale)),
  ].sort((a, b) => compareIds(a.workerId, b.workerId));
  const kpis = kpisOf({ trips, workers }, edits);
  const bounds = boundsFor(edits, kpis, unassigned.length, proof);
  // what they say is about the run, not about what an edit has made of it
  const { start: _start, roads: _roads, ...kept } = plan;
  const next: Plan = {
    ...kept,
    router: routerOf(edits, plan, trips, locale),
    createdAt: isoInstant(now.getTime(), clock.timeZone),
    policy: { ...policy },
    limits: policy.limits,
    trips,
    workers,
    unassigned,
    kpis,
    bounds,
    staffing: staffingAfter(edits.batch, plan, { trips, unassigned }),
    tight: unassigned.length > 0 ? [] : tightOf(edits, trips, bounds, locale),
  };
  return rehousePlan(next, plan, edits.batch, countyRegister(), locale);
}

function tightOf({ batch }: EditBatch, trips: readonly PlanTrip[], bounds: PlanBounds, locale: Locale): PlanTight[] {
  if (trips.length === 0) return [];
  return tightFigures(batch, trips, bounds).map((one) => ({
    ...one,
    text: inLocale(one.text, locale),
    both: one.text,
  }));
}

/** Where the roads come from: a road server once any leg was measured, which a plan made without one may be later. */
function routerOf(
  { sources }: EditBatch,
  { router }: Plan,
  trips: readonly PlanTrip[],
  locale: Locale,
): Plan['router'] {
  const isMeasured = trips.some(({ stops }) => stops.some(({ seq, legEstimated }) => seq > 0 && !legEstimated));
  if (isMeasured === (router.name === 'graphhopper')) return router;
  return isMeasured
    ? { name: 'graphhopper', detail: sources.roads === null ? router.detail : inLocale(sources.roads, locale) }
    : { name: 'estimate', detail: inLocale(sources.estimate, locale) };
}

/** Key figures of a document, from the document alone. */
export function kpisOf({ trips, workers }: Pick<Plan, 'trips' | 'workers'>, { batch }: EditBatch): PlanKpis {
  const aboard = new Map<string | null, PlanWorker[]>(trips.map(({ tripId }) => [tripId, []]));
  for (const worker of workers) aboard.get(worker.tripId)?.push(worker);
  return planKpis(
    trips.map((trip) => ({ trip, workers: aboard.get(trip.tripId)! })),
    workers.length,
    batch.policy,
  );
}

function boundsFor(edits: EditBatch, kpis: PlanKpis, left: number, proof: DraftState['proof']): PlanBounds {
  return heldAgainst(kpis, left <= proof.left ? proof.bounds : leftOverBounds(edits, left));
}

/** The reason of those whom a dispatcher left over: no limit stands in their way but his hand. */
function byHand(workerId: string, locale: Locale): PlanUnassigned {
  return {
    workerId,
    reason: {
      code: 'locked',
      limit: 'by_hand',
      actual: 'left_over',
      text: inLocale(leftByHand, locale),
      both: leftByHand,
    },
    fix: null,
  };
}

const leftByHand: Bilingual = { zh: '调度员手工移出，未安排车辆', en: 'left over by the dispatcher’s hand' };
