import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import type { Plan } from '../../src/contract/plan.ts';
import type { StartPlan } from '../../src/contract/replan.ts';
import type { Bilingual } from '../../src/contract/text.ts';
import { createHighsSolver } from '../../src/planning/highs.ts';
import { planFolder } from '../../src/planning/planFolder.ts';
import { solveHere } from '../../src/planning/solveHere.ts';
import type { RunSolver } from '../../src/planning/solverPort.ts';
import { alone } from '../../src/planning/team/seat.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import type { RandomBatch } from './randomScenario.ts';

const lp = await createHighsSolver();

/** The solver on the calling thread, with bounds that need no linear programming. */
export const runSolverHere: RunSolver = async (request) => solveHere(request, alone, () => undefined);

/** The same with bounds by column generation, as in production. */
export const runProvingSolver: RunSolver = async (request) => solveHere(request, alone, () => undefined, lp);

/** Writes the batch as a folder, plans it as the CLI does and holds it against the independent checker. */
export async function planAndCheck(
  batch: RandomBatch,
  iterations: number,
  runSolver: RunSolver = runSolverHere,
  start?: StartPlan,
): Promise<{ plan: Plan; violations: { ruleId: string; text: Bilingual }[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'jieyun-batch-'));
  try {
    await writeScenarioFolder(dir, batch.scenario, batch.policyChoice);
    const outcome = await planFolder(
      dir,
      { seed: 1, iterations, strict: true, locale: 'zh-CN', ...(start && { start }) },
      { runSolver, now: () => new Date(0), onFault: (fault) => expectNoFault(fault) },
    );
    if (outcome === null) throw new Error('the random batch could not be planned');
    const report = await checkPlan(JSON.parse(JSON.stringify(outcome.plan)), dir, start?.plan ?? null);
    return { plan: outcome.plan, violations: report.violations };
  } finally {
    await rm(dir, { recursive: true });
  }
}

function expectNoFault(fault: { code: string; message: Bilingual }): never {
  throw new Error(`random batches are well-formed, yet: ${fault.code} ${fault.message.en}`);
}
