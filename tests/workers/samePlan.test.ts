import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { planFolder } from '../../src/planning/planFolder.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { importScenario } from '../../src/planning/server/importScenario.ts';
import { loadWholePlan } from '../../src/planning/server/loadDocument.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { runSolverHere } from '../planning/planRandom.ts';
import { databases } from '../support/database.ts';
import { planHere } from '../support/plannedBatch.ts';
import { calm, serverWork } from '../support/serverWork.ts';

const server = databases();
const iterations = 60;
const seed = 4;

let deps: WorkDeps;
let dir: string;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planHere });
  dir = await mkdtemp(join(tmpdir(), 'jieyun-same-plan-'));
});

afterAll(async () => {
  await deps.queues.close();
  await rm(dir, { recursive: true });
});

const timeless = ({ createdAt: _, solveS: __, ...plan }: Plan) => plan;

it('server and command line come to the same plan', async () => {
  const folder = join(dir, 'batch');
  await writeScenarioFolder(folder, await makeBatch(7, 120, 'same-plan'), {});
  const outcome = await planFolder(
    folder,
    { seed, iterations, strict: true, locale: 'zh-CN' },
    { runSolver: runSolverHere, now: () => new Date(), onFault: () => undefined },
  );

  const { scenario, policyChoice } = await readScenarioFolder(folder);
  const { batchId, requestIds } = await importScenario(deps, { scenario: scenario!, policyChoice: policyChoice! });
  for (const requestId of requestIds.reverse()) await processRequest(deps, requestId, calm);
  const planId = await requestPlan(deps, { batchId, options: { iterations, threads: 1, locale: 'zh-CN' }, seed });
  await runPlan(deps, planId, calm);

  expect(timeless(await loadWholePlan(deps, planId))).toEqual(JSON.parse(JSON.stringify(timeless(outcome!.plan))));
});
