import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import type { Scenario } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { makePlan } from '../../src/planning/makePlan.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { importScenario } from '../../src/planning/server/importScenario.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { makeTradeOff } from '../../src/planning/tradeOff.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { runSolverHere } from '../planning/planRandom.ts';
import { calm } from './serverWork.ts';

/** The real planner, on this thread. */
export const planHere: MakePlan = async (input, { tradeOff, ...options }, { onPoints }) => {
  const deps = {
    router: createEstimateRouter(cruiseSpeeds(input.policy)),
    counties: countyRegister(),
    runSolver: runSolverHere,
    now: () => new Date(),
  };
  if (tradeOff !== true) return makePlan(input, options, deps);
  const { plan, pointPlans } = await makeTradeOff(input, options, deps);
  onPoints(pointPlans);
  return plan;
};

/** A generated batch on the server, read and planned by the real planner. */
export async function plannedBatch(
  deps: WorkDeps,
  { seed = 7, people = 120, name = 'planned', ...run }: { seed?: number; people?: number; name?: string } & Run = {},
): Promise<{ batchId: string; planId: string }> {
  return plannedScenario(deps, await makeBatch(seed, people, name), run);
}

interface Run {
  iterations?: number;
  tradeOff?: boolean;
}

/** The same for a scenario with its rosters. */
export async function plannedScenario(
  deps: WorkDeps,
  made: Scenario,
  { iterations = 60, tradeOff = false }: Run = {},
): Promise<{ batchId: string; planId: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'jieyun-planned-'));
  try {
    const folder = join(dir, 'batch');
    await writeScenarioFolder(folder, made, {});
    const { scenario, policyChoice } = await readScenarioFolder(folder);
    const { batchId, requestIds } = await importScenario(deps, { scenario: scenario!, policyChoice: policyChoice! });
    for (const requestId of requestIds) await processRequest(deps, requestId, calm);
    const options = { iterations, threads: 1, locale: 'zh-CN', tradeOff } as const;
    const planId = await requestPlan(deps, { batchId, options, seed: 1 });
    await runPlan(deps, planId, calm);
    return { batchId, planId };
  } finally {
    await rm(dir, { recursive: true });
  }
}
