import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { planFolder } from '../../src/planning/planFolder.ts';
import type { SolveRequest } from '../../src/planning/solverPort.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { runSolverHere } from './planRandom.ts';

/** What the solver is asked for a generated batch of so many workers, with hardly any effort. */
export async function batchRequest(seed: number, workers: number): Promise<SolveRequest> {
  const dir = await mkdtemp(join(tmpdir(), 'jieyun-request-'));
  let request: SolveRequest | null = null;
  try {
    await writeScenarioFolder(dir, await makeBatch(seed, workers, 'request'), {});
    const options = { seed: 1, iterations: 5, strict: true, locale: 'zh-CN' } as const;
    await planFolder(dir, options, {
      runSolver: (asked) => {
        request = asked;
        return runSolverHere(asked);
      },
      now: () => new Date(),
      onFault: () => undefined,
    });
  } finally {
    await rm(dir, { recursive: true });
  }
  if (request === null) throw new Error('the solver was not asked');
  return request;
}
