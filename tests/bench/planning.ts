import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { seedBatch } from '../../fixtures/generator/seedBatch.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import type { PlanFigures, PlanJob } from './planOnce.ts';

/**
 * `npm run bench -- [--seconds N] [--threads T] [--seed S] [BATCH...]`: the whole planner, as `jieyun plan` runs it, on our own
 * problem. Each batch is planned in a process of its own, so that its memory is its own. Prints a table.
 */

/** Workers and seconds of search of each batch. */
const batches: Record<string, { size: number; seconds: number }> = {
  seed: { size: seedBatch.size, seconds: 5 },
  x4: { size: 4 * seedBatch.size, seconds: 20 },
  x16: { size: 16 * seedBatch.size, seconds: 40 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string', default: '1' },
  },
});

const columns = ['batch', 'workers', 'threads', 'search s', 'first plan s', 'steps/s a thread', 'left over'];
columns.push('buses', 'proven', 'objective CNY', 'bound CNY', 'gap %', 'whole s', 'processor s', 'memory MB');
process.stdout.write(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|\n`);
for (const name of positionals.length > 0 ? positionals : Object.keys(batches)) {
  const batch = batches[name];
  if (batch === undefined) throw new Error(`no batch ${name}; there are ${Object.keys(batches).join(', ')}`);
  const dir = await mkdtemp(join(tmpdir(), 'jieyun-bench-'));
  try {
    // the seed batch has a seed of its own; a larger one is drawn anew
    const seed = name === 'seed' ? seedBatch.seed : 1;
    await writeScenarioFolder(dir, await makeBatch(seed, batch.size, name), seedBatch.policyChoice);
    const seconds = Number(values.seconds ?? batch.seconds);
    const threads = Number(values.threads);
    const figures = await planApart({ dir, seconds, threads, seed: Number(values.seed) });
    const { plan, firstPlanS, iterationsPerS, wholeS, processorS, memoryMb } = figures;
    const cells: (string | number)[] = [name, plan.workers, threads, seconds, firstPlanS.toFixed(2), iterationsPerS];
    cells.push(plan.left, plan.buses, plan.provenBuses, plan.objective.toFixed(0), plan.bound.toFixed(0));
    cells.push(plan.gapPct.toFixed(1), wholeS.toFixed(1), processorS.toFixed(1), memoryMb.toFixed(0));
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Plans in a fresh process. */
function planApart(job: PlanJob): Promise<PlanFigures> {
  const child = fork(fileURLToPath(new URL('./planOnce.js', import.meta.url)), [JSON.stringify(job)]);
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as PlanFigures));
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`planning ended with status ${status} and no figures`)));
  });
}
