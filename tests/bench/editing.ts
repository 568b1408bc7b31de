import { countyRegister } from '../../src/geo/index.ts';
import { draftOf } from '../../src/planning/edit/draftState.ts';
import { prepareEdits } from '../../src/planning/edit/editBatch.ts';
import { moveTo } from '../../src/planning/edit/kinds/move.ts';
import { reevaluate } from '../../src/planning/edit/reevaluate.ts';
import { resequenceTrip } from '../../src/planning/edit/resequence.ts';
import { patchBetween } from '../../src/planning/edit/statePatch.ts';
import { whatIf } from '../../src/planning/edit/whatIf.ts';
import { planFolder } from '../../src/planning/planFolder.ts';
import { readPlanInput } from '../../src/planning/readPlanInput.ts';
import { runSolverInThread } from '../../src/planning/solverThread.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';

/**
 * `npm run bench:editing -- DIR [SECONDS]`: plans a scenario folder, then drags one person of every trip over all buses, drops him where
 * that is allowed, evaluates the draft again and re-sequences every bus. Prints one JSON line: processor milliseconds of each answer (median, p90, longest). Not a test: figures
 * depend on the machine.
 */
const [dir = 'fixtures/gangzha-2020', seconds = '3'] = process.argv.slice(2);
const hooks = { runSolver: runSolverInThread, now: () => new Date(), onFault: () => undefined };
const planned = await planFolder(dir, { seed: 1, seconds: Number(seconds), strict: false, locale: 'zh-CN' }, hooks);
const read = await readPlanInput(dir, () => undefined);
if (planned === null || read === null) throw new Error(`${dir} cannot be planned`);
const { input } = read;
const writing = { now: new Date(), locale: 'zh-CN' } as const;

const prepareMs: number[] = [];
const begin = processorMs();
const edits = await prepareEdits(input, createEstimateRouter(cruiseSpeeds(input.policy)), countyRegister());
prepareMs.push(processorMs() - begin);
const state = draftOf(planned.plan);

const dragMs: number[] = [];
const dropMs: number[] = [];
const storeMs: number[] = [];
for (const { stops, tripId } of state.plan.trips) {
  const [workerId] = stops.flatMap(({ board }) => board);
  if (workerId === undefined) continue;
  const from = processorMs();
  const said = whatIf(edits, state, { kind: 'workers', workerIds: [workerId] }, writing);
  dragMs.push(processorMs() - from);
  if ('limits' in said) continue;
  for (const target of said.targets
    .filter(({ verdict, plate }) => verdict !== 'forbidden' && plate !== null)
    .slice(0, 3)) {
    const to = target.tripId === null ? { kind: 'new', plate: target.plate! } : { kind: 'trip', tripId: target.tripId };
    const dropped = processorMs();
    const outcome = moveTo(edits, state, [{ workerId, tripId }], to as Parameters<typeof moveTo>[3], writing);
    dropMs.push(processorMs() - dropped);
    if (!outcome.done) throw new Error(`${tripId}: the drag allowed what the drop refuses`);
    const stored = processorMs();
    JSON.stringify(patchBetween(state, outcome.state));
    storeMs.push(processorMs() - stored);
  }
}
const evaluateMs: number[] = [];
for (let i = 0; i < 7; i++) {
  const from = processorMs();
  const evaluated = reevaluate(edits, state, { isSameInput: true, hasRejected: false }, writing);
  evaluateMs.push(processorMs() - from);
  if (!evaluated.done) throw new Error('evaluating again is never refused');
}
const sequenceMs: number[] = [];
for (const { tripId } of state.plan.trips) {
  const from = processorMs();
  resequenceTrip(edits, state, { tripId, confirm: true }, writing);
  sequenceMs.push(processorMs() - from);
}
const { workers, trips } = state.plan;
const spreads = { prepareMs, dragMs, dropMs, patchMs: storeMs, evaluateMs, sequenceMs };
const figures = Object.fromEntries(Object.entries(spreads).map(([name, values]) => [name, spread(values)]));
process.stdout.write(`${JSON.stringify({ workers: workers.length, trips: trips.length, ...figures })}\n`);

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function spread(values: number[]): { n: number; median: number; p90: number; longest: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
  return { n: sorted.length, median: at(0.5), p90: at(0.9), longest: at(1) };
}
