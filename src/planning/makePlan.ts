import type { CountyRegister } from '../contract/county.ts';
import type { Plan, PlanBounds, PlanRejected, PlanWorker } from '../contract/plan.ts';
import type { StartPlan } from '../contract/replan.ts';
import type { Scenario } from '../contract/scenario.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import type { PlanTight } from '../contract/tight.ts';
import type { Intake, RejectedRow } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import type { Router } from '../routing/router.ts';
import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import { type Problem, proveBounds } from '../solver/index.ts';
import { type Batch, ownGroups, prepareBatch, toProblem } from './batch.ts';
import { isoInstant } from './clock.ts';
import { compareIds } from './demand.ts';
import type { BedBook } from './dorms/bedBook.ts';
import { housePlan } from './dorms/housePlan.ts';
import { explainLeftOver } from './explain.ts';
import { planBounds, planKpis } from './kpis.ts';
import { partiesOf, planWorker } from './planWorker.ts';
import { planStart } from './replan/changes.ts';
import { lacksDrivers, restaff, type SolvePart } from './restaff.ts';
import type { PlanRoads } from './roads/planRoads.ts';
import { planRoadUse, routerOf } from './roads/roadUse.ts';
import { searchOnRoads } from './roads/searchOnRoads.ts';
import { searchRoutes } from './searchRoutes.ts';
import { shortfallOf } from './shortfall.ts';
import type { RunSolver, SolveProgress, SolveReply } from './solverPort.ts';
import { tightThings } from './tight/tightThings.ts';
import { type PlannedTrip, planTrips } from './trips.ts';

/** What is planned: the scenario with its accepted and rejected rows. */
export interface PlanInput {
  scenario: Scenario;
  policy: Policy;
  intake: Intake;
  /** The plan that stands and what of it must stay, where the batch is planned again. */
  start?: StartPlan | undefined;
  /** Beds that are taken already or decided by hand; left out: none. */
  beds?: BedBook | undefined;
}

export interface PlanOptions {
  seed: number;
  /** Wall-clock time of the search; left out where only `iterations` counts. */
  seconds?: number;
  iterations?: number;
  /** Threads of the search; default one. */
  threads?: number;
  locale: Locale;
  /**
   * A price of contact pairs to search with instead of the policy's, in yuan; nothing is proven then. The document states the
   * policy's own prices all the same.
   */
  contactPairCny?: number;
}

/** What planning needs from outside. */
export interface PlanDeps {
  /** Estimates all legs. */
  router: Router;
  /** Measures legs on real roads; left out, the plan stands on estimates. */
  roads?: PlanRoads;
  counties: CountyRegister;
  runSolver: RunSolver;
  now: () => Date;
  /** Ends the search early with the best plan so far. */
  signal?: AbortSignal;
  onProgress?: (progress: SolveProgress) => void;
}

/**
 * Plans a batch: measures, solves, schedules, staffs, seats and explains. People who cannot be carried are data, not an
 * error. With an iteration limit and a seed the plan repeats exactly, `createdAt` and `solveS` aside.
 * @throws LockFaults where something locked cannot stay
 */
export async function makePlan(input: PlanInput, options: PlanOptions, deps: PlanDeps): Promise<Plan> {
  return planBatch(await prepareBatch(input, deps.router, deps.counties), options, deps);
}

/** Plans a batch whose legs are estimated already; on real roads those that plans use are measured first. */
export async function planBatch(prepared: Batch, options: PlanOptions, deps: PlanDeps): Promise<Plan> {
  const { plan, tightUnder } = await draftBatch(prepared, options, deps);
  return { ...plan, tight: await tightUnder(plan.bounds) };
}

/** A plan that lacks only what is tight in it. */
export interface DraftedPlan {
  plan: Plan;
  /** What is tight, given the bounds that are proven; empty where people are left over. Takes about half a second. */
  tightUnder: (bounds: PlanBounds) => Promise<PlanTight[]>;
}

/** Plans as `planBatch` does, and leaves it to the caller whether to look for what is tight. */
export async function draftBatch(prepared: Batch, options: PlanOptions, deps: PlanDeps): Promise<DraftedPlan> {
  const { policy, scenario, intake } = prepared;
  const { seed, locale, contactPairCny } = options;
  const { found, use } =
    deps.roads === undefined
      ? { found: await searchRoutes(prepared, options, deps), use: null }
      : await searchOnRoads(prepared, deps.roads, options, deps);
  const { batch, possible, people, problem, groupOf, reply } = found;
  const contacts = contactPairCny === undefined ? {} : { contactPairCny };
  const limits = {
    ...(options.seconds !== undefined && { seconds: options.seconds }),
    ...(options.iterations !== undefined && { iterations: options.iterations }),
  };
  const common = { policy, seed, ...(options.threads !== undefined && { threads: options.threads }) };
  const solvePart: SolvePart = async (part, timing) => {
    const { problem: smaller, groupOf: own } = toProblem(batch, { ...part, ...contacts });
    const request = { ...common, ...shareOf(limits), problem: smaller, timing };
    return ownGroups(await deps.runSolver(request, { ...(deps.signal && { signal: deps.signal }) }), own);
  };

  const first = planTrips(batch, ownGroups(reply, groupOf), locale);
  const isStaffed = first.unstaffed.length === 0 && !lacksDrivers(batch, people, first);
  const staffed = isStaffed ? first : await restaff(batch, people, first, solvePart, locale);
  const { trips, staffing } = staffed;
  const left = leftOver(batch, trips);
  const { router, counties, signal } = deps;
  const trialDeps = { router, counties, seed, ...(signal && { signal }) };
  const lacking = () => shortfallOf(batch, staffed, solvePart, locale);
  const isShort = staffed.unstaffed.length > 0 || lacksDrivers(batch, people, staffed);
  const shortfall = isShort ? await lacking() : null;
  // those of the advice itself, where drivers are what it asks for
  const { unassigned, shortages: advised } = await explainLeftOver(
    batch,
    { trips, left, possible, shortfall },
    trialDeps,
    locale,
  );
  const lacksCrew = unassigned.some(({ reason }) => reason.code === 'no_crew');
  const shortages = advised ?? (shortfall ?? (lacksCrew ? await lacking() : null))?.shortages ?? [];

  const kpis = planKpis(trips, intake.workers.length, policy);
  const carried = trips.reduce((sum, { workers }) => sum + workers.length, 0);
  const unstaffed = sumOf(people) - sumOf(reply.left) - carried;
  const bounds = unstaffed <= 0 ? reply.bounds : boundsFor(batch, problem, reply, unstaffed);
  const workers = planWorkers(batch, trips);
  const { given } = batch;
  const plan: Plan = {
    format: 'jieyun.plan/1',
    scenario: scenario.name,
    createdAt: isoInstant(deps.now().getTime(), scenario.timeZone),
    seed,
    solveS: Math.round(reply.solveS * 1000) / 1000,
    router: routerOf(use, deps.router, locale),
    ...(use !== null && { roads: planRoadUse(use, locale) }),
    policy: { ...policy },
    limits: policy.limits,
    trips: trips.map(({ trip }) => trip),
    workers,
    unassigned: unassigned.sort((a, b) => compareIds(a.workerId, b.workerId)),
    rejected: intake.rejected.map((row) => planRejected(row, locale)),
    kpis,
    bounds: planBounds(kpis, bounds),
    ...(given !== null && { start: planStart(given, { trips: trips.map(({ trip }) => trip), workers }, policy) }),
    staffing: { ...staffing, shortages },
  };
  const tightUnder = async (proven: PlanBounds) =>
    left.length === 0 ? tightThings(batch, { trips, bounds: proven }, trialDeps, locale) : [];
  const housed = await housePlan(plan, batch, counties, locale);
  return { plan: housed, tightUnder };
}

/** Solving again for want of crews has a share of the effort each time. */
const restaffShare = 0.2;

function shareOf({ seconds, iterations }: Pick<PlanOptions, 'seconds' | 'iterations'>) {
  return {
    ...(seconds !== undefined && { seconds: restaffShare * seconds }),
    ...(iterations !== undefined && { iterations: Math.ceil(restaffShare * iterations) }),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function leftOver(batch: Batch, trips: readonly PlannedTrip[]) {
  const seated = new Set(trips.flatMap(({ workers }) => workers.map(({ workerId }) => workerId)));
  return batch.groups
    .map((group, i) => ({ group: i, workers: group.workers.filter(({ workerId }) => !seated.has(workerId)) }))
    .filter(({ workers }) => workers.length > 0);
}

/** Bounds for a plan that leaves more people over than the solver did. */
function boundsFor(batch: Batch, problem: Problem, reply: SolveReply, unstaffed: number) {
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  return proveBounds(problem, { timer, plan: { ...reply, left: [...reply.left, unstaffed] } });
}

function planWorkers({ groups, intake: { workers } }: Batch, trips: readonly PlannedTrip[]): PlanWorker[] {
  const rides = new Map<string, { tripId: string; seat: string | null }>();
  for (const { trip, workers: aboard, seats } of trips)
    for (const { workerId } of aboard) rides.set(workerId, { tripId: trip.tripId, seat: seats.get(workerId) ?? null });
  const nowhere = { tripId: null, seat: null, dorm: null };
  const parties = partiesOf(groups);
  return workers.map((worker) => planWorker(worker, { ...nowhere, ...rides.get(worker.workerId) }, parties));
}

/** A rejected row as the document lists it. */
export function planRejected(row: RejectedRow, locale: Locale): PlanRejected {
  return {
    file: row.file,
    sheet: row.sheet,
    row: row.row,
    cells: row.cells.map(({ cell, code, value, message, remedy }) => ({
      cell,
      code,
      value,
      text: inLocale(message, locale),
      fix: inLocale(remedy, locale),
    })),
  };
}
