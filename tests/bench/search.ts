import { parseArgs } from 'node:util';
import { afterTime, solve } from '../../src/solver/index.ts';
import { loadBatch } from './loadBatch.ts';
import { processorClock } from './processorClock.ts';

/**
 * `npm run bench:search -- DIR... [--seconds N] [--seeds K]`: how fast the search is on our own problem, and how good what it
 * finds is, after N seconds of processor time of one thread. Prints a table.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' }, seeds: { type: 'string', default: '1' } },
});
const seconds = Number(values.seconds);

process.stdout.write('| batch | groups | seed | iterations/s | first plan s | left over | buses | cost CNY |\n');
process.stdout.write('|---|---|---|---|---|---|---|---|\n');
for (const dir of positionals.length > 0 ? positionals : ['fixtures/gangzha-2020']) {
  const { name, problem, timer } = await loadBatch(dir);
  for (let seed = 0; seed < Number(values.seeds); seed++) {
    const clock = processorClock();
    let firstS = 0;
    const result = solve(problem, afterTime(1000 * seconds, clock), {
      seed,
      timer,
      onProgress: () => {
        if (firstS === 0) firstS = clock() / 1000;
      },
    });
    const left = result.left.reduce((a, b) => a + b, 0);
    const rate = (result.iterations / seconds).toFixed(0);
    const cells = [name, problem.groups.count, seed, rate, firstS.toFixed(2), left, result.routes.length];
    process.stdout.write(`| ${[...cells, (result.moneyFen / 100).toFixed(2)].join(' | ')} |\n`);
  }
}
