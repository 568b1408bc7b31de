import { parseArgs } from 'node:util';
import { createHighsSolver } from '../../src/planning/highs.ts';
import { afterTime, proveBounds, solve } from '../../src/solver/index.ts';
import { loadBatch } from './loadBatch.ts';
import { processorClock } from './processorClock.ts';

/**
 * `npm run bench:bound -- DIR... [--search N=5] [--seconds N=60]`: a plan after N seconds of search, then what is proven of it
 * after each doubling of the time, in seconds of processor time of one thread. Prints a table.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { search: { type: 'string', default: '5' }, seconds: { type: 'string', default: '60' } },
});
const seconds = Number(values.seconds);
const marks: number[] = [];
for (let mark = seconds; mark >= 1; mark /= 2) marks.unshift(mark);

const lp = await createHighsSolver();
const head = [
  'batch',
  'groups',
  'left over',
  'buses',
  'proven',
  'plan CNY',
  ...marks.map((mark) => `${mark.toFixed(1)} s`),
];
process.stdout.write(`| ${head.join(' | ')} | gap % | proof |\n${'|---'.repeat(head.length + 2)}|\n`);
for (const dir of positionals.length > 0 ? positionals : ['fixtures/gangzha-2020']) {
  const { name, problem, timer } = await loadBatch(dir);
  const plan = solve(problem, afterTime(1000 * Number(values.search), processorClock()), { seed: 0, timer });
  const clock = processorClock();
  const proven: number[] = [];
  let fen = 0;
  const note = () => {
    while (proven.length < marks.length && clock() > 1000 * marks[proven.length]!) proven.push(fen);
  };
  const bounds = proveBounds(problem, {
    timer,
    plan,
    columns: { lp, stop: afterTime(1000 * seconds, clock) },
    onBounds: ({ objectiveFen }) => {
      note();
      fen = objectiveFen;
    },
  });
  note();
  while (proven.length < marks.length) proven.push(bounds.objectiveFen);
  proven[proven.length - 1] = bounds.objectiveFen;
  const left = plan.left.reduce((a, b) => a + b, 0);
  const gap = 100 * (1 - bounds.objectiveFen / plan.moneyFen);
  const cells = [name, problem.groups.count, left, plan.routes.length, bounds.buses, (plan.moneyFen / 100).toFixed(0)];
  const steps = proven.map((each) => (each / 100).toFixed(0));
  process.stdout.write(`| ${[...cells, ...steps, gap.toFixed(2), bounds.objectiveProof].join(' | ')} |\n`);
}
