import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readInstance } from '../../src/planning/instance/readInstance.ts';
import { toVisitProblem } from '../../src/planning/instance/toVisitProblem.ts';
import { afterTime, solveVisits } from '../../src/solver/index.ts';
import { checkRoutes } from '../support/checkRoutes.ts';
import { processorClock } from './processorClock.ts';

/**
 * `npm run bench:routing -- DIR --seconds N [--seeds K] [--only pattern]`: every instance of a folder, one thread, N seconds
 * of processor time, seeds 0 to K - 1. Prints a table with gaps to the best known values; a negative gap counts as 0 in
 * means. Costs are recomputed from the routes; a wrong solution ends the run.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    seeds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const [dir] = positionals;
if (dir === undefined) throw new Error('usage: npm run bench:routing -- DIR --seconds N [--seeds K] [--only pattern]');
const seconds = Number(values.seconds);
const seeds = Array.from({ length: Number(values.seeds) }, (_, seed) => seed);
const pattern = new RegExp(values.only);

const names = readdirSync(dir)
  .filter((name) => name.endsWith('.json') && pattern.test(name))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
const meanOf = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);
const means: number[] = [];

process.stdout.write(`| instance | n | bks | ${seeds.map((s) => `seed ${s}`).join(' | ')} | mean gap % | moves/s |\n`);
process.stdout.write(`|---|---|---|${'---|'.repeat(seeds.length + 2)}\n`);
for (const name of names) {
  const instance = await readInstance(join(dir, name));
  const problem = toVisitProblem(instance);
  let evaluations = 0;
  const costs = seeds.map((seed) => {
    const result = solveVisits(problem, afterTime(1000 * seconds, processorClock(), 1), { seed });
    evaluations += result.evaluations;
    if (result.routes === null) return Number.POSITIVE_INFINITY;
    const routes = result.routes.map((route) => route.map((visit) => instance.customers[visit - 1]!.id));
    const { cost, faults } = checkRoutes(instance, routes);
    if (faults.length > 0) throw new Error(`${name}, seed ${seed}: ${faults.join('; ')}`);
    return cost;
  });
  const { bks } = instance;
  const gap = bks === undefined ? null : meanOf(costs.map((cost) => Math.max(0, 100 * (cost / bks - 1))));
  if (gap !== null) means.push(gap);
  const cells = [instance.name, instance.n, bks?.toFixed(2) ?? '–', ...costs.map((cost) => cost.toFixed(2))];
  const rate = `${(evaluations / seconds / seeds.length / 1e6).toFixed(1)} M`;
  process.stdout.write(`| ${[...cells, gap?.toFixed(3) ?? '–', rate].join(' | ')} |\n`);
}
const load = loadavg()[0]!.toFixed(1);
process.stdout.write(
  `\nmean gap ${meanOf(means).toFixed(4)} %, worst ${Math.max(0, ...means).toFixed(3)} %; machine load ${load}\n`,
);
