import type { Plan } from '../../contract/plan.ts';
import { failPlan, findPlan, finishPlan, reportPlanProgress, startPlan } from '../../db/plans.ts';
import { hasUnfinishedRequests } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import type { PlanRunOptions, WorkDeps } from './deps.ts';
import { gaveUp, isPermanent, startsMax, toWorkError } from './errors.ts';
import { loadIntake } from './loadIntake.ts';
import { loadScenario } from './loadScenario.ts';
import { sealDocument } from './planDocument.ts';

/** How often progress is stored, and how soon a cancelled run hears of it. */
const reportEveryMs = 150;

/**
 * Plans a batch and stores the document. Runs as a job, any number of times: a finished or cancelled plan is left alone,
 * and of two runs at once the first result stands.
 *
 * @throws what may pass, for another attempt; also when `signal` fires because the process stops.
 */
export async function runPlan(
  deps: WorkDeps,
  planId: string,
  { isLastAttempt, signal }: { isLastAttempt: boolean; signal: AbortSignal },
): Promise<void> {
  const starts = await startPlan(deps.pool, planId);
  if (starts === null) return;
  if (starts > startsMax) {
    await failPlan(deps.pool, planId, gaveUp);
    return;
  }
  const watch = watchRun(deps, planId);
  try {
    const plan = await makePlan(deps, planId, AbortSignal.any([signal, watch.unwanted]), watch.onProgress);
    signal.throwIfAborted();
    await watch.stop();
    if (plan === null || watch.unwanted.aborted) return;
    const summary = { kpis: plan.kpis, bounds: plan.bounds, trips: plan.trips.length };
    await finishPlan(deps.pool, planId, { summary, documentSealed: sealDocument(deps.keys, planId, plan) });
  } catch (error) {
    await watch.stop();
    if (watch.unwanted.aborted) return;
    if (signal.aborted || !(isLastAttempt || isPermanent(error))) throw error;
    deps.log.error({ planId, err: error }, 'plan failed');
    await failPlan(deps.pool, planId, toWorkError(error));
  }
}

async function makePlan(
  deps: WorkDeps,
  planId: string,
  signal: AbortSignal,
  onProgress: (progress: unknown) => void,
): Promise<Plan | null> {
  const row = await findPlan(deps.pool, planId);
  if (row === null) return null;
  const { scenario, policy } = await loadScenario(deps, row.batchId);
  const intake = await loadIntake(deps, row.batchId, policy);
  if (intake.workers.length === 0) throw await nobodyToCarry(deps, row.batchId);
  signal.throwIfAborted();
  const options = { ...(row.options as PlanRunOptions), seed: row.seed };
  return deps.makePlan({ scenario, policy, intake }, options, { signal, onProgress });
}

/** Nothing to plan: for good, or until the rosters that are on their way are read. */
async function nobodyToCarry({ pool }: WorkDeps, batchId: string): Promise<AppError> {
  if (await hasUnfinishedRequests(pool, batchId)) {
    return new AppError('conflict', "the batch's rosters are not read yet and nobody is accepted so far");
  }
  return new AppError('input_invalid', 'the batch has no accepted worker to carry');
}

/** Stores the newest progress every now and then, and finds out from the same statement whether the plan is still wanted. */
function watchRun({ pool, log }: WorkDeps, planId: string) {
  const unwanted = new AbortController();
  let latest: unknown = null;
  let pending: Promise<void> = Promise.resolve();

  const report = async () => {
    const progress = latest;
    latest = null;
    try {
      if (!(await reportPlanProgress(pool, planId, progress))) unwanted.abort(new Error('the plan was cancelled'));
    } catch (error) {
      log.warn({ planId, err: error }, 'progress could not be stored');
    }
  };
  const timer = setInterval(() => {
    pending = pending.then(report);
  }, reportEveryMs);

  return {
    unwanted: unwanted.signal,
    onProgress: (progress: unknown) => {
      latest = progress;
    },
    stop: async () => {
      clearInterval(timer);
      await pending;
    },
  };
}
