import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Plan } from '../../contract/plan.ts';
import { parseLock, type StartPlan } from '../../contract/replan.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { failPlan, findPlan, finishPlan, reportPlanProgress, startPlan } from '../../db/plans.ts';
import type { Database } from '../../db/pool.ts';
import { hasUnfinishedRequests, type WorkError } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import type { PlanRunOptions, WorkDeps } from './deps.ts';
import { gaveUp, isPermanent, startsMax, toWorkError } from './errors.ts';
import { loadBedBook } from './loadBedBook.ts';
import { loadIntake } from './loadIntake.ts';
import { loadScenario } from './loadScenario.ts';
import { loadPart, storeRun } from './planDocument.ts';

interface MadePlan {
  batchId: string;
  plan: Plan;
  points: Plan[];
}

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
  const starts = await startPlan(deps.database, planId);
  if (starts === null) return;
  if (starts > startsMax) {
    await fail(deps, planId, gaveUp);
    return;
  }
  const watch = watchRun(deps, planId);
  try {
    const made = await makePlan(deps, planId, AbortSignal.any([signal, watch.unwanted]), watch.onProgress);
    signal.throwIfAborted();
    await watch.stop();
    if (made === null || watch.unwanted.aborted) return;
    await deps.database.transaction(async (db) => {
      if (!(await finishPlan(db, planId))) return;
      await storeRun(db, deps.keys, { planId, ...made });
      const { batchId } = made;
      await publishEvent(db, { kind: 'plan.finish', objectId: planId, to: 'staff', batchId });
      const { workers, assigned, buses } = made.plan.kpis;
      const after = { status: 'done', workers, assigned, buses };
      await appendAudit(db, {
        action: 'plan.finish',
        objectKind: 'plan',
        objectId: planId,
        batchId,
        after,
      });
    });
  } catch (error) {
    await watch.stop();
    if (watch.unwanted.aborted) return;
    if (signal.aborted || !(isLastAttempt || isPermanent(error))) throw error;
    deps.log.error({ planId, err: error }, 'plan failed');
    await fail(deps, planId, toWorkError(error));
  }
}

async function fail({ database }: WorkDeps, planId: string, error: WorkError): Promise<void> {
  await database.transaction(async (db) => {
    const batchId = await failPlan(db, planId, error);
    if (batchId !== null) await publishEvent(db, { kind: 'plan.fail', objectId: planId, to: 'staff', batchId });
  });
}

async function makePlan(
  deps: WorkDeps,
  planId: string,
  signal: AbortSignal,
  onProgress: (progress: unknown) => void,
): Promise<MadePlan | null> {
  const row = await findPlan(deps.database, planId);
  if (row === null) return null;
  const { scenario, policy } = await loadScenario(deps, row.batchId);
  const intake = await loadIntake(deps, row.batchId, policy);
  if (intake.workers.length === 0) throw await nobodyToCarry(deps, row.batchId);
  signal.throwIfAborted();
  const { locks = [], ...options } = row.options as PlanRunOptions;
  const start = await startOf(deps, planId, locks);
  let points: Plan[] = [];
  const onPoints = (found: Plan[]) => {
    points = found;
  };
  const hooks = { signal, onProgress, onPoints };
  const beds = await loadBedBook(deps.database, row.batchId, scenario.dorms);
  const plan = await deps.makePlan({ scenario, policy, intake, beds, ...start }, { ...options, seed: row.seed }, hooks);
  return { batchId: row.batchId, plan, points };
}

/** The plan that the run starts from and what of it is locked; nothing where it starts from nothing. */
async function startOf(deps: WorkDeps, planId: string, locks: readonly string[]): Promise<{ start?: StartPlan }> {
  const plan = await loadPart(deps, planId, 'start', '');
  return plan === null ? {} : { start: { plan, locks: locks.flatMap((lock) => parseLock(lock) ?? []) } };
}

/** Nothing to plan: for good, or until the rosters that are on their way are read. */
async function nobodyToCarry({ database }: WorkDeps, batchId: string): Promise<AppError> {
  if (await hasUnfinishedRequests(database, batchId)) {
    return new AppError(
      'conflict',
      inBoth({
        zh: '批次的名单尚未审核完，还没有已受理的人员',
        en: "the batch's rosters are not read yet and nobody is accepted so far",
      }),
    );
  }
  return new AppError(
    'input_invalid',
    inBoth({ zh: '批次中没有已受理、待接的人员', en: 'the batch has no accepted worker to carry' }),
  );
}

/** @returns false where nobody wants the plan any more */
function tellProgress(database: Database, planId: string, progress: unknown): Promise<boolean> {
  return database.transaction(async (db) => {
    const batchId = await reportPlanProgress(db, planId, progress);
    if (batchId !== null && progress !== null) {
      await publishEvent(db, { kind: 'plan.progress', objectId: planId, to: 'staff', batchId, data: progress });
    }
    return batchId !== null;
  });
}

/** Stores the newest progress every now and then, and finds out from the same statement whether the plan is still wanted. */
function watchRun({ database, log }: WorkDeps, planId: string) {
  const unwanted = new AbortController();
  let latest: unknown = null;
  let pending: Promise<void> = Promise.resolve();

  const report = async () => {
    const progress = latest;
    latest = null;
    try {
      if (!(await tellProgress(database, planId, progress))) unwanted.abort(new Error('the plan was cancelled'));
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
