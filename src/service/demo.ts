import type { Plan } from '../contract/plan.ts';
import { type Bilingual, defaultLocale } from '../contract/text.ts';
import { findPlan, listPlans } from '../db/plans.ts';
import { AppError } from '../errors.ts';
import type { PlanRunOptions, WorkDeps } from '../planning/server/deps.ts';
import { type CheckDeps, checkDraft, type RunChecker } from '../planning/server/drafts/checkDraft.ts';
import { EditCache } from '../planning/server/drafts/editCache.ts';
import { readDraft } from '../planning/server/drafts/editDraft.ts';
import { publishDraft } from '../planning/server/drafts/publishDraft.ts';
import { importScenario, intakeProgress } from '../planning/server/importScenario.ts';
import { loadWholePlan } from '../planning/server/loadDocument.ts';
import { isDemoSettled, settleDemo } from '../planning/server/removeDemo.ts';
import { requestPlan } from '../planning/server/requestPlan.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { ensureDemoAccounts } from './accounts.ts';
import { pause } from './pause.ts';

/** What loading the demo tells while it goes on. */
export type DemoProgress = (share: number, text: Bilingual) => void;

export interface LoadDemo {
  /** Scenario folder of the seed batch. */
  folder: string;
  options: PlanRunOptions;
  /** Ends the waiting; the work itself goes on at the next start. */
  signal: AbortSignal;
  onProgress: DemoProgress;
  /** Has to accept the plan before companies, desks and drivers see it. */
  runChecker: RunChecker;
}

/** The demo as it stands after its first plan. */
export interface DemoResult {
  batchId: string;
  planId: string;
  plan: Plan;
}

const pollMs = 250;
/** Share of the bar for each part; reading takes less than planning. */
const shares = { read: 0.05, intake: 0.35 };
const demoSeed = 1;

/**
 * Loads the seed batch as its companies would send it: one request a company through the queue, then a plan through the
 * queue. A load that was cut short by a kill goes on where it stood. Null where the demo was loaded, or removed, before.
 *
 * @throws AppError where a part of the work failed; the server itself is not harmed by that.
 */
export async function loadDemo(deps: WorkDeps, demo: LoadDemo): Promise<DemoResult | null> {
  if (await isDemoSettled(deps)) return null;
  const { onProgress } = demo;
  onProgress(0, { zh: '读取示例批次', en: 'reading the demo batch' });
  const { scenario, policyChoice, faults } = await readScenarioFolder(demo.folder);
  if (scenario === null || policyChoice === null) {
    throw new AppError('input_invalid', `the demo batch in ${demo.folder} has ${faults.length} faults`);
  }
  onProgress(shares.read, { zh: '提交各企业花名册', en: "sending the companies' rosters" });
  const { batchId } = await importScenario(deps, { scenario, policyChoice, isDemo: true });
  await ensureDemoAccounts(deps.database, batchId);
  await waitForIntake(deps, batchId, demo);
  const planId = await planOf(deps, batchId, demo.options);
  await waitForPlan(deps, planId, demo);
  await publishDemo({ ...deps, editCache: new EditCache(), roads: null, runChecker: demo.runChecker }, planId);
  const plan = await loadWholePlan(deps, planId);
  await settleDemo(deps);
  onProgress(1, { zh: '完成', en: 'done' });
  return { batchId, planId, plan };
}

async function waitForIntake(deps: WorkDeps, batchId: string, { signal, onProgress }: LoadDemo): Promise<void> {
  for (;;) {
    const { finished, total } = await intakeProgress(deps, batchId);
    const share = total === 0 ? 1 : finished / total;
    onProgress(shares.read + share * (shares.intake - shares.read), {
      zh: `审核花名册 ${finished}/${total}`,
      en: `reading rosters ${finished}/${total}`,
    });
    if (finished === total) return;
    await pause(pollMs, signal);
  }
}

/** Publishes the plan if the checker accepts it, so that companies, desks and drivers of the demo see their part; once. */
async function publishDemo(deps: WorkDeps & CheckDeps, planId: string): Promise<void> {
  const { publishedVersion, version } = await readDraft(deps, planId);
  if (publishedVersion !== null) return;
  const on = { planId, version, locale: defaultLocale };
  const { accepted } = await checkDraft(deps, on);
  if (accepted) await publishDraft(deps, on);
  else deps.log.warn({ planId }, 'the checker did not accept the demo plan: it stays a draft');
}

/** The newest plan of the batch, requested before a kill, or a new one. */
async function planOf(deps: WorkDeps, batchId: string, options: PlanRunOptions): Promise<string> {
  const [newest] = await listPlans(deps.database, batchId);
  if (newest !== undefined && newest.status !== 'failed' && newest.status !== 'cancelled') return newest.planId;
  return requestPlan(deps, { batchId, options, seed: demoSeed });
}

async function waitForPlan(deps: WorkDeps, planId: string, { signal, onProgress }: LoadDemo): Promise<void> {
  for (;;) {
    const plan = await findPlan(deps.database, planId);
    if (plan?.status === 'done') return;
    if (plan === null || plan.status === 'failed' || plan.status === 'cancelled') {
      throw new AppError(
        'internal',
        `the demo plan ended as ${plan?.status ?? 'deleted'}: ${plan?.error?.detail ?? ''}`,
      );
    }
    const share = shareOf(plan.progress);
    onProgress(shares.intake + share * (1 - shares.intake), { zh: '规划车辆', en: 'planning the buses' });
    await pause(pollMs, signal);
  }
}

function shareOf(progress: unknown): number {
  if (typeof progress !== 'object' || progress === null || !('share' in progress)) return 0;
  return typeof progress.share === 'number' ? progress.share : 0;
}
