import type { CountyRegister } from '../contract/county.ts';
import type { Plan, PlanRejected, PlanWorker } from '../contract/plan.ts';
import type { Scenario } from '../contract/scenario.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import type { Intake, RejectedRow } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import type { Router } from '../routing/router.ts';
import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import { type Problem, proveBounds, type Result } from '../solver/index.ts';
import { type Batch, prepareBatch, toProblem } from './batch.ts';
import { isoInstant } from './clock.ts';
import { compareIds } from './demand.ts';
import { Explainer } from './explain.ts';
import { planBounds, planKpis } from './kpis.ts';
import { SoloCheck } from './solo.ts';
import type { ProofEffort, RunSolver, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import { type PlannedTrip, planTrips } from './trips.ts';

/** What is planned: the scenario with its accepted and rejected rows. */
export interface PlanInput {
  scenario: Scenario;
  policy: Policy;
  intake: Intake;
}

export interface PlanOptions {
  seed: number;
  /** Wall-clock time of the search; left out where only `iterations` counts. */
  seconds?: number;
  iterations?: number;
  /** Threads of the search; default one. */
  threads?: number;
  locale: Locale;
}

/** What planning needs from outside. */
export interface PlanDeps {
  router: Router;
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
 */
export async function makePlan(input: PlanInput, options: PlanOptions, deps: PlanDeps): Promise<Plan> {
  const { policy, scenario, intake } = input;
  const { seed, locale } = options;
  const batch = await prepareBatch(input, deps.router, deps.counties);
  const soloCheck = new SoloCheck(batch);
  const solo = batch.groups.map((_, group) => soloCheck.check(group));

  const people = batch.groups.map((group, i) => (solo[i]!.possible ? group.workers.length : 0));
  const { problem, groupOf } = toProblem(batch, { people });
  const request = { timing: batch.timing, policy, seed };
  const reply = await deps.runSolver(
    {
      ...request,
      problem,
      ...(options.seconds !== undefined && { seconds: options.seconds }),
      ...(options.iterations !== undefined && { iterations: options.iterations }),
      proof: proofEffort(options),
      ...(options.threads !== undefined && { threads: options.threads }),
    },
    { ...(deps.signal && { signal: deps.signal }), ...(deps.onProgress && { onProgress: deps.onProgress }) },
  );

  const routes = ownGroups(reply, groupOf);
  const { trips, unstaffed, staffing } = planTrips(batch, routes, locale);
  const left = leftOver(batch, trips);
  const plates = new Set(trips.map(({ trip }) => trip.bus.plate));
  const busesUsed = batch.fleet.map((type) => type.plates.filter((plate) => plates.has(plate)).length);
  const explainer = new Explainer(batch, soloCheck, solo, deps.runSolver, request, locale);
  const unassigned = await explainer.explain(left, busesUsed);

  const lacksCrew = unassigned.some(({ reason }) => reason.code === 'no_crew');
  const shortages =
    lacksCrew && staffing.shortages.length === 0
      ? await lackingDrivers(batch, people, deps.runSolver, request, locale)
      : staffing.shortages;

  const kpis = planKpis(trips, intake.workers.length, policy);
  const bounds = unstaffed.length === 0 ? reply.bounds : boundsFor(batch, problem, reply, unstaffed.length);
  return {
    format: 'jieyun.plan/1',
    scenario: scenario.name,
    createdAt: isoInstant(deps.now().getTime(), scenario.timeZone),
    seed,
    solveS: Math.round(reply.solveS * 1000) / 1000,
    router: { name: deps.router.name, detail: inLocale(deps.router.detail, locale) },
    policy: { ...policy },
    limits: policy.limits,
    trips: trips.map(({ trip }) => trip),
    workers: planWorkers(intake, trips),
    unassigned: unassigned.sort((a, b) => compareIds(a.workerId, b.workerId)),
    rejected: intake.rejected.map((row) => planRejected(row, locale)),
    kpis,
    bounds: planBounds(kpis, bounds),
    staffing: { ...staffing, shortages },
  };
}

/** Iterations of the search that asks who is lacking, and drivers enough for any batch. */
const trialIterations = 400;
const plentyOfDrivers = 100_000;

/** What the depots lack where the search had to do with their drivers: it plans again as if there were plenty, and counts. */
async function lackingDrivers(
  batch: Batch,
  people: readonly number[],
  runSolver: RunSolver,
  request: Pick<SolveRequest, 'timing' | 'policy' | 'seed'>,
  locale: Locale,
) {
  const { problem, groupOf } = toProblem(batch, { people, extraDrivers: plentyOfDrivers });
  const reply = await runSolver({ ...request, problem, iterations: trialIterations });
  return planTrips(batch, ownGroups(reply, groupOf), locale).staffing.shortages;
}

/** Seconds of proving for each second of search, and sets of pick-up places searched for each iteration. */
const proofShare = 0.2;
const setsPerIteration = 8;

function proofEffort({ seconds, iterations }: PlanOptions): ProofEffort {
  return {
    ...(seconds !== undefined && { seconds: proofShare * seconds }),
    ...(iterations !== undefined && { sets: setsPerIteration * iterations }),
  };
}

/** The solver knows only the groups that can be carried; its routes in the batch's numbering. */
function ownGroups(reply: Result, groupOf: readonly number[]) {
  return reply.routes.map((route) => ({
    ...route,
    groups: route.groups.map(({ group, people }) => ({ group: groupOf[group]!, people })),
  }));
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

function planWorkers({ workers }: Intake, trips: readonly PlannedTrip[]): PlanWorker[] {
  const rides = new Map<string, { tripId: string; seat: string | null }>();
  for (const { trip, workers: aboard, seats } of trips)
    for (const { workerId } of aboard) rides.set(workerId, { tripId: trip.tripId, seat: seats.get(workerId) ?? null });
  return workers.map(({ workerId, source, companyId, adcode }) => {
    const ride = rides.get(workerId);
    return { workerId, source, companyId, adcode, tripId: ride?.tripId ?? null, seat: ride?.seat ?? null, dorm: null };
  });
}

function planRejected(row: RejectedRow, locale: Locale): PlanRejected {
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
