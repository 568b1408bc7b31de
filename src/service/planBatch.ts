import { type Bilingual, defaultLocale } from '../contract/text.ts';
import { findPlan, listPlans } from '../db/plans.ts';
import { AppError } from '../errors.ts';
import type { PlanRunOptions, WorkDeps } from '../planning/server/deps.ts';
import { type CheckDeps, checkDraft, type RunChecker } from '../planning/server/drafts/checkDraft.ts';
import { EditCache } from '../planning/server/drafts/editCache.ts';
import { readDraft } from '../planning/server/drafts/editDraft.ts';
import { publishDraft } from '../planning/server/drafts/publishDraft.ts';
import { intakeProgress } from '../planning/server/importScenario.ts';
import { requestPlan } from '../planning/server/requestPlan.ts';
import { pause } from './pause.ts';

/** How a batch is planned. */
export interface PlanBatch {
  options: PlanRunOptions;
  seed: number;
  /** Ends the waiting; the work itself goes on at the next start. */
  signal: AbortSignal;
  onProgress: (share: number, text: Bilingual) => void;
  /** Has to accept the plan before companies, desks and drivers see it. */
  runChecker: RunChecker;
}

const pollMs = 250;
/** Share of the bar for reading rosters, which takes less than planning. */
const intakeShare = 0.3;

/**
 * Brings an imported batch to a published plan, through the queues: workers have to run. Goes on where an earlier call stood. A plan that the
 * checker does not accept stays a draft, and the log says so.
 *
 * @returns the plan's id
 * @throws AppError where a part of the work failed
 */
export async function planBatch(deps: WorkDeps, batchId: string, how: PlanBatch): Promise<string> {
  await waitForIntake(deps, batchId, how);
  const planId = await planOf(deps, batchId, how);
  await waitForPlan(deps, planId, how);
  await publish({ ...deps, editCache: new EditCache(), roads: null, runChecker: how.runChecker }, planId);
  return planId;
}

async function waitForIntake(deps: WorkDeps, batchId: string, { signal, onProgress }: PlanBatch): Promise<void> {
  for (;;) {
    const { finished, total } = await intakeProgress(deps, batchId);
    onProgress(intakeShare * (total === 0 ? 1 : finished / total), {
      zh: `审核花名册 ${finished}/${total}`,
      en: `reading rosters ${finished}/${total}`,
    });
    if (finished === total) return;
    await pause(pollMs, signal);
  }
}

/** Publishes the plan if the checker accepts it, so that companies, desks and drivers see their part; once. */
async function publish(deps: WorkDeps & CheckDeps, planId: string): Promise<void> {
  const { publishedVersion, version } = await readDraft(deps, planId);
  if (publishedVersion !== null) return;
  const on = { planId, version, locale: defaultLocale };
  const { accepted } = await checkDraft(deps, on);
  if (accepted) await publishDraft(deps, on);
  else deps.log.warn({ planId }, 'the checker did not accept the plan: it stays a draft');
}

/** The newest plan of the batch, requested before a kill, or a new one. */
async function planOf(deps: WorkDeps, batchId: string, { options, seed }: PlanBatch): Promise<string> {
  const [newest] = await listPlans(deps.database, batchId);
  if (newest !== undefined && newest.status !== 'failed' && newest.status !== 'cancelled') return newest.planId;
  return requestPlan(deps, { batchId, options, seed });
}

async function waitForPlan(deps: WorkDeps, planId: string, { signal, onProgress }: PlanBatch): Promise<void> {
  for (;;) {
    const plan = await findPlan(deps.database, planId);
    if (plan?.status === 'done') return;
    if (plan === null || plan.status === 'failed' || plan.status === 'cancelled') {
      throw new AppError('internal', `the plan ended as ${plan?.status ?? 'deleted'}: ${plan?.error?.detail ?? ''}`);
    }
    const share = shareOf(plan.progress);
    onProgress(intakeShare + share * (1 - intakeShare), { zh: '规划车辆', en: 'planning the buses' });
    await pause(pollMs, signal);
  }
}

function shareOf(progress: unknown): number {
  if (typeof progress !== 'object' || progress === null || !('share' in progress)) return 0;
  return typeof progress.share === 'number' ? progress.share : 0;
}
