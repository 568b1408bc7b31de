import type { Plan } from '../contract/plan.ts';
import { AppError } from '../errors.ts';
import type { WorkDeps } from '../planning/server/deps.ts';
import { importScenario } from '../planning/server/importScenario.ts';
import { loadWholePlan } from '../planning/server/loadDocument.ts';
import { isDemoSettled, settleDemo } from '../planning/server/removeDemo.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { ensureDemoAccounts } from './accounts.ts';
import { type PlanBatch, planBatch } from './planBatch.ts';

export interface LoadDemo extends Omit<PlanBatch, 'seed'> {
  /** Scenario folder of the seed batch. */
  folder: string;
}

/** The demo as it stands after its first plan. */
export interface DemoResult {
  batchId: string;
  planId: string;
  plan: Plan;
}

/** Share of the bar for reading the folder. */
const readShare = 0.05;
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
  onProgress(readShare, { zh: '提交各企业花名册', en: "sending the companies' rosters" });
  const { batchId } = await importScenario(deps, { scenario, policyChoice, isDemo: true });
  await ensureDemoAccounts(deps.database, batchId);
  const planId = await planBatch(deps, batchId, {
    ...demo,
    seed: demoSeed,
    onProgress: (share, text) => onProgress(readShare + share * (1 - readShare), text),
  });
  const plan = await loadWholePlan(deps, planId);
  await settleDemo(deps);
  onProgress(1, { zh: '完成', en: 'done' });
  return { batchId, planId, plan };
}
