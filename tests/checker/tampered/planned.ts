import { rm } from 'node:fs/promises';
import { checkPlan } from '../../../src/checker/checkPlan.ts';
import type { Violation } from '../../../src/checker/report.ts';
import type { Plan } from '../../../src/contract/plan.ts';
import { planFolder } from '../../../src/planning/planFolder.ts';
import { runSolverHere } from '../../planning/planRandom.ts';
import { type Files, handFiles, writeFiles } from '../handScenario.ts';
import { type Draft, editHead } from '../operators/draft.ts';

/** A plan of the planner's own for the small scenario under a rule set, and its files. */
export interface Planned {
  plan: Plan;
  files: Files;
}

/** Plans the hand scenario under a preset as `jieyun plan` does. */
export async function planHandScenario(preset: string): Promise<Planned> {
  const files = await handFiles();
  const draft = { files } as Draft;
  editHead(draft, (head) => Object.assign(head.policy, { preset, override: {} }));
  return inFolder(files, async (dir) => {
    const options = { seed: 1, iterations: 200, strict: false, locale: 'zh-CN' as const };
    const ports = { runSolver: runSolverHere, now: () => new Date(0), onFault: () => undefined };
    const outcome = await planFolder(dir, options, ports);
    if (outcome === null) throw new Error('the hand scenario could not be planned');
    return { plan: JSON.parse(JSON.stringify(outcome.plan)) as Plan, files };
  });
}

/** What the checker finds after a stranger changed the plan or its folder. */
export async function tampered({ plan, files }: Planned, change: (draft: Draft) => void): Promise<Violation[]> {
  const draft: Draft = { plan: structuredClone(plan), files: new Map(files) };
  change(draft);
  return inFolder(draft.files, async (dir) => (await checkPlan(draft.plan, dir)).violations);
}

async function inFolder<R>(files: Files, use: (dir: string) => Promise<R>): Promise<R> {
  const dir = await writeFiles(files);
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}
